import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Caller } from '../../platform/route.ts';
import type { Instant } from '../../platform/time.ts';
import type { House } from './house.ts';
import { dueCondition, OPEN } from './list.ts';

export interface Summary {
  readonly overdue: number;
  readonly dueToday: number;
  readonly mine: number;
  readonly unassigned: number;
  readonly open: number;
}

/** What there is to do, counted over the open cases in one pass. */
export async function summary(house: House, caller: Caller, now: Instant): Promise<Summary> {
  const { rows } = await sql<Summary>`
    select count(*) filter (where ${dueCondition(house, 'overdue', now)})::int as overdue,
           count(*) filter (where ${dueCondition(house, 'today', now)} and not (${dueCondition(house, 'overdue', now)}))::int as "dueToday",
           count(*) filter (where assignee_id = ${caller.staffId ?? -1})::int as mine,
           count(*) filter (where unit_id is null)::int as unassigned,
           count(*)::int as open
    from cases
    where org_id = ${ORG_ID} and ${OPEN}`.execute(house.db);
  return rows[0]!;
}
