import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clocksOf } from '../../keep/case/clock.ts';
import { type CaseEvent, EVENT_TYPES, inOrder } from '../../keep/case/event.ts';
import { type History, historyOf } from '../../keep/case/history.ts';
import type { HistoryLine } from '../../keep/case/line.ts';
import { marksOf } from '../../keep/case/mark.ts';
import { type Terms, termsOf } from '../../keep/case/terms.ts';
import { formatInstant, type Instant, MINUTE, parseInstant } from '../../platform/time.ts';
import type { CalendarSpec } from '../../promise/calendar/calendar.ts';
import type { LimitUnit } from '../../promise/calendar/limit.ts';
import {
  CLOCK_MEASURES,
  type Clause,
  type Pledge,
  RATIO_MEASURES,
  type Scope,
} from '../../promise/pledge/pledge.ts';
import { backtest } from '../compliance/backtest.ts';
import { HistoryColumns } from '../compliance/backtest-columns.ts';
import { figuresOf, NOTHING } from '../compliance/figures.ts';
import { smallestCount } from './lengths.ts';
import type { HistoryPage } from './pages.ts';
import { Sayings } from './sayings.ts';
import { type ClauseSums, countOf, type Exclusion, noSums } from './sums.ts';
import { Trial } from './trial.ts';
import { unpack } from './unpack.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 400);
const TICK = 30 * MINUTE;
const EPOCH = parseInstant('2026-02-11T00:00:00+08:00')!;
const SINCE_2000 = parseInstant('2000-01-01T00:00:00Z')!;

const CALENDARS: CalendarSpec[] = [
  { timezone: 'Asia/Shanghai', hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] }, holidays: 'CN' },
  { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' },
  { timezone: 'Europe/Berlin', hours: { 'mon-sat': ['08:00-24:00'] }, holidays: 'none' },
];
/** The most that is tried by hand: enough for what lasts as long as the histories do. */
const MOST: Record<LimitUnit, number> = { m: 900, h: 600, wm: 900, wh: 220, d: 40, wd: 30 };

const fields = fc.record(
  {
    channel: fc.constantFrom('web', 'phone', 'counter'),
    urgency: fc.constantFrom('urgent', 'ordinary'),
    unit: fc.constantFrom('甲', '乙'),
  },
  { requiredKeys: [] },
);
const SPEAKING = ['received', 'reclassified', 'taken', 'reported', 'published', 'dispatched'];
const step = fc.record({
  type: fc.oneof(
    fc.constantFrom(...EVENT_TYPES),
    fc.constantFrom(...(['waiting_user', 'resumed', 'replied', 'responded', 'appealed'] as const)),
    fc.constantFrom(...(['received', 'reclassified', 'merged', 'unmerged', 'rated'] as const)),
  ),
  /** Backwards too: what is written later may have happened earlier. */
  gap: fc.oneof(fc.constant(0), fc.integer({ min: -6, max: 6 }), fc.nat(60)),
  fields,
  score: fc.integer({ min: 1, max: 5 }),
  solved: fc.option(fc.boolean(), { nil: undefined }),
});

const oneCase = fc
  .record({ start: fc.nat(300), usual: fc.nat(5), fields, steps: fc.array(step, { maxLength: 10 }) })
  .map(({ start, usual, fields, steps }) => {
    let at = EPOCH + start * TICK;
    const opening: CaseEvent[] = usual > 0 ? [{ at, type: 'received', fields }] : [];
    const rest = steps.map(({ type, gap, fields, score, solved }): CaseEvent => {
      at += gap * TICK;
      return {
        at,
        type,
        // A unit that it is dispatched to is all that a dispatch says.
        ...(type === 'dispatched' ? fields.unit && { fields: { unit: fields.unit } } : {}),
        ...(type !== 'dispatched' && SPEAKING.includes(type) && { fields }),
        ...(type === 'rated' && { score, ...(solved !== undefined && { solved }) }),
      };
    });
    return [...opening, ...rest];
  })
  .filter((events) => events.length > 0);

const scope: fc.Arbitrary<Scope> = fc.constantFrom(
  {},
  { channel: ['web'] },
  { channel: ['web', 'phone'], urgency: ['urgent'] },
  { urgency: ['ordinary'] },
  { unit: ['甲'] },
);
const clause = fc.record({
  measure: fc.oneof(
    fc.constantFrom(...CLOCK_MEASURES, ...RATIO_MEASURES),
    fc.constantFrom('resolution' as const, 'second-review' as const),
  ),
  scope,
  unit: fc.constantFrom<LimitUnit>('h', 'wh', 'd', 'wd'),
  count: fc.integer({ min: 1, max: 10 }),
  target: fc.constantFrom(0, 0.5, 0.8, 0.9, 1),
});

interface Situation {
  readonly terms: Terms;
  readonly cases: readonly CaseEvent[][];
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

const situation: fc.Arbitrary<Situation> = fc
  .record({
    calendar: fc.constantFrom(...CALENDARS),
    clauses: fc.array(clause, { minLength: 1, maxLength: 6 }),
    cases: fc.array(oneCase, { minLength: 1, maxLength: 8 }),
    at: fc.integer({ min: 200, max: 800 }),
    span: fc.option(fc.tuple(fc.nat(200), fc.nat(300)), { nil: undefined }),
  })
  .map(({ calendar, clauses, cases, at, span }) => ({
    terms: termsOf(0, 0, {
      title: 'x',
      calendar,
      clauses: clauses.map(({ unit, count, measure, ...rest }, index) => ({
        id: `c${index}`,
        text: 'x',
        measure,
        ...((CLOCK_MEASURES as readonly string[]).includes(measure) && { limit: { unit, count } }),
        ...rest,
      })) as readonly unknown[] as readonly Clause[],
    } as Partial<Pledge> as Pledge),
    cases,
    at: EPOCH + at * TICK,
    from: span ? EPOCH + span[0] * TICK : Number.NEGATIVE_INFINITY,
    to: span ? EPOCH + (span[0] + span[1]) * TICK : Number.POSITIVE_INFINITY,
  }));

/** A page as the database packs it. */
function packed(cases: readonly CaseEvent[][]): HistoryPage {
  const events = cases.flatMap((events, index) => events.map((event) => ({ event, index })));
  const numbers = new DataView(new ArrayBuffer(events.length * 4));
  const moments = new DataView(new ArrayBuffer(events.length * 8));
  for (const [place, { event, index }] of events.entries()) {
    numbers.setInt32(place * 4, index * 3);
    moments.setBigInt64(place * 8, BigInt(event.at - SINCE_2000) * 1000n);
  }
  const said = events.map(({ event: { type, at: _, fields, ...rest } }) => {
    const stored = type === 'dispatched' ? { ...rest, unit: fields?.unit } : { ...rest, fields };
    const line = JSON.stringify(stored);
    return line === '{}' ? '' : line;
  });
  return {
    events: events.length,
    cases: new Uint8Array(numbers.buffer),
    moments: new Uint8Array(moments.buffer),
    types: events.map(({ event }) => event.type).join(),
    said: said.join('\n'),
  };
}

/** The cases dealt out to some pages, tried. */
function tried({ cases, ...question }: Situation): ReadonlyMap<string, ClauseSums> {
  const sayings = new Sayings();
  const half = Math.ceil(cases.length / 2);
  const pages = [cases.slice(0, half), cases.slice(half)].map((some) => unpack(packed(some), sayings));
  const trial = new Trial(question, sayings.all);
  for (const page of pages) trial.take(page);
  return trial.sums;
}

const past = (events: readonly CaseEvent[], at: Instant): History =>
  historyOf(inOrder(events.filter((event) => event.at <= at)));

function whyExcluded({ events, known, end }: History, { scope }: Clause): Exclusion {
  const last = known[end - 1] ?? {};
  const meant = Object.entries(scope).every(([field, values]) =>
    values.includes(last[field as keyof Scope] ?? 'nothing'),
  );
  const ending = events[end]?.type;
  return meant && end > 0 && (ending === 'withdrawn' || ending === 'merged') ? ending : 'reclassified';
}

/** The same by the judge of the live system, one clock at a time. */
function counted({ terms, cases, at, from, to }: Situation): ReadonlyMap<string, ClauseSums> {
  const sums = new Map([...terms.clocks, ...terms.ratios].map(({ id }) => [id, noSums()]));
  for (const history of cases.map((events) => past(events, at))) {
    if (history.events.length === 0) continue;
    const channel = history.known.at(-1)?.channel ?? '';
    const unit = history.events.findLast(({ fields }) => fields?.unit)?.fields?.unit ?? '';
    const count = (id: string, start: Instant, state: keyof typeof NOTHING) => {
      const hour = Number(formatInstant(start, terms.calendar.timeZone).slice(11, 13));
      const { tally, ...by } = sums.get(id)!;
      tally[state]++;
      countOf(by.channel, channel)[state]++;
      countOf(by.unit, unit)[state]++;
      countOf(by.hour, hour)[state]++;
    };
    for (const { clause, startedAt, state } of clocksOf(history, terms.clocks, terms.calendar, at)) {
      if (startedAt < from || startedAt >= to) continue;
      count(clause, startedAt, state);
      const held = terms.clocks.find(({ id }) => id === clause)!;
      if (state === 'cancelled') sums.get(clause)!.excluded[whyExcluded(history, held)]++;
    }
    for (const { clause, at: entered, counted } of marksOf(history, terms.ratios)) {
      if (entered >= from && entered < to) count(clause, entered, counted ? 'kept' : 'broken');
    }
  }
  return sums;
}

test('[F2] a trial comes to what the judge of the live system says, case by case, in every group', () => {
  fc.assert(
    fc.property(situation, (situation) => {
      const plain = (sums: ReadonlyMap<string, ClauseSums>) =>
        [...sums].map(([id, { lengths: _, ...rest }]) => [id, rest]);
      assert.deepEqual(plain(tried(situation)), plain(counted(situation)));
    }),
    { numRuns: RUNS * 4 },
  );
});

test('a trial comes to what the backtest of the same history does', () => {
  fc.assert(
    fc.property(situation, (situation) => {
      const whole = { ...situation, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
      const { terms, cases, at } = whole;
      const history = new HistoryColumns();
      for (const [index, events] of cases.entries())
        for (const event of events)
          if (event.at <= at) history.add({ case: `K-${index}`, ...event } as HistoryLine);
      const sums = tried(whole);
      for (const { id, ...figures } of backtest(terms, history, at)) {
        const { target } = terms.pledge.clauses.find((clause) => clause.id === id)!;
        assert.deepEqual(figuresOf(sums.get(id)!.tally, target), figures);
      }
    }),
    { numRuns: RUNS * 2 },
  );
});

test('the smallest limit is the one that trying every limit finds', () => {
  fc.assert(
    fc.property(situation, (situation) => {
      const { terms, cases, at, from, to } = situation;
      const histories = cases.map((events) => past(events, at)).filter(({ events }) => events.length > 0);
      for (const clause of terms.clocks) {
        const { unit } = clause.limit;
        let expected: number | null = null;
        for (let count = 1; count <= MOST[unit] && expected === null; count++) {
          const tally = { ...NOTHING };
          for (const history of histories) {
            const clocks = clocksOf(history, [{ ...clause, limit: { count, unit } }], terms.calendar, at);
            for (const { startedAt, state } of clocks)
              if (startedAt >= from && startedAt < to) tally[state]++;
          }
          if (figuresOf(tally, clause.target).verdict === 'kept') expected = count;
        }
        assert.equal(smallestCount(tried(situation).get(clause.id)!.lengths, unit, clause.target), expected);
      }
    }),
    { numRuns: RUNS / 4 },
  );
});
