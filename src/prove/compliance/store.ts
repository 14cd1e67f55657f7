import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { CivilDate, Instant } from '../../platform/time.ts';
import type { Tally } from './figures.ts';

const BATCH = 20_000;

/**
 * Folds the counted changes into the daily figures. Each batch is deleted and added in one statement, so a change
 * counts exactly once whatever crashes; the rows of a batch are claimed, so several processes may fold.
 */
export async function foldCompliance(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ taken: number }>`
      with taken as (
        delete from compliance_delta
        where id in (select id from compliance_delta order by id limit ${BATCH} for update skip locked)
        returning org_id, pledge_id, clause_id, day, kept, broken, running, cancelled
      ), folded as (
        insert into compliance_daily as held (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
        select org_id, pledge_id, clause_id, day, sum(kept), sum(broken), sum(running), sum(cancelled)
        from taken group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict (org_id, pledge_id, clause_id, day) do update set
          kept = held.kept + excluded.kept, broken = held.broken + excluded.broken,
          running = held.running + excluded.running, cancelled = held.cancelled + excluded.cancelled
      )
      select count(*)::int as taken from taken`.execute(db);
    if (rows[0]!.taken < BATCH) return;
  }
}

export interface DayTally extends Tally {
  readonly clause: string;
  readonly day: CivilDate;
}

/**
 * The counts of every clause by day, as they are at `now`: the daily figures, the changes not folded yet, and the
 * clocks past their due that no alarm has marked yet. One statement reads them from one snapshot.
 */
export async function readTallies(
  db: Db,
  pledgeId: number,
  from: CivilDate,
  to: CivilDate,
  now: Instant,
): Promise<DayTally[]> {
  const { rows } = await sql<DayTally>`
    select clause_id as clause, day, sum(kept) as kept, sum(broken) as broken, sum(running) as running, sum(cancelled) as cancelled
    from (
      select clause_id, day, kept, broken, running, cancelled from compliance_daily
      where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and day between ${from} and ${to}
      union all
      select clause_id, day, kept, broken, running, cancelled from compliance_delta
      where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and day between ${from} and ${to}
      union all
      select clause_id, started_day, 0, 1, -1, 0 from promised_clock
      where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and started_day between ${from} and ${to}
        and state = 'running' and not paused and due_at < ${timestamptz(now)}
    ) counted
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

export interface Worst {
  readonly clause: string;
  readonly overdueSeconds: number;
}

/** The broken clock of each clause that ran over by most. */
export async function readWorst(
  db: Db,
  pledgeId: number,
  from: CivilDate,
  to: CivilDate,
  now: Instant,
): Promise<Worst[]> {
  const { rows } = await sql<Worst>`
    select clause_id as clause,
           floor(extract(epoch from max(coalesce(stopped_at, ${timestamptz(now)}) - due_at)))::float8 as "overdueSeconds"
    from promised_clock
    where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and started_day between ${from} and ${to} and state = 'broken'
    group by 1`.execute(db);
  return rows;
}

/** The day of the first count, or undefined when there is none. */
export async function firstDay(db: Db, pledgeId: number): Promise<CivilDate | undefined> {
  const { rows } = await sql<{ day: CivilDate | null }>`
    select least((select min(day) from compliance_daily where org_id = ${ORG_ID} and pledge_id = ${pledgeId}),
                 (select min(day) from compliance_delta where org_id = ${ORG_ID} and pledge_id = ${pledgeId})) as day`.execute(
    db,
  );
  return rows[0]!.day ?? undefined;
}
