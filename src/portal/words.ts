import type { Locale } from '../platform/route.ts';
import { DAY, dayAt, formatDay, HOUR, type Instant, MINUTE, offsetAt } from '../platform/time.ts';

/** In which language, and on which clock on the wall, moments are told. */
export interface Manner {
  readonly locale: Locale;
  readonly timeZone: string;
}

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

const partsOf = (day: number) => formatDay(day).split('-').map(Number) as [number, number, number];

/** `2026 年 3 月 5 日`, `5 Mar 2026`: without weekday, for spans and letters. */
export function dateOfDay(locale: Locale, day: number): string {
  const [year, month, date] = partsOf(day);
  return locale === 'zh' ? `${year} 年 ${month} 月 ${date} 日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** `3 月 5 日（周四）`, `Thu 5 Mar`; with the year when it is not that of `today`. */
export function dayInWords(locale: Locale, day: number, today: number): string {
  const [year, month, date] = partsOf(day);
  const weekday = WEEKDAYS[locale][weekdayOf(day)]!;
  const otherYear = year !== partsOf(today)[0];
  if (locale === 'zh') return `${otherYear ? `${year} 年 ` : ''}${month} 月 ${date} 日（${weekday}）`;
  return `${weekday} ${date} ${MONTHS[month - 1]}${otherYear ? ` ${year}` : ''}`;
}

const clockFace = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const minutesAt = (timeZone: string, at: Instant): number =>
  Math.floor((((at + offsetAt(timeZone, at)) % DAY) + DAY) / MINUTE) % (24 * 60);

const joined = (locale: Locale, day: string, time: string): string =>
  locale === 'zh' ? `${day}${time}` : `${day}, ${time}`;

/** `3 月 5 日（周四）17:30`, `Thu 5 Mar, 17:30`. */
export function momentInWords({ locale, timeZone }: Manner, at: Instant, now: Instant): string {
  const day = dayInWords(locale, dayAt(timeZone, at), dayAt(timeZone, now));
  return joined(locale, day, clockFace(minutesAt(timeZone, at)));
}

/** As `momentInWords`, but the end of a day is told as that day's 24:00, not as the next day's 00:00. */
export function deadlineInWords(manner: Manner, at: Instant, now: Instant): string {
  const { locale, timeZone } = manner;
  if (minutesAt(timeZone, at) !== 0) return momentInWords(manner, at, now);
  return joined(locale, dayInWords(locale, dayAt(timeZone, at) - 1, dayAt(timeZone, now)), '24:00');
}

const UNITS = [
  { length: DAY, zh: '天', en: 'day' },
  { length: HOUR, zh: '小时', en: 'hour' },
  { length: MINUTE, zh: '分钟', en: 'minute' },
] as const;

const inUnit = (locale: Locale, count: number, unit: (typeof UNITS)[number]): string =>
  locale === 'zh' ? `${count} ${unit.zh}` : `${count} ${unit.en}${count === 1 ? '' : 's'}`;

/**
 * A length of time by its two largest units, the rest cut off: `1 天 4 小时`, `1 day 4 hours`. Below a minute
 * `不到 1 分钟`.
 */
export function durationInWords(locale: Locale, milliseconds: number): string {
  const first = UNITS.findIndex(({ length }) => milliseconds >= length);
  if (first < 0) return locale === 'zh' ? '不到 1 分钟' : 'less than a minute';
  const large = UNITS[first]!;
  const small = UNITS[first + 1];
  const words = [inUnit(locale, Math.floor(milliseconds / large.length), large)];
  const rest = small ? Math.floor((milliseconds % large.length) / small.length) : 0;
  if (small && rest > 0) words.push(inUnit(locale, rest, small));
  return words.join(' ');
}

/** Sets a number off from the Chinese words before it; words need no space. */
export const spaced = (words: string): string => (/^\d/.test(words) ? ` ${words}` : words);

/** `还有 1 天 4 小时`, or `已超过 3 小时` once the moment is past. A deadline met to the millisecond is not past. */
export function timeLeftInWords(locale: Locale, due: Instant, now: Instant): string {
  const words = durationInWords(locale, Math.abs(due - now));
  if (locale === 'en') return now <= due ? `${words} left` : `${words} overdue`;
  return (now <= due ? '还有' : '已超过') + spaced(words);
}

/** Thousands by commas, the same in both languages. */
export const countInWords = (count: number): string => count.toLocaleString('en-US');

/** Per cent with one decimal, cut off and never rounded up: 100 means every single one. */
export function percentOf(rate: number): string {
  const tenths = Math.floor(rate * 1000 + 1e-9);
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}

/** Bytes in the unit that a reader knows. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
