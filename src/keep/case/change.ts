import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { notify } from '../notify/notice.ts';
import { carryOn } from './carried.ts';
import { followMoves } from './dispatch/follow.ts';
import { withOwner } from './dispatch/owner.ts';
import { inOrder } from './event.ts';
import { extensionsOf } from './extension/extension.ts';
import { keepExtensions } from './extension/store.ts';
import type { House } from './house.ts';
import type { Held } from './load.ts';
import { answersFor, noticesOf } from './notices.ts';
import { keepPauses } from './pause/keep.ts';
import { sendFiles } from './staff-file.ts';
import { type StoredEvent, stateOf } from './state.ts';
import { nextDueOf, type Standing, standingOf, statement } from './write.ts';

/** What is said along with a step: to the user, or among staff. */
export interface Remark {
  readonly author: 'user' | 'staff' | 'system';
  readonly staffId: number | null;
  readonly step: StoredEvent['type'] | null;
  readonly internal: boolean;
  readonly body: string;
  /** Files that staff keep with the case, and that go out with it. */
  readonly files?: readonly string[];
}

/**
 * Adds events to a case that is held: judges its clocks anew and writes events, row, clocks, marks and notices together.
 * Whoever watches the case is told when the transaction commits.
 */
export async function change(
  tx: Tx,
  house: House,
  held: Held,
  given: readonly StoredEvent[],
  at: Instant,
  remark?: Remark,
): Promise<void> {
  const added = await withOwner(tx, house, held.events, given, at);
  const events = inOrder([...held.events, ...added]);
  const state = stateOf(events);
  const terms = held.pledgeId === null ? undefined : house.terms.of(held.pledgeId);
  const standing = standingOf(events, terms, at);
  const { channel, kind, urgency, nature, complexity, segment, category, outlet } = state.fields;
  const head = sql`
    update cases set
      stage = ${state.stage}, channel = ${channel ?? null}, kind = ${kind ?? null}, urgency = ${urgency ?? null},
      nature = ${nature ?? null}, complexity = ${complexity ?? null}, segment = ${segment ?? null},
      category = ${category ?? null}, outlet = ${outlet ?? null}, unit_id = ${state.unitId}, assignee_id = ${state.assigneeId},
      waiting_reason = ${state.waitingReason}, rounds = ${state.round}, changed_at = ${timestamptz(at)},
      next_due_at = ${timestamptz(nextDueOf(standing.clocks))},
      merged_into = (select id from cases target where target.org_id = ${ORG_ID} and target.number = ${state.mergedInto})
    where org_id = ${ORG_ID} and id = ${held.id}
    returning id`;
  await statement(head, added, standing, terms, at, held.alarmed).execute(tx);
  await dropMarks(tx, held.id, standing);
  await followMoves(tx, held, added, at);
  await keepPauses(tx, [{ id: held.id, events, added }], at);
  if (terms) await keepExtensions(tx, held.id, extensionsOf(events, standing.clocks, terms.calendar, at));
  const followers = await carryOn(tx, house, { id: held.id, events }, at);
  const following = followers.map(({ number }) => number);
  if (remark) await addMessage(tx, [held.number, ...(isTold(remark) ? following : [])], remark, at);
  const notices = noticesOf({
    held,
    before: held.state,
    after: state,
    added,
    terms,
    clocks: standing.clocks,
    ...(remark && { said: remark }),
    units: house.units(),
    at,
  });
  await notify(tx, [...notices, ...answersFor(notices, followers)], at);
  await news(tx, [held.number, ...following]);
}

/** Tells whoever watches these cases, once the transaction commits. */
const news = (tx: Tx, numbers: readonly string[]) =>
  sql`select pg_notify('case', number) from unnest(${numbers}::text[]) number`.execute(tx);

const ANSWERS: ReadonlySet<StoredEvent['type'] | null> = new Set(['responded', 'plan_sent', 'replied']);

/** What answers a case answers those merged into it as well; each submitter reads it under a number of their own. */
const isTold = ({ author, internal, step }: Remark): boolean =>
  author === 'staff' && !internal && ANSWERS.has(step);

/** A case that was relabelled, withdrawn or merged leaves the denominators it no longer belongs to. */
async function dropMarks(tx: Tx, caseId: number, { marks }: Standing): Promise<void> {
  const rest = tx.deleteFrom('mark').where('org_id', '=', ORG_ID).where('case_id', '=', caseId);
  await (marks.length === 0
    ? rest
    : rest.where(
        'clause_id',
        'not in',
        marks.map(({ clause }) => clause),
      )
  ).execute();
}

/**
 * Says something in one or several cases; its files are those of the first.
 * @returns the ids of the messages
 */
export async function addMessage(
  tx: Tx,
  numbers: readonly string[],
  { author, staffId, step, internal, body, files = [] }: Remark,
  at: Instant,
): Promise<number[]> {
  const said = await tx
    .insertInto('message')
    .columns(['org_id', 'case_id', 'author', 'staff_id', 'step', 'internal', 'body', 'at'])
    .expression((from) =>
      from
        .selectFrom('cases')
        .select((pick) => [
          'org_id',
          'id',
          pick.val(author).as('author'),
          pick.val(staffId).as('staff_id'),
          pick.val(step).as('step'),
          pick.lit(internal).as('internal'),
          pick.val(body).as('body'),
          timestamptz(at).as('at'),
        ])
        .where('org_id', '=', ORG_ID)
        .where('number', 'in', numbers),
    )
    .returning('id')
    .execute();
  const ids = said.map(({ id }) => id);
  await sendFiles(tx, numbers[0]!, ids, files);
  return ids;
}
