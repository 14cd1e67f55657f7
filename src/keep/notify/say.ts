import type { Locale } from '../../platform/route.ts';
import { formatDay, parseDay } from '../../platform/time.ts';
import type { Data } from './template.ts';

const WEEKDAYS = { zh: '日一二三四五六', en: 'Sun Mon Tue Wed Thu Fri Sat' } as const;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * What a template is filled in with, in words: moments are kept as RFC 3339 with the offset of where they matter, and told
 * on that clock: `3 月 4 日（周三）17:30`. Midnight ends the day before.
 */
export const said = (data: Data, locale: Locale): Data =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, momentOr(value, locale)]));

/** A moment in words; any other text as it is. */
export function momentOr(value: string, locale: Locale): string {
  const match = MOMENT.exec(value);
  const day = match && parseDay(match[1]!);
  if (day == null) return value;
  return match![2] === '00:00' ? told(day - 1, '24:00', locale) : told(day, match![2]!, locale);
}

function told(day: number, time: string, locale: Locale): string {
  const [, month, date] = formatDay(day).split('-').map(Number);
  // 1970-01-01 was a Thursday.
  const weekday = (day + 4) % 7;
  return locale === 'zh'
    ? `${month} 月 ${date} 日（周${WEEKDAYS.zh[weekday]}）${time}`
    : `${WEEKDAYS.en.split(' ')[weekday]} ${date} ${MONTHS[month! - 1]}, ${time}`;
}
