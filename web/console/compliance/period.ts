import { civil, isoDay } from '../time/zone.ts';

export const PERIODS = ['week', 'month', 'quarter'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** Days `YYYY-MM-DD`, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const DAYS_OF_TREND = 12 * 7;

/** The days of a period up to today. Weeks begin on Monday. */
export function spanOf(period: PeriodName, now: number): Span {
  const { year, month, date, weekday, day } = civil(now);
  const to = isoDay(day);
  if (period === 'week') return { from: isoDay(day - ((weekday + 6) % 7)), to };
  if (period === 'month') return { from: isoDay(day - date + 1), to };
  const first = month - ((month - 1) % 3);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to };
}

/** Twelve weeks, the present one included. */
export function spanOfTrend(now: number): Span {
  const { weekday, day } = civil(now);
  const monday = day - ((weekday + 6) % 7);
  return { from: isoDay(monday - DAYS_OF_TREND + 7), to: isoDay(day) };
}
