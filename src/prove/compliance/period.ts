import { type CivilDate, formatDay, parseDay } from '../../platform/time.ts';

export type Grain = 'day' | 'week' | 'month';

export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The first day of the day's period. Weeks begin on Monday (ISO 8601). */
function beginOf(day: number, by: Grain): number {
  if (by === 'day') return day;
  // 1970-01-01 was a Thursday.
  if (by === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  return parseDay(`${formatDay(day).slice(0, 7)}-01`)!;
}

function next(begin: number, by: Grain): number {
  return by === 'day' ? begin + 1 : by === 'week' ? begin + 7 : beginOf(begin + 31, 'month');
}

/** Cuts a span into days, weeks or months; the first and the last may be parts. */
export function periodsOf({ from, to }: Span, by: Grain): Span[] {
  const last = parseDay(to)!;
  const periods: Span[] = [];
  for (let day = parseDay(from)!; day <= last; ) {
    const end = Math.min(next(beginOf(day, by), by) - 1, last);
    periods.push({ from: formatDay(day), to: formatDay(end) });
    day = end + 1;
  }
  return periods;
}
