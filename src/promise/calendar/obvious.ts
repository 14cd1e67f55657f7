import chineseDays from 'chinese-days';
import { type CivilDate, DAY, type Instant, MINUTE, parseInstant } from '../../platform/time.ts';
import type { CalendarSpec } from './calendar.ts';
import type { Pause } from './deadline.ts';
import type { Limit } from './limit.ts';

/**
 * For tests alone: a second implementation of the legal meaning of limits that is too simple to be wrong. It
 * walks in ticks of five minutes (or day by day), and asks Intl what the clock on the wall shows.
 */
export const TICK = 5 * MINUTE;

interface Wall {
  date: CivilDate;
  minutes: number;
}

const walls = new Map<string, Wall>();
const formats = new Map<string, Intl.DateTimeFormat>();

function wallAt(timeZone: string, at: Instant): Wall {
  const key = `${timeZone} ${at}`;
  let wall = walls.get(key);
  if (!wall) {
    let format = formats.get(timeZone);
    if (!format) {
      format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
      formats.set(timeZone, format);
    }
    const [date, time] = format.format(at).split(' ') as [string, string];
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    wall = { date, minutes: hour * 60 + minute };
    walls.set(key, wall);
  }
  return wall;
}

const noon = (date: CivilDate): Instant => parseInstant(`${date}T12:00:00Z`)!;
export const dayAfter = (date: CivilDate): CivilDate => wallAt('UTC', noon(date) + DAY).date;

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayFormat = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short' });
const weekday = (date: CivilDate): string => weekdayFormat.format(noon(date)).toLowerCase();

function hoursOf(spec: CalendarSpec, day: string): string[] {
  if (spec.hours === '24x7') return ['00:00-24:00'];
  for (const [key, windows] of Object.entries(spec.hours)) {
    const [first, last = first] = key.split('-') as [string, string?];
    if (key.split(',').includes(day)) return windows;
    const between = NAMES.slice(NAMES.indexOf(first), NAMES.indexOf(last!) + 1);
    if (!key.includes(',') && between.includes(day)) return windows;
  }
  return [];
}

function isMakeUp(spec: CalendarSpec, date: CivilDate): boolean {
  const detail = chineseDays.getDayDetail(date);
  const chinese = spec.holidays === 'CN' && detail.work && detail.name.includes(',');
  return chinese || (spec.workdays ?? []).includes(date);
}

function isHoliday(spec: CalendarSpec, date: CivilDate): boolean {
  if (Array.isArray(spec.holidays)) return spec.holidays.includes(date);
  const detail = chineseDays.getDayDetail(date);
  return spec.holidays === 'CN' && !detail.work && detail.name.includes(',');
}

function works(spec: CalendarSpec, date: CivilDate): boolean {
  const override = spec.overrides?.[date];
  if (override) return override.length > 0;
  if (isMakeUp(spec, date)) return true;
  return hoursOf(spec, weekday(date)).length > 0 && !isHoliday(spec, date);
}

function windowsOn(spec: CalendarSpec, date: CivilDate): string[] {
  if (!works(spec, date)) return [];
  const own = spec.overrides?.[date] ?? hoursOf(spec, weekday(date));
  return own.length > 0 ? own : hoursOf(spec, 'fri');
}

/** All ticks of a local day, in order. */
function ticksOf(timeZone: string, date: CivilDate): Instant[] {
  const ticks: Instant[] = [];
  for (let at = noon(date) - 28 * 60 * MINUTE; at < noon(date) + 28 * 60 * MINUTE; at += TICK) {
    if (wallAt(timeZone, at).date === date) ticks.push(at);
  }
  return ticks;
}

/** The first tick of the day at which the wall shows that time or later; else the end of the day. */
function momentOf(timeZone: string, ticks: Instant[], time: string): Instant {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const shown = ticks.find((at) => wallAt(timeZone, at).minutes >= hour * 60 + minute);
  return shown ?? ticks.at(-1)! + TICK;
}

/** Deadlines of one calendar, found by walking. */
export class ObviousCalendar {
  readonly spec: CalendarSpec;
  private readonly days = new Map<
    CivilDate,
    { windows: [Instant, Instant][]; close: Instant; works: boolean }
  >();

  constructor(spec: CalendarSpec) {
    this.spec = spec;
  }

  private day(date: CivilDate) {
    let day = this.days.get(date);
    if (!day) {
      const ticks = ticksOf(this.spec.timezone, date);
      const windows = windowsOn(this.spec, date).map((window): [Instant, Instant] => {
        const [from, to] = window.split('-') as [string, string];
        return [momentOf(this.spec.timezone, ticks, from), momentOf(this.spec.timezone, ticks, to)];
      });
      day = { windows, close: windows.at(-1)?.[1] ?? ticks.at(-1)! + TICK, works: works(this.spec, date) };
      this.days.set(date, day);
    }
    return day;
  }

  isWorkingTick(at: Instant): boolean {
    const { windows } = this.day(wallAt(this.spec.timezone, at).date);
    return windows.some(([from, to]) => from <= at && at < to);
  }

  /** The deadline, or undefined when it is after the horizon. Everything must lie on ticks. */
  deadline(start: Instant, limit: Limit, pauses: readonly Pause[], horizon: Instant): Instant | undefined {
    const paused = (at: Instant) => pauses.some(({ from, to }) => from <= at && at < to);
    if (limit.unit === 'd' || limit.unit === 'wd') {
      let left = limit.count;
      for (let date = dayAfter(wallAt(this.spec.timezone, start).date); ; date = dayAfter(date)) {
        const { works, close } = this.day(date);
        if (close > horizon) return undefined;
        if (paused(close)) continue;
        if (left > 0 && (limit.unit === 'd' || works)) left--;
        if (left === 0 && works) return close;
      }
    }
    let left = limit.count * (limit.unit.endsWith('h') ? 60 : 1) * MINUTE;
    for (let at = start; at <= horizon; at += TICK) {
      if (paused(at)) continue;
      if (left === 0) return at;
      if (!limit.unit.startsWith('w') || this.isWorkingTick(at)) left -= TICK;
    }
    return undefined;
  }
}
