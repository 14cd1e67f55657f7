import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../../promise/calendar/calendar.ts';
import { deadline, type Pause } from '../../promise/calendar/deadline.ts';
import { type ClockClause, type ClockMeasure, matches, type Scope } from '../../promise/pledge/pledge.ts';
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
 * How a clock fares whatever its limit: that lies in the order of the events. One comparison of a moment with the due
 * is left, which tells whether it is broken instead. (Of several moments the last one decides: the due never moves on
 * once it has passed.)
 */
export interface Course extends Run {
  /** The place whose moment is held against the due; the number of events when that is the present. */
  readonly decidedAt: number;
  /** What the clock is unless it is broken. */
  readonly state: 'running' | 'kept' | 'cancelled';
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
      const course = courseOf(history, clause.scope, runs[index]!);
      if (course) clocks.push(clockOf(history, clause, course, index + 1, calendar, at));
    }
  }
  return clocks;
}

/** The courses of the clocks of one case under a clause, one for each round in which its scope matched. */
export const coursesOf = (history: History, { measure, scope }: ClockClause): Course[] =>
  runsOf(history, measure).flatMap((run) => courseOf(history, scope, run) ?? []);

const NO_RUNS: readonly Run[] = [];

/** The stretches of a measure, each by request, or one for the case; none starts once the case has ended. */
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

function courseOf({ events, known, end }: History, scope: Scope, { start, stop }: Run): Course | undefined {
  let state: Course['state'] | undefined = matches(scope, known[start]!) ? 'running' : undefined;
  let decidedAt = events.length;
  for (let place = start + 1; place < events.length; place++) {
    if (place === stop && state === 'running') [state, decidedAt] = ['kept', place];
    if (place > end || (place < end && known[place] === known[place - 1])) continue;
    const inScope = place < end && matches(scope, known[place]!);
    if (inScope && (state === undefined || state === 'cancelled')) {
      if (stop !== null && stop <= place) [state, decidedAt] = ['kept', stop];
      else [state, decidedAt] = ['running', events.length];
    } else if (!inScope && state === 'running') [state, decidedAt] = ['cancelled', place];
  }
  return state && { start, stop, decidedAt, state };
}

function clockOf(
  history: History,
  clause: ClockClause,
  course: Course,
  round: number,
  calendar: Calendar,
  at: Instant,
): Clock {
  const { events } = history;
  const startedAt = events[course.start]!.at;
  const now = course.decidedAt === events.length;
  const place = now ? events.length - 1 : course.decidedAt;
  const { pauses } = CLOCK_RULES[clause.measure];
  const due = dueAsOf(history, clause, startedAt, pauses, calendar, place);
  const state = due.passed(now ? at : events[place]!.at) ? 'broken' : course.state;
  const judged = state === 'kept' || state === 'broken';
  return {
    clause: clause.id,
    measure: clause.measure,
    round,
    startedAt,
    dueAt: due.at,
    stoppedAt: judged && course.stop !== null ? events[course.stop]!.at : null,
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
