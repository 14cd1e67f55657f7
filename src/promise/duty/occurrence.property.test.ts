import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, parseDay } from '../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../calendar/calendar.ts';
import { midnightOf } from '../calendar/days.ts';
import { PERIODS } from '../pledge/pledge.ts';
import type { Entry } from './duty.ts';
import { obviousPeriods, obviousVerdict } from './obvious.ts';
import { occurrencesBack, occurrencesFrom, occurrencesOf } from './occurrence.ts';
import { standingOf } from './verdict.ts';

const CALENDARS: CalendarSpec[] = [
  { timezone: 'Asia/Shanghai', hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] }, holidays: 'CN' },
  { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' },
  {
    timezone: 'Europe/Berlin',
    hours: { 'mon-sat': ['08:00-20:00'] },
    holidays: ['2026-10-03', '2026-12-25'],
  },
];

const START = parseDay('2025-01-01')!;

const promise = fc.record({
  every: fc.constantFrom(...PERIODS),
  count: fc.integer({ min: 1, max: 40 }),
  from: fc.integer({ min: START, max: START + 600 }),
  length: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 800 })),
  calendar: fc.constantFrom(...CALENDARS).map((spec) => compileCalendar(spec)),
});

test('what a duty owes is what counting day by day says, to the day, the number and the due', () => {
  fc.assert(
    fc.property(promise, ({ every, count, from, length, calendar }) => {
      const to = from + length;
      const term = { since: from, from, to, end: 'announced' as const };
      const owed = [...occurrencesFrom({ every, count }, term, calendar)];
      const expected = obviousPeriods({ every, count }, from, to, calendar);
      assert.deepEqual(
        owed.map(({ first, last, needed, dueAt, startsAt, endsAt }) => [
          first,
          last,
          needed,
          dueAt,
          startsAt,
          endsAt,
        ]),
        expected.map(({ days, needed, dueAt }) => [
          days[0],
          days.at(-1),
          needed,
          dueAt,
          midnightOf(calendar, days[0]!),
          midnightOf(calendar, days.at(-1)! + 1),
        ]),
      );
    }),
    { numRuns: 300 },
  );
});

const entry = (from: number, to: number): fc.Arbitrary<Entry> =>
  fc
    .record({
      id: fc.nat(),
      happenedAt: fc.integer({ min: from, max: to }),
      delay: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 3 * HOUR }),
        fc.integer({ min: 0, max: 40 * DAY }),
      ),
      count: fc.integer({ min: 1, max: 12 }),
      retractedAfter: fc.option(fc.integer({ min: 0, max: 30 * DAY }), { freq: 6 }),
    })
    .map(({ delay, retractedAfter, ...rest }) => ({
      ...rest,
      recordedAt: rest.happenedAt + delay,
      retractedAt: retractedAfter === null ? null : rest.happenedAt + delay + retractedAfter,
    }));

test('a period is kept, broken or running as laying out every single time says', () => {
  fc.assert(
    fc.property(
      promise.filter(({ length }) => length < 120),
      fc.integer({ min: 0, max: 150 * DAY }),
      fc.gen(),
      ({ every, count, from, length, calendar }, after, gen) => {
        const to = from + length;
        const term = { since: from, from, to, end: 'announced' as const };
        const begin = midnightOf(calendar, from);
        const entries = gen(fc.array, entry(begin - 5 * DAY, begin + (length + 5) * DAY), { maxLength: 40 });
        const at = begin + after;
        const expected = obviousPeriods({ every, count }, from, to, calendar)
          .filter(({ days }) => midnightOf(calendar, days[0]!) <= at)
          .map((period) => obviousVerdict(period, entries, calendar, at));
        const found = occurrencesOf({ every, count }, term, calendar, at).map((one) =>
          standingOf(one, entries, at),
        );
        assert.deepEqual(
          found.map(({ state }) => state),
          expected,
        );
        for (const { state, keptAt, missing } of found) {
          assert.equal(state === 'kept', keptAt !== null);
          assert.equal(missing === 0, state === 'kept');
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('looked at from a moment, backwards and onwards, the periods are the same', () => {
  fc.assert(
    fc.property(
      promise,
      fc.integer({ min: -10, max: 900 }),
      fc.constantFrom(0, 10, 24),
      (given, days, hours) => {
        const { every, count, from, length, calendar } = given;
        const term = { since: from, from, to: from + length, end: 'announced' as const };
        const at = midnightOf(calendar, from + days) + hours * HOUR;
        assert.deepEqual(
          [...occurrencesBack({ every, count }, term, calendar, at)],
          occurrencesOf({ every, count }, term, calendar, at).toReversed(),
        );
        const all = [...occurrencesFrom({ every, count }, term, calendar)];
        const near = occurrencesFrom({ every, count }, term, calendar, from + days - 1);
        assert.deepEqual(
          near.find(({ dueAt }) => dueAt >= at),
          all.find(({ dueAt }) => dueAt >= at),
        );
      },
    ),
    { numRuns: 300 },
  );
});
