import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Limit } from '../../../promise/calendar/limit.ts';
import { notify } from '../../notify/notice.ts';
import { doerOf } from '../actor.ts';
import type { Stage } from '../case.ts';
import { change } from '../change.ts';
import type { House } from '../house.ts';
import { hold } from '../load.ts';
import { onCase } from '../on-case.ts';
import { zoneOf } from '../read.ts';
import { momentAfter } from '../state.ts';
import { promiseOf } from './climb.ts';
import { documentNumber, issueUrge, tellOf, USUAL_LIMIT } from './issue.ts';
import { LADDER_TEXTS } from './texts.ts';

const OVER: readonly Stage[] = ['archived', 'withdrawn', 'merged'];

/** Whether a case may still be urged on. */
export const mayBeUrged = (stage: Stage): boolean => !OVER.includes(stage);

/** Somebody urges a unit on in writing. @throws Refusal not-found, step-not-open */
export const urge = (
  house: House,
  number: string,
  { reason, limit }: { readonly reason: string; readonly limit: Limit },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    if (!mayBeUrged(held.state.stage)) throw new Refusal('step-not-open', LADDER_TEXTS.closed);
    const id = await issueUrge(
      tx,
      house,
      held,
      { reason: reason.trim(), limit, staffId: caller.staffId },
      at,
    );
    return { entries: [{ type: 'urged', urge: id }] };
  });

/** The unit answers. @throws Refusal not-found, forbidden, step-not-open */
export const answerUrge = (
  house: House,
  number: string,
  id: number,
  body: string,
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    const found = await tx
      .selectFrom('urge')
      .select(['id', 'year', 'serial', 'unit_id', 'staff_id', 'due_at', 'answered_at'])
      .where('org_id', '=', ORG_ID)
      .where('case_id', '=', held.id)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new Refusal('not-found', LADDER_TEXTS.noSuch);
    if (found.answered_at !== null) throw new Refusal('step-not-open', LADDER_TEXTS.answered);
    if (!mayAnswer(house, caller, found.unit_id)) throw new Refusal('forbidden', LADDER_TEXTS.otherUnit);
    await tx
      .updateTable('urge')
      .set({ answered_at: timestamptz(at), answered_by: caller.staffId, answer: body.trim() })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .execute();
    const zone = zoneOf(held.pledgeId === null ? undefined : house.terms.of(held.pledgeId));
    const about = { id, document: documentNumber(found), case: held, dueAt: found.due_at, zone };
    if (found.staff_id !== null)
      await notify(tx, tellOf(about, 'urge-answered', [{ staff: found.staff_id }]), at);
    return { entries: [{ type: 'urge_answered', urge: id }] };
  });

/** Somebody of the unit that it went to; a program stands for all. */
export function mayAnswer(
  house: Pick<House, 'staff' | 'units'>,
  caller: Caller,
  unitId: number | null,
): boolean {
  const unit = house.staff().find(({ id }) => id === caller.staffId)?.unitId ?? null;
  return doerOf(house, caller).program || unitId === null || unit === unitId;
}

/** What is left waits for the next minute: a process that is told to stop must not go on for long. */
const AT_ONCE = 100;

/**
 * Issues the supervision notices that the ladder has come to. Each is done in a transaction of its own that holds its case
 * first, as every change of a case does; one that was issued is asked for no more.
 * @returns how many were issued
 */
export async function urgeByLadder(house: House, clock: () => Instant): Promise<number> {
  const waiting = await house.db
    .selectFrom('alarm')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'alarm.org_id').onRef('cases.id', '=', 'alarm.case_id'),
    )
    .select(['number', 'alarm.clause_id', 'alarm.round', 'alarm.percent'])
    .where('to_urge', '=', true)
    .orderBy('fired_at')
    .limit(AT_ONCE)
    .execute();
  let issued = 0;
  for (const one of waiting)
    issued += Number(await house.db.transaction().execute((tx) => urgeFor(tx, house, one, clock())));
  return issued;
}

interface Asked {
  readonly number: string;
  readonly clause_id: string;
  readonly round: number;
  readonly percent: number;
}

async function urgeFor(
  tx: Tx,
  house: House,
  { number, clause_id, round, percent }: Asked,
  now: Instant,
): Promise<boolean> {
  const held = (await hold(tx, number))!;
  const taken = await tx
    .updateTable('alarm')
    .set({ to_urge: false })
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', held.id)
    .where('clause_id', '=', clause_id)
    .where('round', '=', round)
    .where('to_urge', '=', true)
    .executeTakeFirstOrThrow();
  const ticks = await tx
    .selectFrom('clock')
    .select('clause_id')
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', held.id)
    .where('clause_id', '=', clause_id)
    .where('round', '=', round)
    .where('stopped_at', 'is', null)
    .executeTakeFirst();
  // Another process was faster, or the unit was.
  if (taken.numUpdatedRows === 0n || !ticks || !mayBeUrged(held.state.stage)) return false;
  const at = momentAfter(held.state, now);
  const id = await issueUrge(
    tx,
    house,
    held,
    {
      reason: LADDER_TEXTS.byLadder(promiseOf(house.terms.of(held.pledgeId!), clause_id), percent),
      limit: USUAL_LIMIT,
      staffId: null,
      clock: { clause: clause_id, round },
    },
    at,
  );
  const event = { seq: held.events.length + 1, at, actor: 'system', staffId: null } as const;
  await change(tx, house, held, [{ ...event, type: 'urged', urge: id, clause: clause_id }], at);
  return true;
}
