import type { Instant } from '../platform/time.ts';
import { type Calendar, compileCalendar } from '../promise/calendar/calendar.ts';
import { deadline, type Pause } from '../promise/calendar/deadline.ts';
import { addWorkingTime, workingTimeBetween } from '../promise/calendar/working-time.ts';
import {
  type ClockMeasure,
  type Fields,
  isClockClause,
  matches,
  type Pledge,
} from '../promise/pledge/pledge.ts';
import type { Random } from './random.ts';

/** What the bank's people know of their letter: by when, and in whose hours. */
export interface Promises {
  readonly calendar: Calendar;
  /** The earliest due of the clauses that apply; undefined when nothing is promised. */
  due(measure: ClockMeasure, fields: Fields, start: Instant, pauses?: readonly Pause[]): Instant | undefined;
}

export function promisesOf(pledge: Pledge): Promises {
  const calendar = compileCalendar(pledge.calendar);
  const clauses = pledge.clauses.filter(isClockClause);
  return {
    calendar,
    due(measure, fields, start, pauses) {
      const dues = clauses
        .filter((clause) => clause.measure === measure && matches(clause.scope, fields))
        .map(({ limit }) => deadline(calendar, start, limit, pauses));
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
  };
}

/**
 * When people who watch the clock get it done: as it would have come by itself, unless that is too late; then
 * shortly before the due, in office hours where there are any left, save for the risk that they miss it.
 */
export function inTime(
  random: Random,
  calendar: Calendar,
  start: Instant,
  byItself: Instant,
  due: Instant | undefined,
  risk: number,
): Instant {
  const missed = random.chance(risk);
  const share = random.between(0.62, 0.96);
  const overshoot = random.around(0.22, 0.8);
  if (due === undefined) return byItself;
  if (missed) return byItself > due ? byItself : due + (due - start) * overshoot;
  if (byItself <= due) return byItself;
  const working = workingTimeBetween(calendar, start, due);
  const inHours = addWorkingTime(calendar, start, working * share);
  return working > 600_000 && inHours < due ? inHours : start + (due - start) * share;
}
