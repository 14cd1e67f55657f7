import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, formatInstant, HOUR, type Instant, parseInstant, SECOND } from '../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from './calendar.ts';
import { checkCalendar } from './check.ts';
import { deadline, type Pause } from './deadline.ts';
import { explainDeadline } from './explain.ts';
import { CHINESE_HOLIDAYS } from './holidays.ts';
import { formatLimit, type Limit, type LimitUnit } from './limit.ts';
import { dayAfter, ObviousCalendar, TICK } from './obvious.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.ts';

/** Days around which calendars get interesting: changes of the clock, Spring Festival, turns of the year. */
const PLACES: [string, string][] = [
  ['Asia/Shanghai', '2025-01-22'],
  ['Asia/Shanghai', '2025-09-25'],
  ['Asia/Shanghai', '2026-12-24'],
  ['Europe/Berlin', '2025-03-26'],
  ['Europe/Berlin', '2026-10-21'],
  ['America/New_York', '2026-03-03'],
  ['America/New_York', '2025-10-28'],
  ['America/Havana', '2025-10-29'],
  ['America/Santiago', '2025-09-03'],
  ['Australia/Lord_Howe', '2026-04-01'],
];

const timeText = (tick: number) =>
  `${String(Math.floor(tick / 12)).padStart(2, '0')}:${String((tick % 12) * 5).padStart(2, '0')}`;

/** Up to three windows a day, some touching, some reaching midnight. */
const windowsArbitrary = (minLength: number) =>
  fc
    .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 288 }), fc.constantFrom(0, 24, 36, 108, 144, 288)), {
      minLength: minLength * 2,
      maxLength: 6,
    })
    .map((ticks) => {
      const sorted = ticks.toSorted((a, b) => a - b);
      const windows: string[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2) {
        windows.push(`${timeText(sorted[i]!)}-${timeText(sorted[i + 1]!)}`);
      }
      return windows;
    });

const hoursArbitrary: fc.Arbitrary<CalendarSpec['hours']> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('24x7' as const) },
  { weight: 2, arbitrary: windowsArbitrary(1).map((list) => ({ 'mon-fri': list })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(windowsArbitrary(1), windowsArbitrary(0), windowsArbitrary(0))
      .map(([some, sat, rest]) => ({ 'mon,wed': some, sat, fri: rest })),
  },
  { weight: 1, arbitrary: windowsArbitrary(1).map((list) => ({ 'mon-sun': list })) },
);

function datesAround(from: string, days: number): string[] {
  const dates = [from];
  while (dates.length < days) dates.push(dayAfter(dates.at(-1)!));
  return dates;
}

interface Situation {
  spec: CalendarSpec;
  start: Instant;
  limit: Limit;
  pauses: Pause[];
}

const LIMITS: [LimitUnit, number, number][] = [
  ['m', 5, 1200],
  ['h', 1, 200],
  ['wm', 5, 600],
  ['wh', 1, 60],
  ['d', 1, 12],
  ['wd', 1, 10],
];

const limitArbitrary: fc.Arbitrary<Limit> = fc
  .constantFrom(...LIMITS)
  .chain(([unit, step, most]) =>
    fc.integer({ min: 1, max: most / step }).map((n) => ({ unit, count: n * step })),
  );

const situationArbitrary: fc.Arbitrary<Situation> = fc.constantFrom(...PLACES).chain(([timezone, first]) => {
  const around = datesAround(first, 20);
  const dates = fc.uniqueArray(fc.constantFrom(...around), { maxLength: 4 });
  const base = parseInstant(`${first}T00:00:00Z`)!;
  return fc
    .record({
      hours: hoursArbitrary,
      holidays: fc.oneof(fc.constantFrom('CN' as const, 'none' as const), dates),
      workdays: dates,
      overrides: fc.dictionary(fc.constantFrom(...around), windowsArbitrary(0), { maxKeys: 3 }),
      startTick: fc.integer({ min: 0, max: 8 * 288 }),
      limit: limitArbitrary,
      edges: fc.uniqueArray(fc.integer({ min: -288, max: 14 * 288 }), { maxLength: 6 }),
    })
    .map(({ hours, holidays, workdays, overrides, startTick, limit, edges }) => ({
      spec: { timezone, hours, holidays, workdays, overrides },
      start: base + startTick * TICK,
      limit,
      pauses: pausesBetween(edges.toSorted((a, b) => a - b).map((tick) => base + tick * TICK)),
    }));
});

function pausesBetween(edges: Instant[]): Pause[] {
  const pauses: Pause[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) pauses.push({ from: edges[i]!, to: edges[i + 1]! });
  return pauses;
}

/** Pauses that touch exactly what is decisive: begin or end at the due or at a closing. */
function withPauseAtDue({ spec, start, limit, pauses }: Situation): Situation {
  const due = deadline(compileCalendar(spec), start, limit, pauses);
  const kept = pauses.filter((pause) => pause.to < due);
  return {
    spec,
    start,
    limit,
    pauses: [...kept, { from: due, to: due + 3 * HOUR }, { from: due + 3 * HOUR, to: due + DAY }],
  };
}

function assertAgrees({ spec, start, limit, pauses }: Situation): void {
  const horizon = start + 45 * DAY;
  const actual = deadline(compileCalendar(spec), start, limit, pauses);
  const expected = new ObviousCalendar(spec).deadline(start, limit, pauses, horizon);
  if (expected === undefined) assert.ok(actual > horizon);
  else {
    const show = (at: Instant) => formatInstant(at, spec.timezone);
    assert.equal(show(actual), show(expected), `${formatLimit(limit)} from ${show(start)}`);
  }
}

test('deadlines agree with walking through time tick by tick', () => {
  fc.assert(fc.property(situationArbitrary, assertAgrees), { numRuns: 400 });
});

test('deadlines agree when pauses begin exactly at the due', () => {
  fc.assert(
    fc.property(situationArbitrary, (situation) => assertAgrees(withPauseAtDue(situation))),
    { numRuns: 150 },
  );
});

test('every random calendar is found to be without fault', () => {
  fc.assert(fc.property(situationArbitrary, ({ spec }) => assert.deepEqual(checkCalendar(spec), [])));
});

test('adding working time is the inverse of measuring it, to the millisecond', () => {
  fc.assert(
    fc.property(
      situationArbitrary,
      fc.integer({ min: 1, max: 100 * HOUR }),
      fc.nat(TICK),
      ({ spec, start }, ms, extra) => {
        const calendar = compileCalendar(spec);
        const from = start + extra;
        const due = addWorkingTime(calendar, from, ms);
        assert.equal(workingTimeBetween(calendar, from, due), ms);
        assert.equal(workingTimeBetween(calendar, from, due - 1), ms - 1);
      },
    ),
  );
});

test('the order in which years are asked for makes no difference', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 4_000_000_000 }), { minLength: 1, maxLength: 6 });
  let compiled = 0;
  const fresh = (spec: CalendarSpec) =>
    compileCalendar(spec, { ...CHINESE_HOLIDAYS, version: `copy ${compiled++}` });
  fc.assert(
    fc.property(situationArbitrary, instants, ({ spec, limit }, seconds) => {
      const together = fresh(spec);
      for (const second of seconds) {
        assert.equal(
          deadline(together, second * SECOND, limit),
          deadline(fresh(spec), second * SECOND, limit),
        );
      }
    }),
    { numRuns: 50 },
  );
});

test('an explanation counts the whole limit, in order, and ends at the due', () => {
  fc.assert(
    fc.property(situationArbitrary, ({ spec, start, limit, pauses }) => {
      const calendar = compileCalendar(spec);
      const steps = explainDeadline(calendar, start, limit, pauses);
      const due = steps.at(-1)!;
      assert.deepEqual([due.kind, due.from], ['due', deadline(calendar, start, limit, pauses)]);
      const way = steps.filter((step) => step.kind !== 'due' && step.kind !== 'unannounced');
      assert.equal(
        way.reduce((sum, step) => sum + step.counted, 0),
        due.counted,
      );
      for (const [i, step] of way.entries()) {
        assert.ok(step.from < step.to);
        if (i > 0) assert.ok(way[i - 1]!.to <= step.from);
      }
      assert.ok(steps.length <= 27);
    }),
    { numRuns: 300 },
  );
});
