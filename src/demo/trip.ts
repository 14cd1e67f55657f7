import { HOUR, type Instant, MINUTE } from '../platform/time.ts';
import type { Pause } from '../promise/calendar/deadline.ts';
import { addWorkingTime } from '../promise/calendar/working-time.ts';
import type { ClockMeasure, Fields } from '../promise/pledge/pledge.ts';
import type { Person } from './bank.ts';
import type { Feedback } from './feedback.ts';
import type { Journal, Said } from './journal.ts';
import { inTime, type Promises } from './promises.ts';
import type { Random } from './random.ts';
import { daytime, type Outage } from './rhythm.ts';

/** What all journeys share. */
export interface Setting {
  readonly promises: Promises;
  readonly outage: Outage;
}

/** One case on its way: everything the steps read and write. */
export interface Trip {
  readonly setting: Setting;
  readonly random: Random;
  readonly feedback: Feedback;
  readonly fields: Fields;
  readonly journal: Journal;
  readonly receivedAt: Instant;
  readonly unit: string;
  readonly agent: Person;
}

/** A thing that happens on the way; steps are written down in the order of time. */
export interface Step {
  readonly at: Instant;
  readonly type: Parameters<Journal['add']>[1];
  readonly said: Said;
}

export const working = ({ setting: { promises } }: Trip, from: Instant, minutes: number): Instant =>
  addWorkingTime(promises.calendar, from, minutes * MINUTE);

/** Outside office hours most things are taken up by those on duty, in the daytime; the rest waits for the office. */
export function onDuty(trip: Trip, from: Instant, minutes: number): Instant {
  const { calendar } = trip.setting.promises;
  const inOffice = working(trip, from, minutes);
  const away = inOffice - from > 15 * HOUR && trip.random.chance(0.8);
  return away ? daytime(calendar, from + trip.random.around(2.5 * HOUR, 0.5)) : inOffice;
}

/** When a step comes for which the letter sets a limit: in time, save for the risk that it is missed. */
export function promised(
  { setting: { promises }, random, fields }: Trip,
  measure: ClockMeasure,
  start: Instant,
  byItself: Instant,
  risk: number,
  pauses?: readonly Pause[],
): Instant {
  return inTime(
    random,
    promises.calendar,
    start,
    byItself,
    promises.due(measure, fields, start, pauses),
    risk,
  );
}
