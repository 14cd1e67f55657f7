import { type CivilDate, formatDay, parseDay } from '../../platform/time.ts';
import { periodAround } from '../../promise/duty/period.ts';

export type Grain = 'day' | 'week' | 'month';

export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Cuts a span into days, weeks or months; the first and the last may be parts. */
export function periodsOf({ from, to }: Span, by: Grain): Span[] {
  const last = parseDay(to)!;
  const periods: Span[] = [];
  for (let day = parseDay(from)!; day <= last; ) {
    const end = Math.min(periodAround(day, by).last, last);
    periods.push({ from: formatDay(day), to: formatDay(end) });
    day = end + 1;
  }
  return periods;
}
