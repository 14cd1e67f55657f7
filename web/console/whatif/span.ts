import { civil, isoDay } from '../time/zone.ts';

/** Days `YYYY-MM-DD`, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Numbers of days up to today. */
export const PERIODS = ['30', '90', '365'] as const;
export type Period = (typeof PERIODS)[number] | 'custom';

export interface Chosen {
  readonly days: Period;
  readonly span: Span;
}

/** What the address asks for; what it asks for wrongly counts as not asked. */
export interface Asked {
  readonly days?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days up to today, a number of them. */
function lastDays(number: number, now: number): Span {
  const { day } = civil(now);
  return { from: isoDay(day - number + 1), to: isoDay(day) };
}

/** The days over which a letter is tried: 90 days up to today unless the address asks for others. */
export function chosenSpan({ days, from, to }: Asked, now: number): Chosen {
  if (days === 'custom' && isDay(from) && isDay(to) && from <= to)
    return { days, span: { from: from!, to: to! } };
  const known = PERIODS.find((one) => one === days) ?? '90';
  return { days: known, span: lastDays(Number(known), now) };
}

/** Whoever types a year passes through those of antiquity. */
const FIRST = '2000-01-01';
const DAY = 86_400_000;

const isDay = (text: string | undefined): text is string =>
  text !== undefined &&
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  text >= FIRST &&
  !Number.isNaN(Date.parse(text)) &&
  isoDay(Date.parse(text) / DAY) === text;

/** Whether these are two days that somebody may mean, the first not after the last. */
export const isSpan = ({ from, to }: Omit<Asked, 'days'>): boolean => isDay(from) && isDay(to) && from <= to;

/** Whether both are days, but the wrong way round. */
export const isBackwards = ({ from, to }: Span): boolean => isDay(from) && isDay(to) && from > to;
