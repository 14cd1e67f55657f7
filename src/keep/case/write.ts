import { type RawBuilder, sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { formatDay, type Instant } from '../../platform/time.ts';
import { dayOf } from '../../promise/calendar/days.ts';
import { nextAlarm, percentReached } from './alarm.ts';
import { type Clock, clocksOf } from './clock.ts';
import { historyOf } from './history.ts';
import { type Mark, marksOf } from './mark.ts';
import type { StoredEvent } from './state.ts';
import type { Terms } from './terms.ts';

/** What a case's events amount to under the pledge it is held to. */
export interface Standing {
  readonly clocks: readonly Clock[];
  readonly marks: readonly Mark[];
}

const NOTHING_PROMISED: Standing = { clocks: [], marks: [] };

export function standingOf(events: readonly StoredEvent[], terms: Terms | undefined, at: Instant): Standing {
  if (!terms) return NOTHING_PROMISED;
  const history = historyOf(events);
  return {
    clocks: clocksOf(history, terms.clocks, terms.calendar, at),
    marks: marksOf(history, terms.marked),
  };
}

/** The earliest due of the clocks that tick, past ones included; infinity when none does, as while waiting for the user. */
export function nextDueOf(clocks: readonly Clock[]): Instant {
  const ticking = clocks.filter(
    (clock) => clock.stoppedAt === null && !clock.paused && clock.state !== 'cancelled',
  );
  return Math.min(...ticking.map((clock) => clock.dueAt));
}

/** The percentage last alarmed for, by clause and round, of the clocks that exist already. */
export type Alarmed = ReadonlyMap<string, number>;
export const alarmKey = (clause: string, round: number): string => `${clause} ${round}`;

const instant = (column: string) => sql`to_timestamp(${sql.ref(column)} / 1000.0)`;

/** What is written of one case. */
export interface Writing {
  /** By which the rows find their case: `head` yields it with the id. */
  readonly ref: number;
  /** New events only. */
  readonly events: readonly StoredEvent[];
  readonly standing: Standing;
  readonly terms: Terms | undefined;
  readonly alarmed?: Alarmed;
}

/**
 * One statement that writes a case (`head` inserts or updates the row and returns its id) with its new events, its
 * clocks and its marks. One statement is one round trip and one transaction.
 */
export function statement(
  head: RawBuilder<unknown>,
  events: readonly StoredEvent[],
  standing: Standing,
  terms: Terms | undefined,
  now: Instant,
  alarmed?: Alarmed,
  /** A common table expression that writes something more of the case in `head`. */
  also?: RawBuilder<unknown>,
): RawBuilder<{ id: number }> {
  const one = sql`changed as (${head}), head as (select id, 1 as ref from changed)${also ? sql`, ${also}` : sql``}`;
  return statementOfMany(one, [{ ref: 1, events, standing, terms, ...(alarmed && { alarmed }) }], now);
}

/** The same for many cases. @param head common table expressions, one of which is `head` with `id` and `ref` */
export function statementOfMany(
  head: RawBuilder<unknown>,
  writings: readonly Writing[],
  now: Instant,
): RawBuilder<{ id: number; ref: number }> {
  const clocks = writings.flatMap((writing) => clockRows(writing, now));
  const marks = writings.flatMap(markRows);
  return sql<{ id: number; ref: number }>`
    with ${head}, ${eventsWritten(writings.flatMap(eventRows))}
    ${clocks.length > 0 ? sql`, ${clocksWritten(clocks)}` : sql``}
    ${marks.length > 0 ? sql`, ${marksWritten(marks)}` : sql``}
    select id, ref from head`;
}

const eventRows = ({ ref, events }: Writing) =>
  events.map(({ seq, at, type, actor, staffId, ...data }) => ({
    ref,
    seq,
    at,
    type,
    data,
    actor,
    staff_id: staffId,
  }));

function eventsWritten(rows: readonly object[]): RawBuilder<unknown> {
  return sql`events_written as (
    insert into case_event (org_id, case_id, seq, at, type, data, actor, staff_id)
    select ${ORG_ID}, head.id, e.seq, ${instant('e.at')}, e.type, e.data, e.actor, e.staff_id
    from head join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(ref int, seq int, at float8, type text, data jsonb, actor text, staff_id int) on e.ref = head.ref)`;
}

function clockRows({ ref, standing, terms, alarmed }: Writing, now: Instant) {
  if (!terms) return [];
  const limits = new Map(terms.clocks.map(({ id, limit }) => [id, limit]));
  return standing.clocks.map((clock) => {
    const limit = limits.get(clock.clause)!;
    // What is over when a clock is first written (an import, a late match of the scope) is not alarmed for.
    const done =
      alarmed?.get(alarmKey(clock.clause, clock.round)) ??
      percentReached(terms.calendar, limit, clock.startedAt, clock.dueAt, now);
    return {
      ref,
      clause: clock.clause,
      round: clock.round,
      pledge: terms.pledgeId,
      measure: clock.measure,
      started: clock.startedAt,
      day: formatDay(dayOf(terms.calendar, clock.startedAt)),
      due: clock.dueAt,
      stopped: clock.stoppedAt,
      state: clock.state,
      paused: clock.paused,
      alarmed: done,
      alarm: nextAlarm(terms.calendar, limit, clock, done),
    };
  });
}

function clocksWritten(rows: readonly object[]): RawBuilder<unknown> {
  return sql`clocks_written as (
    insert into clock as held (org_id, case_id, clause_id, round, pledge_id, measure, started_at, started_day, due_at,
      stopped_at, state, paused, alarmed, next_alarm_at)
    select ${ORG_ID}, head.id, k.clause, k.round, k.pledge, k.measure, ${instant('k.started')}, k.day,
      ${instant('k.due')}, ${instant('k.stopped')}, k.state, k.paused, k.alarmed, ${instant('k.alarm')}
    from head join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as k(ref int, clause text, round int, pledge int, measure text, started float8, day date, due float8,
           stopped float8, state text, paused boolean, alarmed int, alarm float8) on k.ref = head.ref
    on conflict (org_id, case_id, clause_id, round) do update set
      started_at = excluded.started_at, started_day = excluded.started_day, due_at = excluded.due_at,
      stopped_at = excluded.stopped_at, state = excluded.state, paused = excluded.paused,
      next_alarm_at = excluded.next_alarm_at
    where (held.started_at, held.due_at, held.stopped_at, held.state, held.paused)
      is distinct from (excluded.started_at, excluded.due_at, excluded.stopped_at, excluded.state, excluded.paused))`;
}

function markRows({ ref, standing, terms }: Writing) {
  if (!terms) return [];
  return standing.marks.map(({ clause, round, at, counted, lasted, excluded = null }) => ({
    ref,
    clause,
    round,
    pledge: terms.pledgeId,
    day: formatDay(dayOf(terms.calendar, at)),
    at,
    counted,
    lasted,
    excluded,
  }));
}

function marksWritten(rows: readonly object[]): RawBuilder<unknown> {
  return sql`marks_written as (
    insert into mark as held (org_id, case_id, clause_id, round, pledge_id, day, at, counted, lasted_ms, excluded)
    select ${ORG_ID}, head.id, r.clause, r.round, r.pledge, r.day, ${instant('r.at')}, r.counted, r.lasted, r.excluded
    from head join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(ref int, clause text, round int, pledge int, day date, at float8, counted boolean, lasted bigint, excluded text)
      on r.ref = head.ref
    on conflict (org_id, case_id, clause_id, round) do update set
      day = excluded.day, at = excluded.at, counted = excluded.counted, lasted_ms = excluded.lasted_ms,
      excluded = excluded.excluded
    where (held.day, held.at, held.counted, held.lasted_ms, held.excluded)
      is distinct from (excluded.day, excluded.at, excluded.counted, excluded.lasted_ms, excluded.excluded))`;
}
