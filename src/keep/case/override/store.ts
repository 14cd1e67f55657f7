import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import type { CivilDate, Instant } from '../../../platform/time.ts';
import type { OverrideState } from './override.ts';

/** What was asked for a case, the latest last. */
export const overridesOf = (db: Pick<Tx, 'selectFrom'>, caseId: number) =>
  db
    .selectFrom('gate_override')
    .select([
      'id',
      'clause_id as clause',
      'round',
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
  readonly reason: string;
  readonly by: number;
}

export async function insertOverride(tx: Tx, asking: Asking, at: Instant): Promise<number> {
  const { id } = await tx
    .insertInto('gate_override')
    .values({
      org_id: ORG_ID,
      case_id: asking.caseId,
      pledge_id: asking.pledgeId,
      clause_id: asking.clause,
      round: asking.round,
      reason: asking.reason,
      requested_by: asking.by,
      requested_at: timestamptz(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @param day of the decision, by which it is published */
export const settleOverride = (
  tx: Tx,
  id: number,
  state: Exclude<OverrideState, 'pending'>,
  by: number,
  at: Instant,
  day: CivilDate,
) =>
  tx
    .updateTable('gate_override')
    .set({ state, decided_by: by, decided_at: timestamptz(at), decided_day: day })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .execute();
