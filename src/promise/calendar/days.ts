import { Refusal } from '../../platform/refusal.ts';
import { DAY, type Instant } from '../../platform/time.ts';
import type { Calendar } from './calendar.ts';
import { buildTable, type Table, yearOf } from './table.ts';

/** Years that can be asked for. It bounds the memory that one mistyped year can take (6 MB a calendar). */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2299;

/** The years laid out, reaching at least from one year to another. */
function reach(calendar: Calendar, from: number, to: number): Table {
  if (!(from >= FIRST_YEAR && to <= LAST_YEAR)) {
    throw new Refusal('bad-request', {
      zh: `日历只能计算 ${FIRST_YEAR} 年至 ${LAST_YEAR} 年之间的期限，请核对日期和期限长短。`,
      en: `Calendars reach from ${FIRST_YEAR} to ${LAST_YEAR}: check the date and the length of the limit.`,
    });
  }
  const { table } = calendar;
  if (table && table.firstYear <= from && table.lastYear >= to) return table;
  // Doubling keeps the cost of growing year by year proportional to the years in the end.
  const span = table ? table.lastYear - table.firstYear + 1 : 1;
  const first =
    !table || from >= table.firstYear ? (table?.firstYear ?? from) : Math.min(from, table.firstYear - span);
  const last = !table ? to + 1 : to <= table.lastYear ? table.lastYear : Math.max(to, table.lastYear + span);
  calendar.table = buildTable(calendar.rules, Math.max(first, FIRST_YEAR), Math.min(last, LAST_YEAR));
  return calendar.table;
}

/** The table with one more stretch of years at its end. */
export const later = (calendar: Calendar, table: Table): Table =>
  reach(calendar, table.firstYear, table.lastYear + 1);

/** A table in which the moment's day has a neighbour on either side. */
export function tableAround(calendar: Calendar, at: Instant): Table {
  const { table } = calendar;
  if (table && at >= table.midnight[1]! && at < table.midnight[table.close.length - 1]!) return table;
  const day = Math.floor(at / DAY);
  return reach(calendar, yearOf(day - 3), yearOf(day + 3));
}

/** A table that has the day. */
function tableWith(calendar: Calendar, day: number): Table {
  const { table } = calendar;
  if (table && day >= table.firstDay && day < table.firstDay + table.close.length) return table;
  const year = yearOf(day);
  return reach(calendar, year, year);
}

/** Index in the table of the day on which a moment falls. */
export function indexOf(table: Table, at: Instant): number {
  const { midnight } = table;
  let i = Math.floor((at - midnight[0]!) / DAY);
  while (midnight[i]! > at) i--;
  while (midnight[i + 1]! <= at) i++;
  return i;
}

/** The day (counted from 1970-01-01) on which a moment falls in the calendar's time zone. */
export function dayOf(calendar: Calendar, at: Instant): number {
  const table = tableAround(calendar, at);
  return table.firstDay + indexOf(table, at);
}

/** Local midnight with which a day begins. */
export function midnightOf(calendar: Calendar, day: number): Instant {
  const table = tableWith(calendar, day);
  return table.midnight[day - table.firstDay]!;
}

/** Whether a day has hours by its weekday and is no holiday, or is a make-up day, or is opened by date. */
export function isWorkingDay(calendar: Calendar, day: number): boolean {
  const table = tableWith(calendar, day);
  const i = day - table.firstDay;
  return table.workingBefore[i + 1]! > table.workingBefore[i]!;
}

/** End of the day's last window; 24:00 on a day without hours. */
export function closeOfBusiness(calendar: Calendar, day: number): Instant {
  const table = tableWith(calendar, day);
  return table.close[day - table.firstDay]!;
}

/** The day's working hours as moments, each [from, to), in order. */
export function windowsOf(calendar: Calendar, day: number): [Instant, Instant][] {
  const table = tableWith(calendar, day);
  const i = day - table.firstDay;
  const windows: [Instant, Instant][] = [];
  for (let w = table.windowsBefore[i]!; w < table.windowsBefore[i + 1]!; w++) {
    windows.push([table.opens[w]!, table.closes[w]!]);
  }
  return windows;
}

/** Number of working days in [from, to). */
export function workingDaysBetween(calendar: Calendar, from: number, to: number): number {
  tableWith(calendar, from);
  tableWith(calendar, to);
  const table = tableWith(calendar, from);
  return table.workingBefore[to - table.firstDay]! - table.workingBefore[from - table.firstDay]!;
}

/** The n-th working day after a day (n ≥ 1). */
export function workingDayAfter(calendar: Calendar, day: number, n: number): number {
  let table = tableWith(calendar, day);
  for (;;) {
    const found = table.workingDays[table.workingBefore[day + 1 - table.firstDay]! + n - 1];
    if (found !== undefined) return found;
    table = later(calendar, table);
  }
}

/** The first day whose close of business is not before a moment. */
export function firstDayClosingFrom(calendar: Calendar, at: Instant): number {
  const table = tableAround(calendar, at);
  const i = indexOf(table, at);
  const first = table.close[i - 1]! >= at ? i - 1 : table.close[i]! >= at ? i : i + 1;
  return table.firstDay + first;
}
