import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/sql.ts';
import { timestamptz } from '../../platform/sql.ts';
import { type Instant, MINUTE, now as present } from '../../platform/time.ts';
import type { Limit } from '../../promise/calendar/limit.ts';
import { type Notice, notify } from '../notify/notice.ts';
import { type AlarmPercent, nextAlarm, percentReached } from './alarm.ts';
import type { Stage } from './case.ts';
import type { ClockState } from './clock.ts';
import type { House } from './house.ts';
import { climb } from './ladder/climb.ts';
import type { Ladder } from './ladder/rung.ts';
import { readLadder } from './ladder/store.ts';

interface DueClock {
  readonly org_id: number;
  readonly case_id: number;
  readonly clause_id: string;
  readonly round: number;
  readonly pledge_id: number;
  readonly started_at: Instant;
  readonly due_at: Instant;
  readonly alarmed: number;
  readonly number: string;
  readonly title: string;
  readonly stage: Stage;
  readonly unit_id: number | null;
  readonly assignee_id: number | null;
}

const BATCH = 500;

/**
 * Fires the alarms whose moment has come, until none is left. A batch claims its clocks, records the alarms, tells whom the ladder names and moves
 * the clocks on in one transaction, so a crash at any instant leaves an alarm either fired once or still to fire;
 * several processes may sweep at the same time. A case that somebody holds is left to the next sweep: whoever changes a
 * case takes it before its clocks, and a notice refers to the case. The cost is by the alarms that are due, not by the cases that are open.
 * @returns how many clocks were alarmed for.
 */
export async function sweep(
  house: Pick<House, 'db' | 'terms' | 'staff' | 'units'>,
  clock: () => Instant = present,
): Promise<number> {
  let fired = 0;
  for (;;) {
    const count = await house.db.transaction().execute((tx) => sweepBatch(tx, house, clock()));
    fired += count;
    if (count < BATCH) return fired;
  }
}

async function sweepBatch(
  tx: Tx,
  house: Pick<House, 'terms' | 'staff' | 'units'>,
  now: Instant,
): Promise<number> {
  const { rows } = await sql<DueClock>`
    select k.org_id, k.case_id, k.clause_id, k.round, k.pledge_id, k.started_at, k.due_at, k.alarmed,
           c.number, c.title, c.stage, c.unit_id, c.assignee_id
    from clock k join cases c on (c.org_id, c.id) = (k.org_id, k.case_id)
    where k.next_alarm_at <= ${timestamptz(now)}
    order by k.next_alarm_at limit ${BATCH}
    for update of k skip locked for key share of c skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  const ladder = await readLadder(tx);
  const moved = rows.map((row) => moveOn(house, ladder, row, now));
  await sql`
    with moved as (
      select * from jsonb_to_recordset(${JSON.stringify(moved.map(({ clock }) => clock))}::jsonb)
        as m(org_id int, case_id bigint, clause_id text, round int, percent int, alarm float8, state text, urges boolean)
    ), clocks_moved as (
      update clock set alarmed = greatest(clock.alarmed, m.percent), next_alarm_at = to_timestamp(m.alarm / 1000.0),
                       state = coalesce(m.state, clock.state)
      from moved m
      where (clock.org_id, clock.case_id, clock.clause_id, clock.round) = (m.org_id, m.case_id, m.clause_id, m.round)
    )
    insert into alarm (org_id, case_id, clause_id, round, percent, fired_at, to_urge)
    select org_id, case_id, clause_id, round, percent, ${timestamptz(now)}, urges from moved where percent > 0
    on conflict do nothing`.execute(tx);
  await notify(
    tx,
    moved.flatMap(({ notices }) => notices),
    now,
  );
  return rows.length;
}

interface Moved {
  readonly clock: Pick<DueClock, 'org_id' | 'case_id' | 'clause_id' | 'round'> & {
    readonly percent: AlarmPercent | 0;
    readonly alarm: Instant | null;
    readonly state: ClockState | null;
    readonly urges: boolean;
  };
  readonly notices: readonly Notice[];
}

function moveOn(
  house: Pick<House, 'terms' | 'staff' | 'units'>,
  ladder: Ladder,
  { org_id, case_id, clause_id, round, pledge_id, started_at, due_at, alarmed, ...row }: DueClock,
  now: Instant,
): Moved {
  const terms = house.terms.of(pledge_id);
  const limit: Limit | undefined = terms?.clocks.find(({ id }) => id === clause_id)?.limit;
  const key = { org_id, case_id, clause_id, round };
  const rest = { percent: 0, alarm: null, state: null, urges: false } as const;
  // A clock that was broken before its case ended is judged; nobody has to hurry any more.
  if (row.stage === 'withdrawn' || row.stage === 'merged') return { clock: { ...key, ...rest }, notices: [] };
  // A pledge that this process has not read yet; another sweep will know it.
  if (!terms || !limit) return { clock: { ...key, ...rest, alarm: now + MINUTE }, notices: [] };
  const latest = percentReached(terms.calendar, limit, started_at, due_at, now);
  // That a promise is broken is always told, even when nobody looked until long after.
  const reached = alarmed < 100 ? (Math.min(latest, 100) as AlarmPercent) : latest;
  const clock = {
    startedAt: started_at,
    dueAt: due_at,
    stoppedAt: null,
    state: 'running',
    paused: false,
  } as const;
  const percent = reached > alarmed ? reached : 0;
  const of = {
    id: case_id,
    number: row.number,
    title: row.title,
    unitId: row.unit_id,
    assigneeId: row.assignee_id,
  };
  const climbing = { clause: clause_id, round, from: alarmed, to: percent, dueAt: due_at, terms, case: of };
  const { notices, urges } = percent === 0 ? { notices: [], urges: false } : climb(ladder, climbing, house);
  return {
    clock: {
      ...key,
      percent,
      alarm: nextAlarm(terms.calendar, limit, clock, Math.max(reached, alarmed)),
      state: reached >= 100 ? 'broken' : null,
      urges,
    },
    notices,
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
