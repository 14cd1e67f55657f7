import { formatDay, HOUR, type Instant, MINUTE } from '../platform/time.ts';
import type { Calendar } from '../promise/calendar/calendar.ts';
import { dayOf, isWorkingDay, midnightOf, workingDayAfter } from '../promise/calendar/days.ts';
import { weekdayOf } from '../promise/calendar/hours.ts';
import type { Random } from './random.ts';

/** How busy a working day is: Monday brings what the weekend left. */
const WEEKDAYS = [1.28, 1.06, 1, 0.97, 0.94, 0.9, 0.86];
const DAY_OFF = 0.46;

/** Arrivals by hour of the day, without a door that closes, over the telephone, and at a counter. */
const HOURS = {
  online: [5, 3, 2, 1, 1, 2, 6, 14, 30, 52, 58, 52, 66, 50, 42, 44, 42, 38, 33, 34, 37, 31, 22, 11],
  phone: [0, 0, 0, 0, 0, 0, 0, 0, 22, 60, 66, 50, 34, 40, 55, 52, 44, 30, 16, 12, 0, 0, 0, 0],
  counter: [0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 66, 58, 48, 40, 50, 48, 26, 0, 0, 0, 0, 0, 0, 0],
} as const;

export type Door = keyof typeof HOURS;

const dayOfMonth = (day: number): number => Number(formatDay(day).slice(8));

/** Wages are paid on the 10th and 15th; the day after, people notice. */
export const isPayday = (day: number): boolean => [10, 15, 16].includes(dayOfMonth(day));

export const isOff = (calendar: Calendar, day: number): boolean => !isWorkingDay(calendar, day);

/** How busy a day is, compared with a Wednesday. */
export function busyness(calendar: Calendar, day: number): number {
  const base = isOff(calendar, day) ? DAY_OFF : WEEKDAYS[weekdayOf(day)]!;
  const afterDaysOff =
    !isOff(calendar, day) && isOff(calendar, day - 1) && isOff(calendar, day - 3) ? 1.15 : 1;
  return base * afterDaysOff * (isPayday(day) ? 1.18 : 1);
}

/** A moment of a day, by the habits of those who come through a door. */
export function momentOf(random: Random, calendar: Calendar, day: number, door: Door): Instant {
  const hours = HOURS[door];
  const hour = random.weighted([...hours.keys()], (index) => hours[index]!);
  return midnightOf(calendar, day) + hour * HOUR + random.int(0, 59) * MINUTE + random.int(0, 59) * 1000;
}

/** The same moment, or, at night, as much later that people are up. */
export function daytime(calendar: Calendar, at: Instant): Instant {
  const hour = (at - midnightOf(calendar, dayOf(calendar, at))) / HOUR;
  return hour < 7.5 ? at + 8 * HOUR : at;
}

/** The afternoon on which the payment channel failed. */
export interface Outage {
  readonly from: Instant;
  readonly to: Instant;
}

/** It lies in the middle of the period, on a working day. */
export function outageOf(calendar: Calendar, firstDay: number, lastDay: number): Outage {
  const day = workingDayAfter(calendar, Math.round((firstDay * 2 + lastDay * 3) / 5), 1);
  const from = midnightOf(calendar, day) + 14 * HOUR + 6 * MINUTE;
  return { from, to: from + 2 * HOUR + 17 * MINUTE };
}
