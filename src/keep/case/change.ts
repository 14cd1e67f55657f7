import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { inOrder } from './event.ts';
import type { House } from './house.ts';
import type { Held } from './load.ts';
import { type StoredEvent, stateOf } from './state.ts';
import { nextDueOf, type Standing, standingOf, statement } from './write.ts';

/** What is said along with a step: to the user, or among staff. */
export interface Remark {
  readonly author: 'user' | 'staff' | 'system';
  readonly staffId: number | null;
  readonly step: StoredEvent['type'] | null;
  readonly internal: boolean;
  readonly body: string;
}

/**
 * Adds events to a case that is held: judges its clocks anew and writes events, row, clocks and marks together.
 * Whoever watches the case is told when the transaction commits.
 */
export async function change(
  tx: Tx,
  house: House,
  held: Held,
  added: readonly StoredEvent[],
  at: Instant,
  remark?: Remark,
): Promise<void> {
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
  if (remark) await addMessage(tx, held.id, remark, at);
  await sql`select pg_notify('case', ${held.number})`.execute(tx);
}

/** A case that was relabelled, withdrawn or merged leaves the denominators it no longer belongs to. */
async function dropMarks(tx: Tx, caseId: number, { marks }: Standing): Promise<void> {
  const rest = tx.deleteFrom('ratio_mark').where('org_id', '=', ORG_ID).where('case_id', '=', caseId);
  await (marks.length === 0
    ? rest
    : rest.where(
        'clause_id',
        'not in',
        marks.map(({ clause }) => clause),
      )
  ).execute();
}

async function addMessage(
  tx: Tx,
  caseId: number,
  { author, staffId, step, internal, body }: Remark,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('message')
    .values({
      org_id: ORG_ID,
      case_id: caseId,
      author,
      staff_id: staffId,
      step,
      internal,
      body,
      at: timestamptz(at),
    })
    .execute();
}
