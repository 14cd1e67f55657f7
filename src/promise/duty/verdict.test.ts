import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, parseDay, parseInstant } from '../../platform/time.ts';
import { compileCalendar } from '../calendar/calendar.ts';
import type { Entry } from './duty.ts';
import { occurrencesOf, workingDaysLeft } from './occurrence.ts';
import type { Term } from './term.ts';
import { standingOf } from './verdict.ts';

const calendar = compileCalendar({
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays: 'CN',
});
const day = (text: string): number => parseDay(text)!;
const at = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!;
const open = (from: string): Term => ({
  since: day(from),
  from: day(from),
  to: Number.POSITIVE_INFINITY,
  end: 'open',
});
const recorded = (happened: string, when = happened, count = 1, retracted: string | null = null): Entry => ({
  id: 1,
  happenedAt: at(happened),
  recordedAt: at(when),
  count,
  retractedAt: retracted === null ? null : at(retracted),
});

const DAILY = { every: 'day', count: 1 } as const;
const WEEKLY = { every: 'week', count: 2 } as const;
const MONTHLY = { every: 'month', count: 20 } as const;
const YEARLY = { every: 'year', count: 1 } as const;

test('a daily duty is owed on working days alone, make-up days among them', () => {
  const days = occurrencesOf(DAILY, open('2026-09-28'), calendar, at('2026-10-12 10:00'));
  assert.deepEqual(
    days.map(({ first }) => first - day('2026-09-28')),
    // National Day from 1 to 7 October; Saturday the 10th works by make-up.
    [0, 1, 2, 10, 11, 12, 14],
  );
});

test('weeks run from Monday; a letter of Friday owes its share of the week', () => {
  const weeks = occurrencesOf(WEEKLY, open('2026-03-06'), calendar, at('2026-03-20 12:00'));
  assert.deepEqual(
    weeks.map(({ first, last, needed }) => [first, last, needed]),
    [
      [day('2026-03-06'), day('2026-03-08'), 1],
      [day('2026-03-09'), day('2026-03-15'), 2],
      [day('2026-03-16'), day('2026-03-22'), 2],
    ],
  );
  const once = occurrencesOf(
    { every: 'week', count: 1 },
    open('2026-03-06'),
    calendar,
    at('2026-03-08 12:00'),
  );
  assert.deepEqual(once, []);
});

test('a yearly promise made in February is owed in its first year, one made in September is not', () => {
  const [first] = occurrencesOf(YEARLY, open('2026-02-10'), calendar, at('2026-03-01 12:00'));
  assert.equal(first!.needed, 1);
  assert.equal(first!.dueAt, at('2026-12-31 17:30'));
  assert.deepEqual(occurrencesOf(YEARLY, open('2026-09-10'), calendar, at('2026-12-01 12:00')), []);
});

test('due at close of business of the last working day of the month', () => {
  const [may] = occurrencesOf(MONTHLY, open('2026-05-01'), calendar, at('2026-05-02 12:00'));
  // 30 and 31 May 2026 are a weekend.
  assert.equal(may!.dueAt, at('2026-05-29 17:30'));
});

test('recorded exactly at the due it counts, a minute later it is shown and does not', () => {
  const [may] = occurrencesOf(MONTHLY, open('2026-05-01'), calendar, at('2026-05-02 12:00'));
  const nineteen = recorded('2026-05-20 10:00', '2026-05-20 11:00', 19);
  const inTime = [nineteen, recorded('2026-05-29 17:00', '2026-05-29 17:30')];
  assert.deepEqual(standingOf(may!, inTime, at('2026-06-02 09:00')), {
    state: 'kept',
    done: 20,
    late: 0,
    missing: 0,
    keptAt: at('2026-05-29 17:30'),
  });
  const tooLate = [nineteen, recorded('2026-05-29 17:00', '2026-05-29 17:31')];
  assert.deepEqual(standingOf(may!, tooLate, at('2026-06-02 09:00')), {
    state: 'broken',
    done: 19,
    late: 1,
    missing: 1,
    keptAt: null,
  });
});

test('a missed month stays missed, however much is recorded for it afterwards', () => {
  const [may] = occurrencesOf(MONTHLY, open('2026-05-01'), calendar, at('2026-05-02 12:00'));
  const afterwards = [recorded('2026-05-12 10:00', '2026-06-01 09:00', 500)];
  assert.equal(standingOf(may!, afterwards, at('2026-07-01 09:00')).state, 'broken');
});

test('the forecast counts what is missing and the working days that are left', () => {
  const [november] = occurrencesOf(MONTHLY, open('2026-11-01'), calendar, at('2026-11-02 12:00'));
  const six = [recorded('2026-11-12 10:00', '2026-11-12 11:00', 6)];
  const now = at('2026-11-23 10:00');
  assert.equal(standingOf(november!, six, now).missing, 14);
  assert.equal(workingDaysLeft(november!, calendar, now), 6);
  assert.equal(workingDaysLeft(november!, calendar, at('2026-11-23 17:30')), 5);
  assert.equal(workingDaysLeft(november!, calendar, at('2026-11-30 17:30')), 0);
});

test('what was taken back counts no more, from then on', () => {
  const [may] = occurrencesOf(MONTHLY, open('2026-05-01'), calendar, at('2026-05-02 12:00'));
  const entries = [recorded('2026-05-12 10:00', '2026-05-12 11:00', 20, '2026-05-13 09:00')];
  assert.equal(standingOf(may!, entries, at('2026-05-12 12:00')).state, 'kept');
  assert.equal(standingOf(may!, entries, at('2026-05-13 09:00')).state, 'running');
});

test('a month under way when the clause is dropped is not counted, unless it was done already', () => {
  const term: Term = {
    since: day('2026-05-01'),
    from: day('2026-05-01'),
    to: day('2026-05-19'),
    end: 'dropped',
  };
  const [may] = occurrencesOf(MONTHLY, term, calendar, at('2026-06-02 12:00'));
  assert.equal(may!.needed, 20);
  assert.equal(standingOf(may!, [], at('2026-05-19 23:00')).state, 'running');
  assert.equal(standingOf(may!, [], at('2026-05-20 00:00')).state, 'cancelled');
  const done = [recorded('2026-05-12 10:00', '2026-05-12 11:00', 20)];
  assert.equal(standingOf(may!, done, at('2026-06-02 09:00')).state, 'kept');
});
