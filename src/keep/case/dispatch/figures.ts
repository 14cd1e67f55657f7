import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';

/** How often cases went to and fro between units in a period, and what came of the objections of each. */
export interface UnitFigures {
  readonly unitId: number;
  readonly unit: string;
  /** Cases that left the unit for another before they were answered, and that came to it so. */
  readonly bouncedAway: number;
  readonly bouncedHere: number;
  readonly objections: number;
  readonly upheld: number;
  readonly refused: number;
  /** Decided by the catalogue since nobody did in time; among upheld or refused. */
  readonly byCatalogue: number;
  readonly openTasks: number;
  readonly lateTasks: number;
}

/** Of bounces and objections that fall into [from, to); open tasks are those of `now`. */
export async function unitFigures(db: Db, from: Instant, to: Instant, now: Instant): Promise<UnitFigures[]> {
  const within = (column: string) =>
    sql`${sql.ref(column)} >= ${timestamptz(from)} and ${sql.ref(column)} < ${timestamptz(to)}`;
  const { rows } = await sql<UnitFigures>`
    select u.id as "unitId", u.name as unit,
      (select count(*)::int from bounce b where b.org_id = u.org_id and b.from_unit_id = u.id and ${within('b.at')}) as "bouncedAway",
      (select count(*)::int from bounce b where b.org_id = u.org_id and b.to_unit_id = u.id and ${within('b.at')}) as "bouncedHere",
      count(o.seq)::int as objections,
      count(*) filter (where o.outcome = 'upheld')::int as upheld,
      count(*) filter (where o.outcome = 'refused')::int as refused,
      count(*) filter (where o.by_catalogue)::int as "byCatalogue",
      (select count(*)::int from task t join cases c on (c.org_id, c.id) = (t.org_id, t.case_id)
        where t.org_id = u.org_id and t.unit_id = u.id and t.done_at is null and c.stage in ('dispatched', 'processing')) as "openTasks",
      (select count(*)::int from task t join cases c on (c.org_id, c.id) = (t.org_id, t.case_id)
        where t.org_id = u.org_id and t.unit_id = u.id and t.done_at is null and c.stage in ('dispatched', 'processing')
          and t.due_at < ${timestamptz(now)}) as "lateTasks"
    from unit u left join objection o on o.org_id = u.org_id and o.unit_id = u.id and ${within('o.at')}
    where u.org_id = ${ORG_ID}
    group by u.org_id, u.id, u.name order by u.id`.execute(db);
  return rows;
}
