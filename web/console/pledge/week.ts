import { parseWeekdays } from '../../../src/promise/calendar/hours.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The windows `HH:MM-HH:MM` of each weekday, Monday first. */
export type Week = readonly (readonly string[])[];

export type Hours = Record<string, string[]>;

/** What an office usually keeps. */
export const USUAL: Hours = { 'mon-fri': ['09:00-12:00', '13:30-17:30'] };

/** Hours as a letter writes them, day by day. */
export function weekIn(hours: Hours): Week {
  const week: (readonly string[])[] = WEEKDAYS.map(() => []);
  for (const [key, windows] of Object.entries(hours))
    for (const day of parseWeekdays(key) ?? []) week[day] = windows;
  return week;
}

/** The way back, in as few entries as possible: days alike are named together, `mon-wed,fri`. */
export function hoursIn(week: Week): Hours {
  const hours: Hours = {};
  const named = new Set<number>();
  for (const [day, windows] of week.entries()) {
    if (windows.length === 0 || named.has(day)) continue;
    const alike = WEEKDAYS.map((_, other) => other).filter((other) => week[other]!.join() === windows.join());
    for (const one of alike) named.add(one);
    hours[runsOf(alike)] = [...windows];
  }
  return hours;
}

/** `[0,1,2,4]` → `mon-wed,fri` */
function runsOf(days: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([from, to]) => (from === to ? WEEKDAYS[from] : `${WEEKDAYS[from]}-${WEEKDAYS[to]}`))
    .join(',');
}

const HOUR = 60;
const DAY = 24 * HOUR;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3));
const timeOf = (minutes: number): string =>
  [Math.floor(minutes / HOUR), minutes % HOUR].map((part) => String(part).padStart(2, '0')).join(':');

/** A window behind the last one of a day: an hour's break, then four hours, as far as the day reaches. */
export function nextWindow(windows: readonly string[]): string {
  const end = windows.at(-1)?.slice(6);
  if (!end) return '09:00-12:00';
  const from = Math.min(minutesOf(end) + HOUR, DAY - 1);
  return `${timeOf(from)}-${timeOf(Math.min(from + 4 * HOUR, DAY))}`;
}

/** The colon of a Chinese keyboard is a colon too. */
export const plainTime = (text: string): string => text.trim().replace(/[：.]/, ':');

/** Reads `9`, `930`, `9:30`, `09:30` as a time of day, up to 24:00; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2}?):?(\d\d)?$/.exec(plainTime(text)) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const at = Number(hours) * HOUR + Number(minutes);
  return at <= DAY ? timeOf(at) : undefined;
}
