import { formatDay, parseDay } from '../../platform/time.ts';
import type { Period } from '../pledge/pledge.ts';

/** Days since 1970-01-01, both included. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const MONTHS: Readonly<Record<Exclude<Period, 'day' | 'week'>, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** The period around a day. Weeks begin on Monday (ISO 8601); quarters and halves are those of the calendar year. */
export function periodAround(day: number, every: Period): Days {
  if (every === 'day') return { first: day, last: day };
  if (every === 'week') {
    // 1970-01-01 was a Thursday.
    const first = day - ((((day + 3) % 7) + 7) % 7);
    return { first, last: first + 6 };
  }
  const [year, month] = formatDay(day).split('-').map(Number) as [number, number];
  const months = MONTHS[every];
  const begin = month - 1 - ((month - 1) % months);
  return { first: firstOf(year, begin), last: firstOf(year, begin + months) - 1 };
}

/** @param month counted from 0; 12 is January of the next year */
const firstOf = (year: number, month: number): number =>
  parseDay(`${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)!;

/** `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`. */
export function periodName({ first }: Days, every: Period): string {
  const date = formatDay(first);
  const [year, month] = date.split('-').map(Number) as [number, number];
  switch (every) {
    case 'day':
      return date;
    case 'week': {
      // A week is of the year of its Thursday.
      const thursday = periodAround(first, 'week').first + 3;
      const { first: newYear } = periodAround(thursday, 'year');
      const week = Math.floor((thursday - newYear) / 7) + 1;
      return `${formatDay(thursday).slice(0, 4)}-W${String(week).padStart(2, '0')}`;
    }
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'half-year':
      return `${year}-H${Math.ceil(month / 6)}`;
    case 'year':
      return String(year);
  }
}
