import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { addWorkingTime, workingTimeBetween } from '../calendar/working-time.ts';
import type { Occurrence } from './duty.ts';

/** How much of a period's working time is over when its owner is reminded; at 100 it was missed. */
export const ALARM_PERCENTS = [50, 80, 100] as const;
export type AlarmPercent = (typeof ALARM_PERCENTS)[number];

/** When an unfinished period is reminded of. Working time decides, so it falls on a working day while people are in. */
function alarmAt(occurrence: Occurrence, calendar: Calendar, percent: AlarmPercent): Instant {
  const { startsAt, dueAt } = occurrence;
  // A stop exactly at the due is kept, so it is missed only after that.
  if (percent === 100) return dueAt + 1;
  const whole = workingTimeBetween(calendar, startsAt, dueAt);
  return addWorkingTime(calendar, startsAt, Math.ceil((whole * percent) / 100));
}

/** The reminder that a period has come to; undefined before the first. */
export const alarmReached = (
  occurrence: Occurrence,
  calendar: Calendar,
  at: Instant,
): AlarmPercent | undefined =>
  ALARM_PERCENTS.findLast((percent) => alarmAt(occurrence, calendar, percent) <= at);
