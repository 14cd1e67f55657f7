import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, type Instant, parseInstant } from '../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from './calendar.ts';
import type { Pause } from './deadline.ts';
import { explainDeadline } from './explain.ts';
import { parseLimit } from './limit.ts';

const OFFICE: CalendarSpec = {
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays: 'CN',
};
const at = (text: string): Instant => parseInstant(`${text}:00+08:00`)!;
const minute = (instant: Instant) => formatInstant(instant, 'Asia/Shanghai').slice(5, 16).replace('T', ' ');

/** Each step as `kind from – to counted`, minutes for working and natural time. */
function told(start: string, limit: string, pauses: Pause[] = [], spec = OFFICE): string[] {
  const unit = limit.endsWith('d') ? 1 : 60_000;
  return explainDeadline(compileCalendar(spec), at(start), parseLimit(limit)!, pauses).map(
    ({ from, to, kind, counted }) => `${kind} ${minute(from)} – ${minute(to)} ${counted / unit}`,
  );
}

test('working days: start day, weekend, days that count', () => {
  assert.deepEqual(told('2026-11-20T14:42', '5wd'), [
    'start-day 11-20 00:00 – 11-21 00:00 0',
    'weekend 11-21 00:00 – 11-23 00:00 0',
    'working-day 11-23 00:00 – 11-28 00:00 5',
    'due 11-27 17:30 – 11-27 17:30 5',
  ]);
});

test('working days through make-up days and Spring Festival', () => {
  assert.deepEqual(told('2025-01-24T10:00', '3wd'), [
    'start-day 01-24 00:00 – 01-25 00:00 0',
    'weekend 01-25 00:00 – 01-26 00:00 0',
    'make-up 01-26 00:00 – 01-27 00:00 1',
    'working-day 01-27 00:00 – 01-28 00:00 1',
    'holiday 01-28 00:00 – 02-05 00:00 0',
    'working-day 02-05 00:00 – 02-06 00:00 1',
    'due 02-05 17:30 – 02-05 17:30 3',
  ]);
});

test('days that move off a weekend, and a paused one', () => {
  const pause = { from: at('2026-11-19T10:00'), to: at('2026-11-19T18:00') };
  assert.deepEqual(told('2026-11-18T09:00', '2d', [pause]), [
    'start-day 11-18 00:00 – 11-19 00:00 0',
    'paused 11-19 00:00 – 11-20 00:00 0',
    'counted-day 11-20 00:00 – 11-22 00:00 2',
    'moved 11-22 00:00 – 11-24 00:00 0',
    'due 11-23 17:30 – 11-23 17:30 2',
  ]);
});

test('working time over a weekend with a pause', () => {
  const pause = { from: at('2026-11-23T09:30'), to: at('2026-11-23T14:00') };
  assert.deepEqual(told('2026-11-20T17:00', '90wm', [pause]), [
    'working-time 11-20 17:00 – 11-20 17:30 30',
    'weekend 11-21 00:00 – 11-23 00:00 0',
    'working-time 11-23 09:00 – 11-23 09:30 30',
    'paused 11-23 09:30 – 11-23 14:00 0',
    'working-time 11-23 14:00 – 11-23 14:30 30',
    'due 11-23 14:30 – 11-23 14:30 90',
  ]);
});

test('natural time runs without a break', () => {
  assert.deepEqual(told('2026-11-20T23:50', '30m'), [
    'natural-time 11-20 23:50 – 11-21 00:20 30',
    'due 11-21 00:20 – 11-21 00:20 30',
  ]);
});

test('a stretch in a year without announcement is named', () => {
  assert.deepEqual(told('2026-12-30T10:00', '3wd').slice(-2), [
    'unannounced 01-01 00:00 – 01-04 17:30 0',
    'due 01-04 17:30 – 01-04 17:30 3',
  ]);
  assert.ok(
    !told('2026-12-30T10:00', '3wd', [], { ...OFFICE, holidays: 'none' })
      .join()
      .includes('unannounced'),
  );
});

test('a day closed by its own arrangement is told apart from a holiday', () => {
  const spec = { ...OFFICE, overrides: { '2026-11-24': [] } };
  assert.equal(told('2026-11-23T10:00', '1wd', [], spec)[1], 'closed 11-24 00:00 – 11-25 00:00 0');
});

test('a long way is shortened in the middle', () => {
  const steps = told('2026-01-05T10:00', '250wd');
  assert.ok(steps.length <= 27);
  assert.ok(steps.some((step) => step.startsWith('omitted')));
});
