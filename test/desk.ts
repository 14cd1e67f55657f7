import type { TestContext } from 'node:test';
import { ensureInstallation } from '../src/install.ts';
import { act, type Particulars } from '../src/keep/case/act.ts';
import type { Action } from '../src/keep/case/case.ts';
import type { UserAct } from '../src/keep/case/decide.ts';
import type { Said } from '../src/keep/case/rate.ts';
import { receive, type Submission } from '../src/keep/case/receive.ts';
import { actAsUser } from '../src/keep/case/user.ts';
import { type OpenHouse, openHouse } from '../src/open-house.ts';
import { FIRST_UNITS } from '../src/people/staff/unit.ts';
import type { Caller } from '../src/platform/route.ts';
import { type Instant, parseInstant } from '../src/platform/time.ts';
import { readPledge } from '../src/promise/pledge/read.ts';
import { createDraft, publishDraft } from '../src/promise/pledge/store.ts';
import { type World, world } from './world.ts';

/** Somebody who works on cases; two of them are two people. */
export const colleague = (name: string): Caller => ({
  kind: 'key',
  staffId: null,
  keyId: name,
  name,
  permissions: new Set(['case:read', 'case:work']),
});

/** An installation of a test on which cases are worked at moments that the test names. */
export interface Desk extends World {
  readonly house: OpenHouse;
  receive(submission: Partial<Submission>, at: string): Promise<{ number: string; accessCode: string }>;
  step(number: string, action: Action, at: string, particulars?: Particulars, by?: Caller): Promise<void>;
  user(receipt: { number: string; accessCode: string }, act: UserAct, at: string, said?: Said): Promise<void>;
}

/** The moment of a wall clock in Shanghai: `2026-03-02 09:00`. */
export const at = (text: string): Instant =>
  parseInstant(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+08:00`)!;

/** @param letter a pledge to be held to instead of the shipped one, as YAML */
export async function openDesk(t: TestContext, letter?: string): Promise<Desk> {
  const made = await world(t);
  if (letter !== undefined) {
    const reading = readPledge(letter);
    if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
    await made.db.insertInto('organisation').values({ org_id: 1, name: '测试机构' }).execute();
    for (const unit of FIRST_UNITS)
      await made.db
        .insertInto('unit')
        .values({ org_id: 1, ...unit })
        .execute();
    await made.db.transaction().execute(async (tx) => {
      const { id } = await createDraft(tx, reading.pledge);
      await publishDraft(tx, id, { now: at('2020-01-01 00:00'), staffId: null });
    });
  } else {
    await ensureInstallation(made.db, { admin: undefined, publicUrl: 'http://localhost:3000' });
  }
  const house = await openHouse(made.db);
  const someone = colleague('someone');
  return {
    ...made,
    house,
    receive: (submission, moment) =>
      receive(
        house,
        { body: '请问怎样修改预留的手机号', channel: 'web', consent: true, ...submission },
        at(moment),
      ),
    step: (number, action, moment, particulars = {}, by = someone) =>
      act(house, number, action, particulars, by, at(moment)),
    user: ({ number, accessCode }, userAct, moment, said = {}) =>
      actAsUser(house, number, accessCode, userAct, said, at(moment)),
  };
}
