import type { Locale } from '../../platform/route.ts';
import { dayAt, formatDay, formatInstant, type Instant } from '../../platform/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Period } from '../pledge/pledge.ts';
import { workingDaysLeft } from './occurrence.ts';
import { type Days, periodName } from './period.ts';
import type { JudgedPeriod } from './standing.ts';

const ZH_WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const EN_WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const ZH_CURRENT: Readonly<Record<Period, string>> = {
  day: '今天',
  week: '本周',
  month: '本月',
  quarter: '本季度',
  'half-year': '本半年',
  year: '今年',
};
const EN_CURRENT: Readonly<Record<Period, string>> = {
  day: 'Today',
  week: 'This week',
  month: 'This month',
  quarter: 'This quarter',
  'half-year': 'This half year',
  year: 'This year',
};

/** A day in words: `11 月 30 日（周一）`, `Mon 2026-11-30`. */
function dayInWords(day: number, locale: Locale): string {
  const date = formatDay(day);
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (locale === 'en') return `${EN_WEEKDAYS[weekday]} ${date}`;
  return `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日（${ZH_WEEKDAYS[weekday]}）`;
}

/** Close of business in words; that of a whole day is its 24:00. */
function dueInWords({ dueAt, endsAt }: JudgedPeriod, { timeZone }: Calendar, locale: Locale): string {
  const clock = dueAt === endsAt ? '24:00' : formatInstant(dueAt, timeZone).slice(11, 16);
  const day = dayInWords(dayAt(timeZone, dueAt - 1), locale);
  return locale === 'zh' ? `${day}${clock}` : `${day} ${clock}`;
}

const ZH_ORDINALS = ['', '一', '二', '三', '四'];

/** A period in words: `2026 年 11 月`, `2026 年第 47 周`, `2026 年第四季度`; in English its name. */
export function periodInWords(days: Days, every: Period, locale: Locale): string {
  const name = periodName(days, every);
  if (locale === 'en') return name;
  const [year, part = ''] = [name.slice(0, 4), name.slice(5)];
  switch (every) {
    case 'day':
      return dayInWords(days.first, 'zh');
    case 'week':
      return `${year} 年第 ${Number(part.slice(1))} 周`;
    case 'month':
      return `${year} 年 ${Number(part)} 月`;
    case 'quarter':
      return `${year} 年第${ZH_ORDINALS[Number(part.slice(1))]}季度`;
    case 'half-year':
      return `${year} 年${part === 'H1' ? '上' : '下'}半年`;
    case 'year':
      return `${year} 年`;
  }
}

/** What is to come of a period, or what became of it, in one sentence. */
export function forecastOf(period: JudgedPeriod, at: Instant, locale: Locale): string {
  const { clause, letter, state, startsAt, endsAt, needed, done, late } = period;
  const isNow = startsAt <= at && at < endsAt;
  const name = isNow
    ? (locale === 'zh' ? ZH_CURRENT : EN_CURRENT)[clause.every]
    : periodInWords(period, clause.every, locale);
  const zh = locale === 'zh';
  if (state === 'running') {
    return startsAt > at ? ahead(period, letter.calendar, name, locale) : underWay(period, at, name, locale);
  }
  if (state === 'kept') {
    return zh ? `${name}应做 ${needed} 次，已做 ${done} 次。` : `${name}: ${done} of ${needed} done.`;
  }
  if (state === 'cancelled') {
    return zh
      ? `${name}不计：新版承诺书没有这一条。`
      : `${name}: not counted, the new letter has no such clause.`;
  }
  if (zh)
    return `${name}应做 ${needed} 次，按时记录 ${done} 次${late > 0 ? `，另有 ${late} 次补记不计` : ''}。`;
  return `${name}: ${done} of ${needed} recorded in time${late > 0 ? `, ${late} more too late to count` : ''}.`;
}

function ahead(period: JudgedPeriod, calendar: Calendar, name: string, locale: Locale): string {
  const due = dueInWords(period, calendar, locale);
  return locale === 'zh'
    ? `下一期是 ${name}，应做 ${period.needed} 次，须在 ${due} 前完成。`
    : `Next is ${name}: ${period.needed} to do by ${due}.`;
}

function underWay(period: JudgedPeriod, at: Instant, name: string, locale: Locale): string {
  const { letter, missing } = period;
  const due = dueInWords(period, letter.calendar, locale);
  const left = workingDaysLeft(period, letter.calendar, at);
  const pace = left > 0 && missing > left ? Math.ceil(missing / left) : 0;
  if (locale === 'zh') {
    const rest = left > 1 ? `，还有 ${left} 个工作日` : '';
    return `${name}还差 ${missing} 次，须在 ${due} 前完成${rest}${pace && left > 1 ? `，平均每天 ${pace} 次` : ''}。`;
  }
  const rest = left > 1 ? `, ${left} working days left` : '';
  return `${name}: ${missing} more by ${due}${rest}${pace && left > 1 ? `, ${pace} a day` : ''}.`;
}
