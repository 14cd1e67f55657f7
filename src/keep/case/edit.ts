import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import { type Instant, MINUTE } from '../../platform/time.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';
import { change } from './change.ts';
import { opens } from './code.ts';
import type { House } from './house.ts';
import { type Held, hold } from './load.ts';
import { headline } from './receive.ts';
import { searchable } from './search.ts';
import { momentAfter, type StoredEvent } from './state.ts';
import { CASE_TEXTS } from './texts.ts';

/** How long after handing it in a user may change what they wrote. */
const EDIT_WITHIN = 10 * MINUTE;

const OPEN: readonly string[] = ['received', 'registered', 'dispatched', 'processing'];

/** Why a user may not change what they wrote now; undefined when they may. */
export function editObstacle(
  stage: string,
  events: readonly Pick<StoredEvent, 'at' | 'actor'>[],
  now: Instant,
): Refusal | undefined {
  const [first] = events;
  if (!OPEN.includes(stage)) return new Refusal('step-not-open', CASE_TEXTS.closedToUser);
  // What came by a file or was told at a counter was written by somebody else.
  return first?.actor === 'user' && now <= first.at + EDIT_WITHIN
    ? undefined
    : new Refusal('window-closed', CASE_TEXTS.editOver);
}

/**
 * A user changes what they wrote. What it is about is heard anew; clocks run on from when it was handed in, and what was
 * written before is kept for staff until it is erased.
 * @throws Refusal not-found, bad-request, step-not-open, window-closed
 */
export async function editAsUser(
  house: House,
  number: string,
  code: string,
  text: { readonly title?: string | undefined; readonly body?: string | undefined },
  now: Instant,
): Promise<void> {
  if (!opens(house.organisation.secret, number, code)) throw new Refusal('not-found', CASE_TEXTS.notFound);
  await house.db.transaction().execute(async (tx) => {
    const held = await hold(tx, number);
    if (!held) throw new Refusal('not-found', CASE_TEXTS.notFound);
    const obstacle = editObstacle(held.state.stage, held.events, now);
    if (obstacle) throw obstacle;
    const body = text.body === undefined ? held.body : text.body.trim();
    if (body === '') throw new Refusal('bad-request', CASE_TEXTS.emptyBody);
    const derived = held.title === headline(held.body);
    const title = text.title?.trim() || (derived ? headline(body) : held.title);
    if (title === held.title && body === held.body) return;
    const at = momentAfter(held.state, now);
    await rewrite(tx, held, title, body, at);
    await change(tx, house, held, eventsOf(house, held, title, body, at), at);
  });
}

async function rewrite(tx: Tx, held: Held, title: string, body: string, at: Instant): Promise<void> {
  await sql`
    with earlier as (
      insert into earlier_text (org_id, case_id, title, body, at)
      values (${ORG_ID}, ${held.id}, ${held.title}, ${held.body}, ${timestamptz(at)})
    )
    update cases set title = ${title}, body = ${body},
                     search = array_to_tsvector(${searchable(held.number, title, body)}::text[])
    where org_id = ${ORG_ID} and id = ${held.id}`.execute(tx);
}

const HEARD = ['urgency', 'nature', 'complexity', 'category'] as const;

/** Where staff have said what the case is, their word stands. */
function eventsOf(house: House, held: Held, title: string, body: string, at: Instant): StoredEvent[] {
  const seq = held.events.length + 1;
  const edited: StoredEvent = { seq, at, type: 'edited', actor: 'user', staffId: null };
  if (held.events.some(({ type, actor }) => type === 'reclassified' && actor === 'staff')) return [edited];
  const { channel, kind, segment, outlet } = held.state.fields;
  const known = { channel, kind, segment, outlet };
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  const heard = house.classifier.triage({ ...given, title, body });
  const fields: Fields = Object.fromEntries(
    HEARD.filter((name) => heard[name] !== undefined && heard[name] !== held.state.fields[name]).map(
      (name) => [name, heard[name]],
    ),
  );
  if (Object.keys(fields).length === 0) return [edited];
  return [edited, { seq: seq + 1, at, type: 'reclassified', fields, actor: 'system', staffId: null }];
}

/** What the user had written before, the oldest first. */
export const readEarlier = (
  db: Db,
  caseId: number,
): Promise<{ title: string; body: string; at: Instant }[]> =>
  db
    .selectFrom('earlier_text')
    .select(['title', 'body', 'at'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
