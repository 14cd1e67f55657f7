import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../../promise/calendar/calendar.ts';
import { deadline, type Pause } from '../../promise/calendar/deadline.ts';
import { type ClockClause, type ClockMeasure, matches } from '../../promise/pledge/pledge.ts';
import type { History } from './history.ts';
import { CLOCK_RULES } from './measure.ts';

export type ClockState = 'running' | 'kept' | 'broken' | 'cancelled';

/** A clause at work on a case, or on one request within it. */
export interface Clock {
  readonly clause: string;
  readonly measure: ClockMeasure;
  /** 1, and one more with each further request (coordination, second review). */
  readonly round: number;
  readonly startedAt: Instant;
  /** While paused: the due as it stood before the pause; it is computed anew at resume. */
  readonly dueAt: Instant;
  readonly stoppedAt: Instant | null;
  readonly state: ClockState;
  readonly paused: boolean;
}

/** The stretch from a starting event to the first stopping event after it, as places in the history. */
interface Run {
  readonly start: number;
  readonly stop: number | null;
}

/**
 * Every clock of one case under the given clauses, as it stands at an instant. Pure: live clocks, the import
 * and the backtest all come from here, so an alarm may be late but a verdict never is.
 *
 * A clock that stops, or whose scope ceases, when its due has passed is broken for good; one whose scope ceases
 * earlier is cancelled, and is the same clock again if the scope returns.
 */
export function clocksOf(
  history: History,
  clauses: readonly ClockClause[],
  calendar: Calendar,
  at: Instant,
): Clock[] {
  const clocks: Clock[] = [];
  for (const clause of clauses) {
    const runs = runsOf(history, clause.measure);
    for (let index = 0; index < runs.length; index++) {
      const clock = judge(history, clause, runs[index]!, index + 1, calendar, at);
      if (clock) clocks.push(clock);
    }
  }
  return clocks;
}

const NO_RUNS: readonly Run[] = [];

/** The stretches of a measure in one case, as far as they began before it was withdrawn or merged. */
export function runsOf({ events, end }: History, measure: ClockMeasure): readonly Run[] {
  const { starts, stops, perRequest } = CLOCK_RULES[measure];
  let runs: Run[] | undefined;
  for (let place = 0; place < end; place++) {
    if (events[place]!.type !== starts) continue;
    const stop = stopAfter(events, place, stops);
    runs ??= [];
    runs.push({ start: place, stop });
    if (!perRequest || stop === null) break;
    place = stop - 1;
  }
  return runs ?? NO_RUNS;
}

function stopAfter(events: History['events'], start: number, stops: readonly string[]): number | null {
  for (let place = start + 1; place < events.length; place++) {
    if (stops.includes(events[place]!.type)) return place;
  }
  return null;
}

function judge(
  history: History,
  clause: ClockClause,
  run: Run,
  round: number,
  calendar: Calendar,
  at: Instant,
): Clock | undefined {
  const { events, known, end } = history;
  const { pauses } = CLOCK_RULES[clause.measure];
  const startedAt = events[run.start]!.at;
  const dueBy = (place: number) => dueAsOf(history, clause, startedAt, pauses, calendar, place);

  let state: ClockState | undefined = matches(clause.scope, known[run.start]!) ? 'running' : undefined;
  let judgedAt = run.start;
  for (let place = run.start + 1; place < events.length; place++) {
    if (place === run.stop && state === 'running') {
      state = dueBy(place).passed(events[place]!.at) ? 'broken' : 'kept';
      judgedAt = place;
    }
    if (place > end || (place < end && known[place] === known[place - 1])) continue;
    const inScope = place < end && matches(clause.scope, known[place]!);
    if (inScope && (state === undefined || state === 'cancelled')) {
      const stopped = run.stop !== null && run.stop <= place;
      judgedAt = stopped ? run.stop! : place;
      if (stopped) state = dueBy(judgedAt).passed(events[judgedAt]!.at) ? 'broken' : 'kept';
      else state = 'running';
    } else if (!inScope && state === 'running') {
      state = dueBy(place).passed(events[place]!.at) ? 'broken' : 'cancelled';
      judgedAt = place;
    }
  }
  if (state === undefined) return undefined;
  const due = dueBy(state === 'running' ? events.length - 1 : judgedAt);
  if (state === 'running' && due.passed(at)) state = 'broken';
  return {
    clause: clause.id,
    measure: clause.measure,
    round,
    startedAt,
    dueAt: due.at,
    stoppedAt:
      state === 'cancelled' || state === 'running' || run.stop === null ? null : events[run.stop]!.at,
    state,
    paused: state === 'running' && due.paused,
  };
}

interface Due {
  readonly at: Instant;
  readonly paused: boolean;
  /** Whether the due lies behind a moment. It never does while the clock stands still. */
  passed(moment: Instant): boolean;
}

const NO_PAUSES: readonly Pause[] = [];

/** The due as it is known once the event at `place` has happened: from the pauses that have ended by then. */
function dueAsOf(
  history: History,
  clause: ClockClause,
  startedAt: Instant,
  pauses: boolean,
  calendar: Calendar,
  place: number,
): Due {
  const ended = pauses ? history.pauses.filter((pause) => pause.closedBy <= place) : NO_PAUSES;
  const at = deadline(calendar, startedAt, clause.limit, ended);
  const since = pauses ? waitingSinceAt(history, place) : null;
  const paused = since !== null && since <= at;
  return { at, paused, passed: (moment) => !paused && moment > at };
}

function waitingSinceAt({ pauses, waitingSince, events }: History, place: number): Instant | null {
  const open = pauses.find((pause) => pause.closedBy > place);
  const from = open ? open.from : waitingSince;
  return from !== null && from <= events[place]!.at ? from : null;
}
