import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import type { CivilDate } from '../../platform/time.ts';
import type { Tally } from './figures.ts';

/** A figure of a clause and day that was not what its clocks and marks come to. */
export interface FigureDifference {
  readonly pledgeId: number;
  readonly clause: string;
  readonly day: CivilDate;
  readonly was: Tally;
  readonly is: Tally;
}

/**
 * Counts clocks and marks anew and puts the daily figures in place of what changes had added up to.
 *
 * Exact while the product is being served: folding waits, so that the figures, the changes not folded yet and what is
 * counted are all of one snapshot; changes that are not in it stay, and are folded afterwards. Nobody else waits.
 */
export function rebuildCompliance(db: Db): Promise<FigureDifference[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      // Before the first query, which takes the snapshot.
      await sql`lock table compliance_daily in share row exclusive mode`.execute(tx);
      const differences = await compare(tx);
      await sql`delete from compliance_delta where org_id = ${ORG_ID}`.execute(tx);
      await sql`delete from compliance_daily where org_id = ${ORG_ID}`.execute(tx);
      await sql`insert into compliance_daily (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
        select ${ORG_ID}, pledge_id, clause_id, day, kept, broken, running, cancelled from (${counted}) counted`.execute(
        tx,
      );
      return differences;
    });
}

const counted = sql`
  select pledge_id, clause_id, started_day as day,
         count(*) filter (where state = 'kept') as kept, count(*) filter (where state = 'broken') as broken,
         count(*) filter (where state = 'running') as running, count(*) filter (where state = 'cancelled') as cancelled
  from promised_clock where org_id = ${ORG_ID} group by 1, 2, 3
  union all
  select pledge_id, clause_id, day, count(*) filter (where counted and excluded is null),
         count(*) filter (where not counted and excluded is null), 0, count(excluded)
  from mark where org_id = ${ORG_ID} and lasted_ms is null group by 1, 2, 3`;

interface Compared {
  readonly pledge_id: number;
  readonly clause_id: string;
  readonly day: CivilDate;
  readonly was: readonly number[];
  readonly is: readonly number[];
}

async function compare(tx: Tx): Promise<FigureDifference[]> {
  const { rows } = await sql<Compared>`
    select pledge_id, clause_id, day, coalesce(held.tally, '{0,0,0,0}') as was, coalesce(counted.tally, '{0,0,0,0}') as is
    from (
      select pledge_id, clause_id, day, array[sum(kept), sum(broken), sum(running), sum(cancelled)]::float8[] as tally
      from (
        select pledge_id, clause_id, day, kept, broken, running, cancelled from compliance_daily where org_id = ${ORG_ID}
        union all
        select pledge_id, clause_id, day, kept, broken, running, cancelled from compliance_delta where org_id = ${ORG_ID}
      ) every group by 1, 2, 3
    ) held
    full join (
      select pledge_id, clause_id, day, array[kept, broken, running, cancelled]::float8[] as tally from (${counted}) counted
    ) counted using (pledge_id, clause_id, day)
    where coalesce(held.tally, '{0,0,0,0}') <> coalesce(counted.tally, '{0,0,0,0}')
    order by 1, 2, 3`.execute(tx);
  return rows.map(({ pledge_id, clause_id, day, was, is }) => ({
    pledgeId: pledge_id,
    clause: clause_id,
    day,
    was: tally(was),
    is: tally(is),
  }));
}

const tally = ([kept, broken, running, cancelled]: readonly number[]): Tally => ({
  kept: kept!,
  broken: broken!,
  running: running!,
  cancelled: cancelled!,
});
