import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCalendar } from '../../../src/promise/calendar/check.ts';
import { weekOf } from '../../../src/promise/calendar/hours.ts';
import { hoursIn, nextWindow, readTime, weekIn } from './week.ts';

const weeks = fc.array(fc.constantFrom([], ['09:00-12:00'], ['09:00-12:00', '13:30-17:30']), {
  minLength: 7,
  maxLength: 7,
});

test('a week comes back from the hours that it is written as, and these are hours of a calendar', () => {
  fc.assert(
    fc.property(weeks, (week) => {
      const hours = hoursIn(week);
      assert.deepEqual(weekIn(hours), week);
      assert.deepEqual(
        weekOf(hours).map((spans) => spans.length),
        week.map((windows) => windows.length),
      );
    }),
  );
  assert.deepEqual(Object.keys(hoursIn(weekIn({ 'mon-wed': ['09:00-12:00'], fri: ['09:00-12:00'] }))), [
    'mon-wed,fri',
  ]);
});

test('a window that is added is one that a calendar takes, until the day is full', () => {
  let windows: string[] = [];
  for (let count = 0; count < 4; count++) {
    windows = [...windows, nextWindow(windows)];
    const calendar = { timezone: 'Asia/Shanghai', hours: { mon: windows }, holidays: 'CN' };
    assert.deepEqual(checkCalendar(calendar), [], windows.join());
  }
});

test('a time is read as people type it', () => {
  for (const [typed, time] of [
    ['9', '09:00'],
    ['09', '09:00'],
    ['930', '09:30'],
    ['9:30', '09:30'],
    ['13：05', '13:05'],
    ['1330', '13:30'],
    ['24', '24:00'],
    ['24:01', undefined],
    ['9:60', undefined],
    ['', undefined],
  ] as const)
    assert.equal(readTime(typed), time, typed);
});
