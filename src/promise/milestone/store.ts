import '../pledge/tables.ts';
import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { AlarmPercent } from '../duty/alarm.ts';

export interface MilestoneAlarm {
  readonly pledgeId: number;
  readonly clause: string;
  readonly deliverable: string;
  readonly percent: AlarmPercent;
}

/** Keeps reminders; one that is there already stays as it is. @returns how many are new */
export async function insertAlarms(db: Db, alarms: readonly MilestoneAlarm[], at: Instant): Promise<number> {
  if (alarms.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('milestone_alarm')
    .values(
      alarms.map(({ pledgeId, clause, deliverable, percent }) => ({
        org_id: ORG_ID,
        pledge_id: pledgeId,
        clause_id: clause,
        deliverable,
        percent,
        fired_at: timestamptz(at),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}

/** The last reminder of each deliverable of a version of the letter. */
export const readAlarms = (
  db: Db,
  pledgeId: number,
): Promise<(MilestoneAlarm & { readonly firedAt: Instant })[]> =>
  db
    .selectFrom('milestone_alarm')
    .distinctOn(['clause_id', 'deliverable'])
    .select(['pledge_id as pledgeId', 'clause_id as clause', 'deliverable', 'fired_at as firedAt'])
    .select(sql<AlarmPercent>`percent`.as('percent'))
    .where('org_id', '=', ORG_ID)
    .where('pledge_id', '=', pledgeId)
    .orderBy('clause_id')
    .orderBy('deliverable')
    .orderBy('percent', 'desc')
    .execute();
