import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Extension } from './extension.ts';

/** What was asked for a case, the latest last. */
export const requestsOf = (db: Pick<Tx, 'selectFrom'>, caseId: number) =>
  db
    .selectFrom('extension')
    .select([
      'id',
      'clause_id as clause',
      'round',
      'length',
      'reason',
      'state',
      'requested_by as requestedBy',
      'requested_at as requestedAt',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
    ])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();

interface Asking {
  readonly caseId: number;
  readonly pledgeId: number;
  readonly clause: string;
  readonly round: number;
  readonly length: string;
  readonly reason: string;
  readonly by: number | null;
}

export async function insertRequest(tx: Tx, asking: Asking, at: Instant): Promise<number> {
  const { id } = await tx
    .insertInto('extension')
    .values({
      org_id: ORG_ID,
      case_id: asking.caseId,
      pledge_id: asking.pledgeId,
      clause_id: asking.clause,
      round: asking.round,
      length: asking.length,
      reason: asking.reason,
      requested_by: asking.by,
      requested_at: timestamptz(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @param due of what is approved; null when it is refused */
export const settleRequest = (tx: Tx, id: number, by: number, at: Instant, due: Instant | null) =>
  tx
    .updateTable('extension')
    .set({
      state: due === null ? 'refused' : 'approved',
      decided_by: by,
      decided_at: timestamptz(at),
      due_at: due === null ? null : timestamptz(due),
      verdict: due === null ? null : 'running',
    })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .execute();

/** Keeps what the extensions of a case have come to, by which they are counted. */
export async function keepExtensions(
  tx: Tx,
  caseId: number,
  extensions: readonly Extension[],
): Promise<void> {
  if (extensions.length === 0) return;
  const rows = extensions.map(({ clause, round, dueAt, verdict, paused }) => ({
    clause,
    round,
    due: dueAt,
    verdict,
    paused,
  }));
  await sql`
    update extension set due_at = to_timestamp(e.due / 1000.0), verdict = e.verdict, paused = e.paused
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(clause text, round int, due float8, verdict text, paused boolean)
    where org_id = ${ORG_ID} and case_id = ${caseId} and state = 'approved'
      and (extension.clause_id, extension.round) = (e.clause, e.round)
      and (due_at, extension.verdict, extension.paused)
        is distinct from (to_timestamp(e.due / 1000.0), e.verdict, e.paused)`.execute(tx);
}
