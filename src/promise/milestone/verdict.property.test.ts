import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, formatDay, HOUR, parseDay } from '../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../calendar/calendar.ts';
import type { EvidenceEntry } from '../duty/duty.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import type { Clause, Pledge } from '../pledge/pledge.ts';
import { holdingOn, obviousState } from './obvious.ts';
import { deliverablesAt } from './standing.ts';

const START = parseDay('2026-01-01')!;
const DAYS = 120;
const CALENDAR: CalendarSpec = {
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays: 'CN',
};
const calendar = compileCalendar(CALENDAR);
const NAMES = ['培训记录', '试点总结'];

const drawn = fc.record({
  published: fc.integer({ min: 0, max: DAYS }),
  from: fc.option(fc.integer({ min: 0, max: DAYS })),
  length: fc.option(fc.integer({ min: 0, max: 60 })),
  due: fc.integer({ min: 0, max: DAYS }),
  names: fc.subarray(NAMES),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const noon = (day: number) => (START + day) * DAY + 4 * HOUR;

function letterOf({ published, from, length, due, names }: Drawn, index: number): PublishedPledge {
  const clause = {
    id: 'pilot',
    text: '试点',
    measure: 'milestone',
    scope: {},
    target: 1,
    due: formatDay(START + due),
    deliverables: names,
  };
  const pledge: Pledge = {
    title: '承诺书',
    promisor: { name: '某单位' },
    calendar: CALENDAR,
    clauses: names.length === 0 ? [] : [clause as unknown as Clause],
    ...(from !== null && {
      effective: {
        from: formatDay(START + from),
        ...(length !== null && { to: formatDay(START + from + length) }),
      },
    }),
  };
  return { id: 100 + index, version: index + 1, publishedAt: noon(published), pledge, calendar };
}

const letters = fc
  .array(drawn, { minLength: 1, maxLength: 4 })
  .map((all) => all.sort((a, b) => a.published - b.published).map(letterOf));

const entry = fc
  .record({
    deliverable: fc.constantFrom(...NAMES),
    hours: fc.integer({ min: 0, max: (DAYS + 20) * 24 }),
    retracted: fc.option(fc.integer({ min: 0, max: 200 })),
  })
  .map(({ deliverable, hours, retracted }): EvidenceEntry => {
    const recordedAt = START * DAY + hours * HOUR;
    return {
      ...{ id: 1, clause: 'pilot', deliverable, kind: 'count', text: '完成', count: 1 },
      ...{ case: null, link: null, file: null, recordedBy: null, retraction: null },
      happenedAt: recordedAt,
      recordedAt,
      retractedAt: retracted === null ? null : recordedAt + retracted * HOUR,
    };
  });

test('[L5] what became of a deliverable is what one finds who walks through the days one by one', () => {
  const at = fc.integer({ min: -2, max: DAYS + 60 }).map(noon);
  const seen = new Set<string>();
  fc.assert(
    fc.property(letters, fc.array(entry, { maxLength: 4 }), at, (published, entries, moment) => {
      const days = new Map(
        Array.from({ length: DAYS + 80 }, (_, index) => START - 5 + index).map((day) => [
          day,
          holdingOn(published, day),
        ]),
      );
      for (const letter of published) {
        const found = deliverablesAt(published, letter, entries, moment);
        for (const name of NAMES) {
          const one = found.find(({ deliverable }) => deliverable.key === name);
          const own = entries.filter(({ deliverable }) => deliverable === name);
          const expected = obviousState(letter, { clause: 'pilot', deliverable: name }, own, moment, days);
          assert.equal(one?.state ?? 'absent', expected);
          seen.add(expected);
        }
      }
    }),
    { numRuns: 400 },
  );
  assert.deepEqual([...seen].sort(), ['absent', 'broken', 'cancelled', 'kept', 'running']);
});
