/** A stretch of one day on the wall clock, in minutes since local midnight: [from, to). */
export interface Span {
  from: number;
  to: number;
}

/** Hours by weekday, Monday first. */
export type Week = readonly (readonly Span[])[];

const MINUTES_A_DAY = 24 * 60;
export const FRIDAY = 4;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TIME = /^(\d\d):(\d\d)$/;

/** The weekday (Monday is 0) of a day counted from 1970-01-01, which was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/**
 * The weekdays that a key of `hours` names: `sat`, `mon,wed`, `mon-fri`, `sun-thu`.
 * @returns undefined when the key is not of that form.
 */
export function parseWeekdays(key: string): number[] | undefined {
  const days: number[] = [];
  for (const part of key.split(',')) {
    const [first, last, more] = part.trim().split('-');
    const from = WEEKDAYS.indexOf(first ?? '');
    const to = last === undefined ? from : WEEKDAYS.indexOf(last);
    if (from < 0 || to < 0 || more !== undefined) return undefined;
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === to) break;
    }
  }
  return days;
}

/** Minutes since midnight of `HH:MM`, up to 24:00; undefined when there is no such time. */
function parseTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) > 59 || minutes > MINUTES_A_DAY ? undefined : minutes;
}

/** Reads `HH:MM-HH:MM`; undefined when it is not of that form. The end may lie before the beginning. */
export function parseSpan(text: string): Span | undefined {
  const [first, last, more] = text.split('-');
  const from = parseTime(first ?? '');
  const to = parseTime(last ?? '');
  return from === undefined || to === undefined || more !== undefined ? undefined : { from, to };
}

/** Hours by weekday of a checked specification. */
export function weekOf(hours: '24x7' | Record<string, string[]>): Week {
  const week: Span[][] = WEEKDAYS.map(() => []);
  const entries = hours === '24x7' ? [['mon-sun', ['00:00-24:00']] as const] : Object.entries(hours);
  for (const [key, windows] of entries) {
    for (const day of parseWeekdays(key)!) week[day] = windows.map((window) => parseSpan(window)!);
  }
  return week;
}
