import type { Instant } from '../../platform/time.ts';
import type { Calendar } from './calendar.ts';
import { indexOf, later, tableAround } from './days.ts';
import type { Table } from './table.ts';

/** The window that a moment is in or before. */
function windowFrom(table: Table, at: Instant): number {
  const i = indexOf(table, at);
  const end = table.windowsBefore[i + 1]!;
  let w = table.windowsBefore[i]!;
  while (w < end && table.closes[w]! <= at) w++;
  return w;
}

/** Working time from the beginning of the table to a moment that lies in or before window `w`. */
const usedAt = (table: Table, at: Instant, w: number): number =>
  table.usedBefore[w]! + (w < table.opens.length && at > table.opens[w]! ? at - table.opens[w]! : 0);

/** Working time between two moments, in milliseconds; 0 when the second is not after the first. */
export function workingTimeBetween(calendar: Calendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  tableAround(calendar, from);
  tableAround(calendar, to);
  const table = tableAround(calendar, from);
  return usedAt(table, to, windowFrom(table, to)) - usedAt(table, from, windowFrom(table, from));
}

/**
 * The earliest moment at which so much working time has passed since `from`: used up exactly at closing,
 * it is the closing, not the next opening. No time at all is used up at once.
 * @param ms milliseconds of working time.
 * @throws Refusal `bad-request` when that would be after the year 2299.
 */
export function addWorkingTime(calendar: Calendar, from: Instant, ms: number): Instant {
  if (ms <= 0) return from;
  let table = tableAround(calendar, from);
  for (;;) {
    const start = windowFrom(table, from);
    const target = usedAt(table, from, start) + ms;
    if (target <= table.usedBefore[table.opens.length]!) {
      const w = windowUsingUp(table.usedBefore, target, start);
      return table.opens[w]! + target - table.usedBefore[w]!;
    }
    table = later(calendar, table);
  }
}

/** The window at or after `start` in which the sum of working time reaches the target. */
function windowUsingUp(usedBefore: Float64Array, target: number, start: number): number {
  // Most limits end a few windows on: striding from the start beats halving the whole table.
  let low = start;
  let stride = 1;
  while (low + stride < usedBefore.length && usedBefore[low + stride]! < target) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(low + stride, usedBefore.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (usedBefore[middle]! < target) low = middle;
    else high = middle;
  }
  return low;
}
