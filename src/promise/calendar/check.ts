import { isTimeZone, parseDay } from '../../platform/time.ts';
import { parseSpan, parseWeekdays } from './hours.ts';

/** What is wrong with a calendar, where, and what to do about it. */
export interface CalendarFault {
  path: string;
  /** Chinese. */
  message: string;
  english: string;
}

type Report = (path: string, message: string, english: string) => void;

const KEYS = ['timezone', 'hours', 'holidays', 'workdays', 'overrides'];

/** All faults of a calendar as it was written; none means that `compileCalendar` takes it. */
export function checkCalendar(spec: unknown): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const report: Report = (path, message, english) => faults.push({ path, message, english });
  if (!isRecord(spec)) {
    report(
      '',
      '日历应写成一组设置，至少写明 timezone、hours 和 holidays。',
      'Write the calendar as a set of settings: at least timezone, hours and holidays.',
    );
    return faults;
  }
  for (const key of Object.keys(spec)) {
    if (!KEYS.includes(key))
      report(
        key,
        `日历没有“${key}”这一项，请删去，或改为 ${KEYS.join('、')} 之一。`,
        `A calendar has no "${key}": remove it, or use one of ${KEYS.join(', ')}.`,
      );
  }
  checkTimeZone(spec.timezone, report);
  checkHours(spec.hours, report);
  checkHolidays(spec.holidays, report);
  if (spec.workdays !== undefined) checkDates(spec.workdays, 'workdays', report);
  if (spec.overrides !== undefined) checkOverrides(spec.overrides, report);
  return faults;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkTimeZone(value: unknown, report: Report): void {
  if (typeof value !== 'string' || !isTimeZone(value)) {
    report(
      'timezone',
      '时区无法识别，请写 IANA 时区名，例如 Asia/Shanghai。',
      'Unknown time zone: write its IANA name, such as Asia/Shanghai.',
    );
  }
}

function checkHours(value: unknown, report: Report): void {
  if (value === '24x7') return;
  if (!isRecord(value)) {
    report(
      'hours',
      '工作时间请写 24x7，或按星期列出，例如 mon-fri: [09:00-12:00, 13:30-17:30]。',
      'Write 24x7, or hours by weekday, such as mon-fri: [09:00-12:00, 13:30-17:30].',
    );
    return;
  }
  const taken = new Set<number>();
  let windows = 0;
  for (const [key, list] of Object.entries(value)) {
    const path = `hours.${key}`;
    const days = parseWeekdays(key);
    if (!days) {
      report(
        path,
        `“${key}”不是星期，请用 mon tue wed thu fri sat sun，例如 mon-fri 或 mon,wed。`,
        `"${key}" is no weekday: use mon tue wed thu fri sat sun, such as mon-fri or mon,wed.`,
      );
    } else if (new Set(days).size < days.length || days.some((day) => taken.has(day))) {
      report(
        path,
        '同一天写了两次工作时间，请合并到一项里。',
        'A weekday has hours twice: put them into one entry.',
      );
    }
    for (const day of days ?? []) taken.add(day);
    windows += checkWindows(list, path, report);
  }
  if (windows === 0) {
    report(
      'hours',
      '日历里没有任何工作时间，期限永远不会到期，请至少为一天写上工作时间，例如 mon-fri: [09:00-17:00]。',
      'The calendar has no working time, so no limit would ever end: give at least one day hours, such as mon-fri: [09:00-17:00].',
    );
  }
}

/** @returns how many windows are written there, right or wrong. */
function checkWindows(list: unknown, path: string, report: Report): number {
  if (!Array.isArray(list)) {
    report(
      path,
      '请写成时间段的列表，例如 [09:00-12:00, 13:30-17:30]；不工作写 []。',
      'Write a list of windows, such as [09:00-12:00, 13:30-17:30]; [] when closed.',
    );
    return 0;
  }
  let end = 0;
  for (const [i, text] of list.entries()) {
    const at = `${path}[${i}]`;
    const span = typeof text === 'string' ? parseSpan(text) : undefined;
    if (!span) {
      report(
        at,
        '时间段无法识别，请写成 HH:MM-HH:MM，例如 09:00-12:00，最晚到 24:00。',
        'Write the window as HH:MM-HH:MM, such as 09:00-12:00, until 24:00 at the latest.',
      );
    } else if (span.to <= span.from) {
      report(
        at,
        '时间段的结束不晚于开始；跨过午夜的请在 24:00 处拆成两段，后一段写在第二天。',
        'The window ends before it begins: split one that crosses midnight at 24:00 and put the rest on the next day.',
      );
    } else if (span.from < end) {
      report(
        at,
        '时间段重叠或没有按先后排列，请按时间先后写，互不重叠。',
        'Windows overlap or are out of order: write them in order, without overlap.',
      );
    }
    if (span) end = Math.max(end, span.to);
  }
  return list.length;
}

function checkHolidays(value: unknown, report: Report): void {
  if (value === 'CN' || value === 'none') return;
  if (!Array.isArray(value)) {
    report(
      'holidays',
      '节假日请写 CN（中国法定节假日）、none（没有），或日期列表，例如 [2026-01-01]。',
      'Write CN (public holidays of China), none, or a list of dates such as [2026-01-01].',
    );
    return;
  }
  checkDates(value, 'holidays', report);
}

function checkDates(value: unknown, path: string, report: Report): void {
  if (!Array.isArray(value)) {
    report(path, '请写成日期列表，例如 [2026-02-14]。', 'Write a list of dates, such as [2026-02-14].');
    return;
  }
  for (const [i, date] of value.entries()) checkDate(date, `${path}[${i}]`, report);
}

function checkDate(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string' || parseDay(value) === undefined) {
    report(
      path,
      '没有这一天，请写成 YYYY-MM-DD，并核对月份和日期。',
      'There is no such day: write YYYY-MM-DD and check month and day.',
    );
  }
}

function checkOverrides(value: unknown, report: Report): void {
  if (!isRecord(value)) {
    report(
      'overrides',
      '单日安排请按日期列出，例如 2026-02-13: [09:00-12:00]；当天不工作写 []。',
      'Write windows by date, such as 2026-02-13: [09:00-12:00]; [] when closed.',
    );
    return;
  }
  for (const [date, windows] of Object.entries(value)) {
    checkDate(date, `overrides.${date}`, report);
    checkWindows(windows, `overrides.${date}`, report);
  }
}
