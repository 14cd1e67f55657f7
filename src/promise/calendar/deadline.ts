import type { Instant } from '../../platform/time.ts';
import type { Calendar } from './calendar.ts';
import {
  closeOfBusiness,
  dayOf,
  firstDayClosingFrom,
  isWorkingDay,
  workingDayAfter,
  workingDaysBetween,
} from './days.ts';
import { type Limit, lengthOf } from './limit.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.ts';

/** A stretch in which the clock stood still: [from, to), over when it is given. */
export interface Pause {
  from: Instant;
  to: Instant;
}

const NONE: readonly Pause[] = [];

/**
 * The moment at which a limit is used up. Natural and working time run from the start; the day of the
 * start does not count for days and working days, which end at close of business (Civil Code of the PRC,
 * articles 201–203). A pause that begins at the due itself still moves it; one that begins later does not.
 * @param pauses sorted and disjoint.
 * @throws Refusal `bad-request` when the calendar cannot reach that far.
 */
export function deadline(
  calendar: Calendar,
  start: Instant,
  limit: Limit,
  pauses: readonly Pause[] = NONE,
): Instant {
  switch (limit.unit) {
    case 'm':
    case 'h':
      return natural(start, lengthOf(limit), pauses);
    case 'wm':
    case 'wh':
      return working(calendar, start, lengthOf(limit), pauses);
    case 'wd':
      return closeOfBusiness(calendar, lastWorkingDay(calendar, dayOf(calendar, start), limit.count, pauses));
    case 'd':
      return closeOfBusiness(calendar, lastDay(calendar, dayOf(calendar, start), limit.count, pauses));
  }
}

function natural(start: Instant, length: number, pauses: readonly Pause[]): Instant {
  let [at, left] = [start, length];
  for (const { from, to } of pauses) {
    if (to <= at) continue;
    if (from > at + left) break;
    if (from > at) left -= from - at;
    at = to;
  }
  return at + left;
}

function working(calendar: Calendar, start: Instant, length: number, pauses: readonly Pause[]): Instant {
  let [at, left] = [start, length];
  for (const { from, to } of pauses) {
    if (to <= at) continue;
    if (from > at) {
      if (from > addWorkingTime(calendar, at, left)) break;
      left -= workingTimeBetween(calendar, at, from);
    }
    at = to;
  }
  return addWorkingTime(calendar, at, left);
}

function lastWorkingDay(
  calendar: Calendar,
  startDay: number,
  count: number,
  pauses: readonly Pause[],
): number {
  let [day, left] = [startDay, count];
  for (const pause of pauses) {
    const resumed = firstDayClosingFrom(calendar, pause.to);
    const paused = Math.max(firstDayClosingFrom(calendar, pause.from), day + 1);
    if (resumed <= paused) continue;
    const counted = workingDaysBetween(calendar, day + 1, paused);
    if (counted >= left) break;
    left -= counted;
    day = resumed - 1;
  }
  return workingDayAfter(calendar, day, left);
}

/** The last day that counts or, when nobody works on it, the next on which somebody does and the clock runs. */
function lastDay(calendar: Calendar, startDay: number, count: number, pauses: readonly Pause[]): number {
  let [day, left] = [startDay, count];
  for (const pause of pauses) {
    const resumed = firstDayClosingFrom(calendar, pause.to);
    const paused = Math.max(firstDayClosingFrom(calendar, pause.from), day + 1);
    if (resumed <= paused) continue;
    const counted = paused - day - 1;
    if (counted >= left) {
      const due = onWorkingDay(calendar, day + left);
      if (due < paused) return due;
      // All days are counted; what is left is to find a day to move to, from the end of the pause on.
      [day, left] = [resumed - 1, 1];
      continue;
    }
    left -= counted;
    day = resumed - 1;
  }
  return onWorkingDay(calendar, day + left);
}

const onWorkingDay = (calendar: Calendar, day: number): number =>
  isWorkingDay(calendar, day) ? day : workingDayAfter(calendar, day, 1);
