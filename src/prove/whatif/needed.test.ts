import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MINUTE, parseInstant } from '../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../../promise/calendar/calendar.ts';
import { deadline } from '../../promise/calendar/deadline.ts';
import type { LimitUnit } from '../../promise/calendar/limit.ts';
import { neededCount } from './needed.ts';

const CALENDARS: CalendarSpec[] = [
  { timezone: 'Asia/Shanghai', hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] }, holidays: 'CN' },
  { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' },
  { timezone: 'Europe/Berlin', hours: { 'mon-sat': ['08:00-24:00'] }, holidays: 'none' },
];
const EPOCH = parseInstant('2026-02-11T00:00:00+08:00')!;

const calendar = fc.constantFrom(...CALENDARS).map((spec) => compileCalendar(spec));
const TICK = 30 * MINUTE;

test('the least count reaches the moment, and one less does not', () => {
  fc.assert(
    fc.property(
      calendar,
      fc.constantFrom<LimitUnit>('m', 'h', 'wm', 'wh', 'd', 'wd'),
      fc.nat(2000),
      fc.oneof(fc.nat(60), fc.nat(900)),
      (calendar, unit, from, length) => {
        const start = EPOCH + from * TICK;
        const moment = start + length * TICK;
        const count = neededCount(calendar, unit, start, moment);
        assert.ok(deadline(calendar, start, { count, unit }) >= moment);
        if (count > 1) assert.ok(deadline(calendar, start, { count: count - 1, unit }) < moment);
      },
    ),
    { numRuns: 2000 },
  );
});
