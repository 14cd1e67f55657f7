import { DAY, MINUTE } from '../../platform/time.ts';
import { FRIDAY, type Span, type Week, weekdayOf } from './hours.ts';
import { firstMomentShowing, offsetsBetween } from './zone.ts';

/** What decides about each day: a calendar's specification in days and minutes. */
export interface Rules {
  timeZone: string;
  week: Week;
  holidays: ReadonlySet<number>;
  makeUps: ReadonlySet<number>;
  overrides: ReadonlyMap<number, readonly Span[]>;
}

export type DayKind = 'working' | 'make-up' | 'holiday' | 'weekend' | 'closed';

/** What kind of day it is: an override wins, then make-up, then holiday, then the weekday. */
export function kindOf(rules: Rules, day: number): DayKind {
  const override = rules.overrides.get(day);
  if (override) return override.length > 0 ? 'working' : 'closed';
  if (rules.makeUps.has(day)) return 'make-up';
  if (rules.holidays.has(day)) return 'holiday';
  return rules.week[weekdayOf(day)]!.length > 0 ? 'working' : 'weekend';
}

export const works = (kind: DayKind): kind is 'working' | 'make-up' =>
  kind === 'working' || kind === 'make-up';

/** The hours of a working day. A make-up day without hours of its own has Friday's. */
function spansOf(rules: Rules, day: number): readonly Span[] {
  const own = rules.overrides.get(day) ?? rules.week[weekdayOf(day)]!;
  return own.length > 0 ? own : rules.week[FRIDAY]!;
}

/**
 * Whole years of a calendar laid out for arithmetic. Days are indexed from `firstDay`, windows run through
 * all days in order; each prefix sum has one entry more than what it sums.
 */
export interface Table {
  firstYear: number;
  lastYear: number;
  firstDay: number;
  /** Beginning of each day, and the end of the last. */
  midnight: Float64Array;
  /** Close of business of each day. */
  close: Float64Array;
  /** Number of working days before each day. */
  workingBefore: Int32Array;
  workingDays: Int32Array;
  /** Number of windows before each day. */
  windowsBefore: Int32Array;
  opens: Float64Array;
  closes: Float64Array;
  /** Working time before each window, in milliseconds. */
  usedBefore: Float64Array;
}

/** The day on which a year of the Gregorian calendar begins, counted from 1970-01-01. */
export function firstDayOf(year: number): number {
  const past = year - 1;
  return 365 * (year - 1970) + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
}

/** The year in which a day counted from 1970-01-01 falls. */
export function yearOf(day: number): number {
  const year = 1970 + Math.floor(day / 365.2425);
  if (day < firstDayOf(year)) return year - 1;
  return day < firstDayOf(year + 1) ? year : year + 1;
}

/** Lays out the years, both included. */
export function buildTable(rules: Rules, firstYear: number, lastYear: number): Table {
  const firstDay = firstDayOf(firstYear);
  const days = firstDayOf(lastYear + 1) - firstDay;
  const midnight = new Float64Array(days + 1);
  const close = new Float64Array(days);
  const workingBefore = new Int32Array(days + 1);
  const windowsBefore = new Int32Array(days + 1);
  const workingDays: number[] = [];
  const opens: number[] = [];
  const closes: number[] = [];
  // A wall clock is never a whole day and a half from UTC.
  const pieces = offsetsBetween(rules.timeZone, (firstDay - 2) * DAY, (firstDay + days + 2) * DAY);
  let piece = 0;
  midnight[0] = firstMomentShowing(pieces, firstDay * DAY, 0);
  for (let i = 0; i < days; i++) {
    const day = firstDay + i;
    while (piece + 1 < pieces.length && pieces[piece + 1]!.at <= midnight[i]!) piece++;
    const moment = (minutes: number) => firstMomentShowing(pieces, day * DAY + minutes * MINUTE, piece);
    midnight[i + 1] = firstMomentShowing(pieces, (day + 1) * DAY, piece);
    close[i] = midnight[i + 1]!;
    // A zone that moved across the date line skipped a day; nobody worked on it.
    if (works(kindOf(rules, day)) && midnight[i + 1]! > midnight[i]!) {
      workingDays.push(day);
      for (const span of spansOf(rules, day)) {
        const from = moment(span.from);
        close[i] = moment(span.to);
        if (close[i]! > from) {
          opens.push(from);
          closes.push(close[i]!);
        }
      }
    }
    workingBefore[i + 1] = workingDays.length;
    windowsBefore[i + 1] = opens.length;
  }
  const usedBefore = new Float64Array(opens.length + 1);
  for (let w = 0; w < opens.length; w++) usedBefore[w + 1] = usedBefore[w]! + closes[w]! - opens[w]!;
  return {
    firstYear,
    lastYear,
    firstDay,
    midnight,
    close,
    workingBefore,
    workingDays: Int32Array.from(workingDays),
    windowsBefore,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    usedBefore,
  };
}
