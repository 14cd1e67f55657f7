import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY, formatInstant, type Instant, parseInstant } from '../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../../promise/calendar/calendar.ts';
import { formatLimit, type Limit, type LimitUnit } from '../../promise/calendar/limit.ts';
import { ObviousCalendar, TICK } from '../../promise/calendar/obvious.ts';
import {
  CLOCK_MEASURES,
  type ClockClause,
  type Fields,
  RATIO_MEASURES,
  type Scope,
} from '../../promise/pledge/pledge.ts';
import { clocksOf } from './clock.ts';
import { type CaseEvent, EVENT_TYPES, type EventType, inOrder } from './event.ts';
import { historyOf } from './history.ts';
import { marksOf } from './mark.ts';
import { obviousClocks, obviousMark } from './obvious.ts';

const BANK = { 'mon-fri': ['09:00-12:00', '13:30-17:30'] };

/** Calendars with a moment at which they are interesting: Spring Festival, National Day, a change of the clock. */
const PLACES: [CalendarSpec, string][] = [
  [{ timezone: 'Asia/Shanghai', hours: BANK, holidays: 'CN' }, '2025-01-23T08:00:00+08:00'],
  [{ timezone: 'Asia/Shanghai', hours: BANK, holidays: 'CN' }, '2026-09-24T16:00:00+08:00'],
  [{ timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' }, '2025-01-26T20:00:00+08:00'],
  [{ timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' }, '2026-03-02T00:00:00+08:00'],
  [
    {
      timezone: 'Europe/Berlin',
      hours: { 'mon-fri': ['08:00-24:00'], sat: ['10:00-12:00'] },
      holidays: ['2026-03-30'],
      overrides: { '2026-03-28': ['00:00-06:00'], '2026-04-01': [] },
    },
    '2026-03-27T21:00:00+01:00',
  ],
];
const obvious = PLACES.map(([spec]) => new ObviousCalendar(spec));

const LIMITS: [LimitUnit, number, number][] = [
  ['m', 5, 240],
  ['h', 1, 60],
  ['wm', 5, 400],
  ['wh', 1, 20],
  ['d', 1, 5],
  ['wd', 1, 5],
];
const limit: fc.Arbitrary<Limit> = fc
  .constantFrom(...LIMITS)
  .chain(([unit, step, most]) =>
    fc.integer({ min: 1, max: most / step }).map((n) => ({ unit, count: n * step })),
  );

// Two values for each of two fields, so that cases wander in and out of scopes.
const fields: fc.Arbitrary<Fields> = fc.record(
  { kind: fc.constantFrom('complaint', 'fault'), urgency: fc.constantFrom('urgent', 'ordinary') },
  { requiredKeys: [] },
);
const values = (...of: string[]) => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1 });
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant({}),
  fc.record(
    { kind: values('complaint', 'fault'), urgency: values('urgent', 'ordinary') },
    { requiredKeys: [] },
  ),
);

const clauses: fc.Arbitrary<ClockClause[]> = fc
  .array(fc.record({ measure: fc.constantFrom(...CLOCK_MEASURES), scope, limit }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) => list.map((one, index) => ({ id: `c${index}`, text: 'x', target: 1, ...one })));

/** What happens most in the life of a case comes most often, so that clocks start, pause, stop and are relabelled. */
const type: fc.Arbitrary<EventType> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...EVENT_TYPES) },
  { weight: 3, arbitrary: fc.constantFrom('waiting_user', 'resumed', 'replied', 'appealed') },
  { weight: 2, arbitrary: fc.constant('reclassified' as const) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'coordination_requested',
      'coordinated',
      'plan_sent',
      'registered',
      'dispatched',
    ),
  },
);
const step = fc.record({
  type,
  gap: fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 900 }),
  ),
  fields,
  score: fc.integer({ min: 1, max: 5 }),
  solved: fc.option(fc.boolean(), { nil: undefined }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const SPEAKING: readonly EventType[] = [
  'received',
  'reclassified',
  'taken',
  'reported',
  'published',
  'dispatched',
];

function lived(start: Instant, steps: readonly Step[]): CaseEvent[] {
  let at = start;
  return steps.map(({ type, gap, fields, score, solved }) => {
    at += gap * TICK;
    return {
      at,
      type,
      ...(SPEAKING.includes(type) && { fields }),
      ...(type === 'rated' && { score, ...(solved !== undefined && { solved }) }),
    };
  });
}

interface Situation {
  place: number;
  clauses: ClockClause[];
  events: CaseEvent[];
  at: Instant;
}

const situation: fc.Arbitrary<Situation> = fc
  .record({
    place: fc.nat(PLACES.length - 1),
    clauses,
    first: fc.record({ usual: fc.integer({ min: 0, max: 9 }), fields }),
    steps: fc.array(step, { maxLength: 14 }),
    after: fc.integer({ min: -200, max: 2000 }),
  })
  .map(({ place, clauses, first, steps, after }) => {
    const start = parseInstant(PLACES[place]![1])!;
    const received: CaseEvent[] =
      first.usual === 0 ? [] : [{ at: start, type: 'received', fields: first.fields }];
    const events = [...received, ...lived(start, steps)];
    return { place, clauses, events, at: (events.at(-1)?.at ?? start) + after * TICK };
  });

const show = (at: Instant | null) => (at === null ? null : formatInstant(at, 'Asia/Shanghai'));

function engine({ place, clauses, events, at }: Situation) {
  const past = inOrder(events.filter((event) => event.at <= at));
  return clocksOf(historyOf(past), clauses, compileCalendar(PLACES[place]![0]), at);
}

function assertAgrees(situation: Situation): void {
  const { place, clauses, events, at } = situation;
  // Sorting by hand: the receipt first among equals, the rest as written.
  const rank = (event: CaseEvent) => (event.type === 'received' ? 0 : 1);
  const ordered = events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => a.event.at - b.event.at || rank(a.event) - rank(b.event) || a.index - b.index)
    .map(({ event }) => event);
  const expected = clauses.flatMap((clause) =>
    obviousClocks(clause, ordered, at, (start, limit, pauses) => {
      const due = obvious[place]!.deadline(start, limit, pauses, start + 120 * DAY);
      assert.ok(due !== undefined, `${formatLimit(limit)} is out of sight`);
      return due;
    }),
  );
  const actual = engine(situation);
  const plain = (clocks: typeof expected) =>
    clocks.map(({ clause, startedAt, dueAt, stoppedAt, state }) => [
      clause,
      show(startedAt),
      show(dueAt),
      show(stoppedAt),
      state,
    ]);
  assert.deepEqual(plain(actual), plain(expected));
}

/** Lets something happen at, just before and just after the due of a clock. */
function atTheDue(
  situation: Situation,
  which: number,
  types: readonly EventType[],
  judge: boolean,
): Situation {
  const clocks = engine(situation);
  if (clocks.length === 0) return situation;
  const { dueAt } = clocks[which % clocks.length]!;
  const events = [...situation.events];
  for (const [index, type] of types.entries()) {
    const said = SPEAKING.includes(type) ? { fields: { kind: index % 2 ? 'fault' : 'complaint' } } : {};
    events.push({ at: dueAt + (index - 1) * TICK, type, ...said });
  }
  return { ...situation, events, at: judge ? dueAt : Math.max(situation.at, dueAt) };
}

const RUNS = Number(process.env.PROPERTY_RUNS ?? 1500);

test('[F2] [F4] [F5] [F6] [F7] [F8] [C1] [C3] [Q2] clocks agree with living through the case event by event', () => {
  fc.assert(fc.property(situation, assertAgrees), { numRuns: RUNS });
});

test('clocks agree when things happen exactly at the due', () => {
  fc.assert(
    fc.property(
      situation,
      fc.nat(),
      fc.array(type, { minLength: 3, maxLength: 3 }),
      fc.boolean(),
      (situation, which, types, judge) => assertAgrees(atTheDue(situation, which, types, judge)),
    ),
    { numRuns: RUNS },
  );
});

test('[C1] nothing that happens later changes a verdict, save that what was cancelled may return', () => {
  fc.assert(
    fc.property(situation, fc.nat(20), (situation, cut) => {
      const ordered = inOrder(situation.events).filter(({ at }) => at <= situation.at);
      const early = ordered[Math.min(cut, ordered.length - 1)]?.at ?? situation.at;
      const finals = new Map(
        engine({ ...situation, events: ordered }).map((clock) => [`${clock.clause} ${clock.round}`, clock]),
      );
      for (const clock of engine({ ...situation, events: ordered, at: early })) {
        const final = finals.get(`${clock.clause} ${clock.round}`);
        if (clock.state === 'kept' || clock.state === 'broken') {
          assert.deepEqual([final?.state, final?.dueAt], [clock.state, clock.dueAt]);
        } else assert.ok(final, 'no clock vanishes');
      }
    }),
    { numRuns: RUNS },
  );
});

test('[Q1] [Q3] [Q4] [F11] marks agree with counting by hand', () => {
  fc.assert(
    fc.property(situation, ({ events }) => {
      const ordered = inOrder(events);
      const history = historyOf(ordered);
      for (const measure of RATIO_MEASURES) {
        const marks = marksOf(history, [{ id: 'r', text: 'x', measure, scope: {}, target: 1 }]);
        assert.deepEqual(
          marks.map(({ counted }) => counted),
          [obviousMark(measure, ordered)].filter((mark) => mark !== undefined),
          measure,
        );
      }
    }),
    { numRuns: RUNS },
  );
});
