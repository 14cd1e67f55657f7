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
    marks: marksOf(history, terms.ratios),
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

/**
 * One statement that writes a case (`head` inserts or updates the row and returns its id) with its new events, its
 * clocks and its marks. One statement is one round trip and one transaction.
 */
export function statement(
  head: RawBuilder<unknown>,
  events: readonly StoredEvent[],
  { clocks, marks }: Standing,
  terms: Terms | undefined,
  now: Instant,
  alarmed: Alarmed = new Map(),
): RawBuilder<{ id: number }> {
  return sql<{ id: number }>`
    with head as (${head}), ${eventsWritten(events)}
    ${terms && clocks.length > 0 ? sql`, ${clocksWritten(clocks, terms, now, alarmed)}` : sql``}
    ${terms && marks.length > 0 ? sql`, ${marksWritten(marks, terms)}` : sql``}
    select id from head`;
}

function eventsWritten(events: readonly StoredEvent[]): RawBuilder<unknown> {
  const rows = events.map(({ seq, at, type, actor, staffId, ...data }) => ({
    seq,
    at,
    type,
    data,
    actor,
    staff_id: staffId,
  }));
  return sql`events_written as (
    insert into case_event (org_id, case_id, seq, at, type, data, actor, staff_id)
    select ${ORG_ID}, head.id, e.seq, ${instant('e.at')}, e.type, e.data, e.actor, e.staff_id
    from head, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(seq int, at float8, type text, data jsonb, actor text, staff_id int))`;
}

function clocksWritten(
  clocks: readonly Clock[],
  terms: Terms,
  now: Instant,
  alarmed: Alarmed,
): RawBuilder<unknown> {
  const limits = new Map(terms.clocks.map(({ id, limit }) => [id, limit]));
  const rows = clocks.map((clock) => {
    const limit = limits.get(clock.clause)!;
    // What is over when a clock is first written (an import, a late match of the scope) is not alarmed for.
    const done =
      alarmed.get(alarmKey(clock.clause, clock.round)) ??
      percentReached(terms.calendar, limit, clock.startedAt, clock.dueAt, now);
    return {
      clause: clock.clause,
      round: clock.round,
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
  return sql`clocks_written as (
    insert into clock as held (org_id, case_id, clause_id, round, pledge_id, measure, started_at, started_day, due_at,
      stopped_at, state, paused, alarmed, next_alarm_at)
    select ${ORG_ID}, head.id, k.clause, k.round, ${terms.pledgeId}, k.measure, ${instant('k.started')}, k.day,
      ${instant('k.due')}, ${instant('k.stopped')}, k.state, k.paused, k.alarmed, ${instant('k.alarm')}
    from head, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as k(clause text, round int, measure text, started float8, day date, due float8, stopped float8, state text,
           paused boolean, alarmed int, alarm float8)
    on conflict (org_id, case_id, clause_id, round) do update set
      due_at = excluded.due_at, stopped_at = excluded.stopped_at, state = excluded.state, paused = excluded.paused,
      next_alarm_at = excluded.next_alarm_at
    where (held.due_at, held.stopped_at, held.state, held.paused)
      is distinct from (excluded.due_at, excluded.stopped_at, excluded.state, excluded.paused))`;
}

function marksWritten(marks: readonly Mark[], terms: Terms): RawBuilder<unknown> {
  const rows = marks.map(({ clause, at, counted }) => ({
    clause,
    day: formatDay(dayOf(terms.calendar, at)),
    counted,
  }));
  return sql`marks_written as (
    insert into ratio_mark as held (org_id, case_id, clause_id, pledge_id, day, counted)
    select ${ORG_ID}, head.id, r.clause, ${terms.pledgeId}, r.day, r.counted
    from head, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(clause text, day date, counted boolean)
    on conflict (org_id, case_id, clause_id) do update set day = excluded.day, counted = excluded.counted
    where (held.day, held.counted) is distinct from (excluded.day, excluded.counted))`;
}
