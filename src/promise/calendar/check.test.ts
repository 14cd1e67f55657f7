import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCalendar } from './check.ts';

const GOOD = { timezone: 'Asia/Shanghai', hours: { 'mon-fri': ['09:00-17:00'] }, holidays: 'CN' };
const paths = (change: Record<string, unknown>) =>
  checkCalendar({ ...GOOD, ...change }).map(({ path }) => path);

test('a calendar as the contract writes it has no fault', () => {
  assert.deepEqual(checkCalendar(GOOD), []);
  assert.deepEqual(paths({ hours: '24x7', holidays: 'none' }), []);
  assert.deepEqual(paths({ hours: { 'sun-thu': ['00:00-12:00', '12:00-24:00'], 'fri,sat': [] } }), []);
  assert.deepEqual(
    paths({
      holidays: ['2026-05-01'],
      workdays: ['2026-05-09'],
      overrides: { '2026-02-13': ['09:00-12:00'], '2026-02-14': [] },
    }),
    [],
  );
});

test('a calendar without any working time is refused when written', () => {
  assert.deepEqual(paths({ hours: {} }), ['hours']);
  assert.deepEqual(paths({ hours: { 'mon-sun': [] } }), ['hours']);
  assert.deepEqual(
    paths({ hours: {}, workdays: ['2026-11-28'], overrides: { '2026-11-29': ['09:00-10:00'] } }),
    ['hours'],
  );
});

test('windows: form, order, overlap, length, midnight', () => {
  const hours = (...list: unknown[]) => paths({ hours: { mon: list } });
  assert.deepEqual(hours('9:00-12:00'), ['hours.mon[0]']);
  assert.deepEqual(hours('09:00-12:60'), ['hours.mon[0]']);
  assert.deepEqual(hours('09:00-24:01'), ['hours.mon[0]']);
  assert.deepEqual(hours('09:00–12:00'), ['hours.mon[0]']);
  assert.deepEqual(hours('09:00-12:00-13:00'), ['hours.mon[0]']);
  assert.deepEqual(hours(9), ['hours.mon[0]']);
  assert.deepEqual(hours('09:00-12:00', '11:00-13:00'), ['hours.mon[1]']);
  assert.deepEqual(hours('13:00-14:00', '09:00-12:00'), ['hours.mon[1]']);
  assert.deepEqual(hours('09:00-09:00'), ['hours.mon[0]']);
  const [fault] = checkCalendar({ ...GOOD, hours: { mon: ['22:00-06:00'] } });
  assert.match(fault!.message, /24:00.*拆成两段/);
  assert.match(fault!.english, /split/);
});

test('weekdays: unknown, twice', () => {
  const hours = (value: unknown) => paths({ hours: value });
  assert.deepEqual(hours({ monday: ['09:00-10:00'] }), ['hours.monday']);
  assert.deepEqual(hours({ 'mon-wed-fri': ['09:00-10:00'] }), ['hours.mon-wed-fri']);
  assert.deepEqual(hours({ 'mon-fri': ['09:00-10:00'], fri: ['09:00-10:00'] }), ['hours.fri']);
  assert.deepEqual(hours({ 'mon,mon': ['09:00-10:00'] }), ['hours.mon,mon']);
  assert.deepEqual(hours({ mon: '09:00-10:00' }), ['hours.mon', 'hours']);
  assert.deepEqual(hours('always'), ['hours']);
});

test('zone, holidays, dates, unknown keys', () => {
  assert.deepEqual(paths({ timezone: 'Asia/Shangai' }), ['timezone']);
  assert.deepEqual(paths({ timezone: undefined }), ['timezone']);
  assert.deepEqual(paths({ holidays: 'US' }), ['holidays']);
  assert.deepEqual(paths({ holidays: ['2026-02-29', '2028-02-29'] }), ['holidays[0]']);
  assert.deepEqual(paths({ workdays: '2026-02-14' }), ['workdays']);
  assert.deepEqual(paths({ workdays: ['14.2.2026', 20260214] }), ['workdays[0]', 'workdays[1]']);
  assert.deepEqual(paths({ overrides: { '2026-13-01': [] } }), ['overrides.2026-13-01']);
  assert.deepEqual(paths({ overrides: { '2026-12-01': ['10:00-09:00'] } }), ['overrides.2026-12-01[0]']);
  assert.deepEqual(paths({ overrides: [] }), ['overrides']);
  assert.deepEqual(paths({ hour: '24x7' }), ['hour']);
});

test('anything at all is answered with faults, never with an exception', () => {
  fc.assert(fc.property(fc.anything(), (spec) => assert.ok(checkCalendar(spec).length > 0)));
  const near = fc.record(
    { timezone: fc.anything(), hours: fc.anything(), holidays: fc.anything(), overrides: fc.object() },
    { requiredKeys: ['hours'] },
  );
  fc.assert(fc.property(near, (spec) => Array.isArray(checkCalendar(spec))));
});
