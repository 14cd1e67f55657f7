import { type CivilDate, dayAt, formatDay, parseDay } from '../platform/time.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { Span } from '../prove/compliance/period.ts';
import type { Visit } from './visit.ts';
import { dateOfDay } from './words.ts';

export const SPANS = ['month', 'quarter', 'year', 'all'] as const;
export type SpanName = (typeof SPANS)[number];

export const isSpanName = (value: unknown): value is SpanName => SPANS.some((name) => name === value);

const LENGTHS = { quarter: 90, year: 365 } as const;

/** The days that the name of a period means today. Of an expired letter it is the period before its last day. */
export function spanOf(
  { timeZone, now }: Visit,
  { pledge }: PublishedPledge,
  name: Exclude<SpanName, 'all'>,
): Span {
  const today = dayAt(timeZone, now);
  const to = Math.min((pledge.effective?.to && parseDay(pledge.effective.to)) || today, today);
  const first = pledge.effective ? parseDay(pledge.effective.from)! : Number.NEGATIVE_INFINITY;
  const from = name === 'month' ? parseDay(`${formatDay(to).slice(0, 8)}01`)! : to - LENGTHS[name] + 1;
  return { from: formatDay(Math.min(Math.max(from, first), to)), to: formatDay(to) };
}

/** Twelve weeks that end with the span: what a trend line shows. */
export const trendSpan = (span: Span): Span => ({
  from: formatDay(parseDay(span.to)! - 12 * 7 + 1),
  to: span.to,
});

export const dateInWords = ({ locale }: Visit, date: CivilDate): string => dateOfDay(locale, parseDay(date)!);

/** From when to when; the year once when it is the same. */
export function spanInWords(visit: Visit, { from, to }: Span): string {
  const [start, end] = [dateInWords(visit, from), dateInWords(visit, to)];
  const year = visit.locale === 'zh' ? `${from.slice(0, 4)} 年 ` : ` ${from.slice(0, 4)}`;
  if (from.slice(0, 4) !== to.slice(0, 4)) return visit.texts.clocks.span(start, end);
  return visit.locale === 'zh'
    ? visit.texts.clocks.span(start, end.replace(year, ''))
    : visit.texts.clocks.span(start.replace(year, ''), end);
}

/** Since when a letter binds: its first day, else the day of its publication. */
export const boundSince = ({ timeZone, locale }: Visit, { pledge, publishedAt }: PublishedPledge): string =>
  dateOfDay(locale, pledge.effective ? parseDay(pledge.effective.from)! : dayAt(timeZone, publishedAt));

/** A longer span is no question about a promise. */
const LONGEST = 20 * 366;

/** The days that a reader asked for, or undefined when they are none. */
export function readSpan(from: unknown, to: unknown): Span | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === undefined || last === undefined || first > last || last - first > LONGEST) return undefined;
  return { from, to };
}
