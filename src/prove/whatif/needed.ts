import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../../promise/calendar/calendar.ts';
import { dayOf, firstDayClosingFrom, isWorkingDay, workingDaysBetween } from '../../promise/calendar/days.ts';
import { type LimitUnit, lengthOf } from '../../promise/calendar/limit.ts';
import { addWorkingTime, workingTimeBetween } from '../../promise/calendar/working-time.ts';

/**
 * The least count of a unit with which a clock that never stands still is not past its due at a moment: the least
 * `n` with `moment <= deadline(calendar, start, { count: n, unit })`.
 */
export function neededCount(calendar: Calendar, unit: LimitUnit, start: Instant, moment: Instant): number {
  return Math.max(1, leastCount(calendar, unit, start, moment));
}

function leastCount(calendar: Calendar, unit: LimitUnit, start: Instant, moment: Instant): number {
  switch (unit) {
    case 'm':
    case 'h':
      return Math.ceil((moment - start) / lengthOf({ count: 1, unit }));
    case 'wm':
    case 'wh':
      return workingCount(calendar, lengthOf({ count: 1, unit }), start, moment);
    case 'wd':
      return workingDayCount(calendar, start, moment);
    case 'd':
      return dayCount(calendar, start, moment);
  }
}

/** Used up exactly at closing it is due at closing, so that a moment in the night needs one more. */
function workingCount(calendar: Calendar, length: number, start: Instant, moment: Instant): number {
  const count = Math.max(1, Math.ceil(workingTimeBetween(calendar, start, moment) / length));
  return addWorkingTime(calendar, start, count * length) < moment ? count + 1 : count;
}

/** All working days after the start that close before the moment, and the one that does not. */
function workingDayCount(calendar: Calendar, start: Instant, moment: Instant): number {
  const [after, closing] = [dayOf(calendar, start) + 1, firstDayClosingFrom(calendar, moment)];
  return closing <= after ? 1 : workingDaysBetween(calendar, after, closing) + 1;
}

/** A last day on which nobody works moves on, so that the count has only to pass the working day before. */
function dayCount(calendar: Calendar, start: Instant, moment: Instant): number {
  const startDay = dayOf(calendar, start);
  let day = firstDayClosingFrom(calendar, moment) - 1;
  while (day > startDay && !isWorkingDay(calendar, day)) day--;
  return day - startDay + 1;
}
