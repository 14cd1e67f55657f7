import { formatDay, type Instant } from '../../platform/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { closeOfBusiness, isWorkingDay, midnightOf } from '../calendar/days.ts';
import type { Period } from '../pledge/pledge.ts';
import type { Entry } from './duty.ts';

/**
 * For tests alone: a second implementation of what a duty owes that is too simple to be wrong. It gives every day a
 * name by its period and counts the days of the same name, one after the other.
 */
export interface ObviousPeriod {
  readonly days: readonly number[];
  readonly needed: number;
  readonly dueAt: Instant;
}

const MONDAY = -3; // 1969-12-29

function nameOf(day: number, every: Period): string {
  const [year, month] = formatDay(day).split('-') as [string, string];
  if (every === 'day') return String(day);
  if (every === 'month') return `${year} ${month}`;
  if (every === 'year') return year;
  if (every === 'half-year') return `${year} ${Number(month) <= 6}`;
  if (every === 'quarter')
    return `${year} ${['01 02 03', '04 05 06', '07 08 09', '10 11 12'].find((q) => q.includes(month))}`;
  let monday = MONDAY;
  while (monday + 7 <= day) monday += 7;
  return `week of ${monday}`;
}

/** The periods with a day from `from` to `to`, each as far as it is covered. */
export function obviousPeriods(
  { every, count }: { every: Period; count: number },
  from: number,
  to: number,
  calendar: Calendar,
): ObviousPeriod[] {
  const days = Array.from({ length: to - from + 801 }, (_, index) => from - 400 + index);
  const whole = [...Map.groupBy(days, (day) => nameOf(day, every)).values()];
  return whole.flatMap((period) => {
    const covered = period.filter((day) => day >= from && day <= to);
    const working = covered.filter((day) => isWorkingDay(calendar, day));
    const exact = (count * covered.length) / period.length;
    const needed = exact - Math.floor(exact) >= 0.5 ? Math.ceil(exact) : Math.floor(exact);
    if (working.length === 0 || needed === 0) return [];
    return { days: covered, needed, dueAt: closeOfBusiness(calendar, working.at(-1)!) };
  });
}

/** What a period comes to: every single time is laid on the table, and those in time are counted. */
export function obviousVerdict(
  { days, needed, dueAt }: ObviousPeriod,
  entries: readonly Entry[],
  calendar: Calendar,
  at: Instant,
): 'kept' | 'broken' | 'running' {
  let done = 0;
  for (const { happenedAt, recordedAt, retractedAt, count } of entries) {
    const inPeriod = days.some(
      (day) => midnightOf(calendar, day) <= happenedAt && happenedAt < midnightOf(calendar, day + 1),
    );
    const takenBack = retractedAt !== null && retractedAt <= at;
    if (inPeriod && recordedAt <= dueAt && recordedAt <= at && !takenBack) done += count;
  }
  if (done >= needed) return 'kept';
  return at > dueAt ? 'broken' : 'running';
}
