import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/sql.ts';
import { timestamptz } from '../../platform/sql.ts';
import { type Instant, now as present } from '../../platform/time.ts';
import type { Limit } from '../../promise/calendar/limit.ts';
import { type AlarmPercent, nextAlarm, percentReached } from './alarm.ts';
import type { ClockState } from './clock.ts';
import type { House } from './house.ts';
import type { Terms } from './terms.ts';

interface DueClock {
  readonly org_id: number;
  readonly case_id: number;
  readonly clause_id: string;
  readonly round: number;
  readonly pledge_id: number;
  readonly started_at: Instant;
  readonly due_at: Instant;
  readonly alarmed: number;
}

const BATCH = 500;

/**
 * Fires the alarms whose moment has come, until none is left. A batch claims its clocks, records the alarms and moves
 * the clocks on in one transaction, so a crash at any instant leaves an alarm either fired once or still to fire;
 * several processes may sweep at the same time. The cost is by the alarms that are due, not by the cases that are open.
 * @returns how many clocks were alarmed for.
 */
export async function sweep(
  house: Pick<House, 'db' | 'terms'>,
  clock: () => Instant = present,
): Promise<number> {
  let fired = 0;
  for (;;) {
    const count = await house.db.transaction().execute((tx) => sweepBatch(tx, house.terms, clock()));
    fired += count;
    if (count < BATCH) return fired;
  }
}

async function sweepBatch(tx: Tx, terms: House['terms'], now: Instant): Promise<number> {
  const { rows } = await sql<DueClock>`
    select org_id, case_id, clause_id, round, pledge_id, started_at, due_at, alarmed
    from clock where next_alarm_at <= ${timestamptz(now)}
    order by next_alarm_at limit ${BATCH} for update skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  const moved = rows.map((row) => moveOn(row, terms.of(row.pledge_id), now));
  await sql`
    with moved as (
      select * from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
        as m(org_id int, case_id bigint, clause_id text, round int, percent int, alarm float8, state text)
    ), clocks_moved as (
      update clock set alarmed = greatest(clock.alarmed, m.percent), next_alarm_at = to_timestamp(m.alarm / 1000.0),
                       state = coalesce(m.state, clock.state)
      from moved m
      where (clock.org_id, clock.case_id, clock.clause_id, clock.round) = (m.org_id, m.case_id, m.clause_id, m.round)
    )
    insert into alarm (org_id, case_id, clause_id, round, percent, fired_at)
    select org_id, case_id, clause_id, round, percent, ${timestamptz(now)} from moved where percent > 0
    on conflict do nothing`.execute(tx);
  return rows.length;
}

interface Moved extends Pick<DueClock, 'org_id' | 'case_id' | 'clause_id' | 'round'> {
  readonly percent: AlarmPercent | 0;
  readonly alarm: Instant | null;
  readonly state: ClockState | null;
}

function moveOn(
  { org_id, case_id, clause_id, round, started_at, due_at, alarmed }: DueClock,
  terms: Terms | undefined,
  now: Instant,
): Moved {
  const limit: Limit | undefined = terms?.clocks.find(({ id }) => id === clause_id)?.limit;
  const key = { org_id, case_id, clause_id, round };
  // A pledge that this process has not read yet; another sweep will know it.
  if (!terms || !limit) return { ...key, percent: 0, alarm: now + 60_000, state: null };
  const reached = percentReached(terms.calendar, limit, started_at, due_at, now);
  const clock = { startedAt: started_at, dueAt: due_at, state: 'running' as const, paused: false };
  return {
    ...key,
    percent: reached > alarmed ? reached : 0,
    alarm: reached === 100 ? null : nextAlarm(terms.calendar, limit, clock, Math.max(reached, alarmed)),
    state: reached === 100 ? 'broken' : null,
  };
}

/** Alarms of the last days, newest first. */
export const recentAlarms = (db: Db) =>
  db
    .selectFrom('alarm')
    .innerJoin('clock', (join) =>
      join
        .onRef('clock.org_id', '=', 'alarm.org_id')
        .onRef('clock.case_id', '=', 'alarm.case_id')
        .onRef('clock.clause_id', '=', 'alarm.clause_id')
        .onRef('clock.round', '=', 'alarm.round'),
    )
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'alarm.org_id').onRef('cases.id', '=', 'alarm.case_id'),
    )
    .select([
      'cases.number',
      'cases.title',
      'cases.pledge_id',
      'alarm.clause_id',
      'alarm.percent',
      'alarm.fired_at',
      'clock.due_at',
      'alarm.case_id',
      'alarm.round',
    ])
    .orderBy('alarm.fired_at', 'desc');
