import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../../promise/calendar/calendar.ts';
import type { Limit } from '../../promise/calendar/limit.ts';
import { lengthOf } from '../../promise/calendar/limit.ts';
import { addWorkingTime, workingTimeBetween } from '../../promise/calendar/working-time.ts';
import type { Clock } from './clock.ts';

/** The shares of a limit, in per cent, at which staff are alarmed. */
export const ALARM_PERCENTS = [50, 80, 100, 150] as const;
export type AlarmPercent = (typeof ALARM_PERCENTS)[number];

/**
 * When an alarm for a running clock falls: at that share of the limit counted back from the due, so that pauses
 * shift it along. Days and working time are shared out over working time, which keeps alarms out of the night.
 * The last alarm falls one millisecond after the due, since a stop exactly at the due is kept.
 */
function alarmAt(
  calendar: Calendar,
  limit: Limit,
  startedAt: Instant,
  dueAt: Instant,
  percent: AlarmPercent,
): Instant {
  if (percent === 100) return dueAt + 1;
  if (percent > 100) return overrun(calendar, limit, startedAt, dueAt, percent / 100 - 1);
  const left = 1 - percent / 100;
  if (limit.unit === 'm' || limit.unit === 'h') return dueAt - left * lengthOf(limit);
  const whole = workingTimeBetween(calendar, startedAt, dueAt);
  if (whole === 0) return dueAt - left * (dueAt - startedAt);
  const total = limit.unit === 'wm' || limit.unit === 'wh' ? lengthOf(limit) : whole;
  return addWorkingTime(calendar, startedAt, Math.max(whole - left * total, 0));
}

/** The moment at which a limit has been overrun by a share of itself, by the time that it is counted in. */
function overrun(
  calendar: Calendar,
  limit: Limit,
  startedAt: Instant,
  dueAt: Instant,
  share: number,
): Instant {
  if (limit.unit === 'm' || limit.unit === 'h') return dueAt + share * lengthOf(limit);
  const whole =
    limit.unit === 'wm' || limit.unit === 'wh'
      ? lengthOf(limit)
      : workingTimeBetween(calendar, startedAt, dueAt);
  return whole === 0 ? dueAt + share * (dueAt - startedAt) : addWorkingTime(calendar, dueAt, share * whole);
}

/**
 * The next alarm of a clock, or null when it has none: it is paused, has stopped, or has fired them all. One that is
 * broken and goes on is alarmed for until somebody acts.
 * @param alarmed the percentage alarmed for last (0 before the first).
 */
export function nextAlarm(
  calendar: Calendar,
  limit: Limit,
  clock: Pick<Clock, 'startedAt' | 'dueAt' | 'stoppedAt' | 'state' | 'paused'>,
  alarmed: number,
): Instant | null {
  const ticks = clock.stoppedAt === null && (clock.state === 'running' || clock.state === 'broken');
  if (!ticks || clock.paused) return null;
  const percent = ALARM_PERCENTS.find((one) => one > alarmed);
  return percent === undefined ? null : alarmAt(calendar, limit, clock.startedAt, clock.dueAt, percent);
}

/** The highest percentage whose moment has come; 0 when none has. What was missed while nobody looked is not made up for. */
export function percentReached(
  calendar: Calendar,
  limit: Limit,
  startedAt: Instant,
  dueAt: Instant,
  now: Instant,
): AlarmPercent | 0 {
  return (
    ALARM_PERCENTS.findLast((percent) => alarmAt(calendar, limit, startedAt, dueAt, percent) <= now) ?? 0
  );
}
