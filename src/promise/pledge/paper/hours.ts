import type { Locale } from '../../../platform/route.ts';
import type { CalendarSpec } from '../../calendar/calendar.ts';
import { parseWeekdays } from '../../calendar/hours.ts';
import { isEmpty, unitOf } from '../blank.ts';
import type { DraftClause } from '../pledge.ts';
import { TEXTS } from './texts.ts';

/** Whether a letter has limits that depend on when its promisor works. */
export const needsHours = (clauses: readonly DraftClause[]): boolean =>
  clauses.some(({ limit }) => {
    if (limit === undefined) return false;
    const unit = isEmpty(limit) ? unitOf(limit) : limit.unit;
    return unit !== '' && unit !== 'm' && unit !== 'h';
  });

/** `周一至周五 09:00–12:00、13:30–17:30，法定节假日和调休按国家安排`. */
export function hoursInWords(
  { hours, holidays }: Pick<CalendarSpec, 'hours'> & Partial<Pick<CalendarSpec, 'holidays'>>,
  locale: Locale,
): string {
  const t = TEXTS[locale];
  const off = holidays === 'CN' ? t.holidays : '';
  if (hours === '24x7') return t.roundTheClock + off;
  const week = Object.entries(hours).map(
    ([key, windows]) =>
      `${daysInWords(parseWeekdays(key)!, locale)} ${windows.map((window) => window.replace('-', '–')).join(t.and)}`,
  );
  return week.join(locale === 'zh' ? '；' : '; ') + off;
}

function daysInWords(days: readonly number[], locale: Locale): string {
  const t = TEXTS[locale];
  const names = days.map((day) => t.weekdays[day]!);
  const inOrder = days.every((day, index) => index === 0 || day === (days[index - 1]! + 1) % 7);
  return inOrder && days.length > 2 ? `${names[0]}${t.through}${names.at(-1)}` : names.join(t.and);
}
