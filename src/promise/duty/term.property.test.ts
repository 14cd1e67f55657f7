import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, formatDay, HOUR, parseDay } from '../../platform/time.ts';
import { compileCalendar } from '../calendar/calendar.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import type { Clause, Pledge } from '../pledge/pledge.ts';
import { occurrencesFrom } from './occurrence.ts';
import { dutiesOf } from './standing.ts';
import { termsOfDuty } from './term.ts';

const START = parseDay('2026-01-01')!;
const DAYS = 400;
const CALENDAR = { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' } as const;

interface Drawn {
  readonly published: number;
  readonly from: number | null;
  readonly length: number | null;
  readonly count: number | null;
}

const version = fc.record<Drawn>({
  published: fc.integer({ min: 0, max: DAYS - 60 }),
  from: fc.option(fc.integer({ min: 0, max: DAYS - 60 })),
  length: fc.option(fc.integer({ min: 0, max: 150 })),
  count: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 4 }),
});

function letterOf({ published, from, length, count }: Drawn, index: number): PublishedPledge {
  const clause = {
    id: 'calls',
    text: '回访',
    measure: 'duty',
    scope: {},
    target: 1,
    activity: '回访',
    every: 'month',
  };
  const first = START + (from ?? published);
  const pledge: Pledge = {
    title: '承诺书',
    promisor: { name: '某单位' },
    calendar: CALENDAR,
    clauses: count === null ? [] : [{ ...clause, count } as Clause],
    ...(from !== null && {
      effective: { from: formatDay(first), ...(length !== null && { to: formatDay(first + length) }) },
    }),
  };
  const publishedAt = (START + published) * DAY + 4 * HOUR;
  return { id: 100 + index, version: index + 1, publishedAt, pledge, calendar: compileCalendar(CALENDAR) };
}

/** The version in force on a day: of those that are published before it and have it in their term, the last. */
function inForceOn(letters: readonly PublishedPledge[], day: number): PublishedPledge | undefined {
  return letters.findLast(({ publishedAt, pledge: { effective } }) => {
    const published = Math.floor((publishedAt + 8 * HOUR) / DAY);
    const date = formatDay(day);
    const begun = effective === undefined || effective.from <= date;
    const over = effective?.to !== undefined && effective.to < date;
    return published < day && begun && !over;
  });
}

const dutyOf = (letter: PublishedPledge | undefined) => letter && dutiesOf(letter)[0]?.clause;

test('however letters follow one another, a month that is promised on every day is owed once, by the last of them', () => {
  fc.assert(
    fc.property(fc.array(version, { minLength: 1, maxLength: 5 }), (drawn) => {
      const letters = drawn.toSorted((a, b) => a.published - b.published).map(letterOf);
      const owed = letters.flatMap((letter) =>
        dutiesOf(letter).flatMap(({ clause }) =>
          termsOfDuty(letters.toReversed(), letter.id, clause).flatMap((term) =>
            [...occurrencesFrom(clause, { ...term, to: Math.min(term.to, START + DAYS) }, letter.calendar)]
              .filter(({ dropsAt }) => dropsAt === null)
              .map((one) => ({ ...one, by: letter.id })),
          ),
        ),
      );
      for (let day = START; day < START + DAYS - 60; day++) {
        const times = owed.filter(({ first, last }) => first <= day && day <= last);
        assert.ok(times.length <= 1, `${formatDay(day)} is owed ${times.length} times`);
        if (times.length === 1)
          assert.ok(dutyOf(inForceOn(letters, day)), `${formatDay(day)} is owed by nobody`);
      }
      for (let month = 0; month < 11; month++) {
        const first = parseDay(`2026-${String(month + 1).padStart(2, '0')}-01`)!;
        const last = parseDay(`2026-${String(month + 2).padStart(2, '0')}-01`)! - 1;
        const days = Array.from({ length: last - first + 1 }, (_, index) =>
          inForceOn(letters, first + index),
        );
        if (!days.every((letter) => dutyOf(letter))) continue;
        const found = owed.filter((one) => one.first === first && one.last === last);
        assert.deepEqual(
          found.map(({ needed, by }) => [needed, by]),
          [[dutyOf(days.at(-1))!.count, days.at(-1)!.id]],
        );
      }
    }),
    { numRuns: 400 },
  );
});
