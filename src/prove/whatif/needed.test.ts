import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clocksOf } from '../../keep/case/clock.ts';
import { type CaseEvent, EVENT_TYPES, inOrder } from '../../keep/case/event.ts';
import { historyOf } from '../../keep/case/history.ts';
import { MINUTE, parseInstant } from '../../platform/time.ts';
import { type CalendarSpec, compileCalendar } from '../../promise/calendar/calendar.ts';
import { deadline } from '../../promise/calendar/deadline.ts';
import type { LimitUnit } from '../../promise/calendar/limit.ts';
import type { ClockClause } from '../../promise/pledge/pledge.ts';
import { figuresOf, NOTHING } from '../compliance/figures.ts';
import { addLength, type Lengths, smallestCount } from './lengths.ts';
import { neededCount } from './needed.ts';
import { needOf } from './needs.ts';

const CALENDARS: CalendarSpec[] = [
  { timezone: 'Asia/Shanghai', hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] }, holidays: 'CN' },
  { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' },
  { timezone: 'Europe/Berlin', hours: { 'mon-sat': ['08:00-24:00'] }, holidays: 'none' },
];
const EPOCH = parseInstant('2026-02-11T00:00:00+08:00')!;
/** The most that is tried: enough for what lasts as long as the histories do. */
const MOST: Record<LimitUnit, number> = { m: 900, h: 500, wm: 900, wh: 160, d: 30, wd: 20 };

const calendar = fc.constantFrom(...CALENDARS).map((spec) => compileCalendar(spec));
const unit = fc.constantFrom<LimitUnit>('h', 'wh', 'd', 'wd');
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

const fields = fc.record(
  { channel: fc.constantFrom('web', 'phone'), urgency: fc.constantFrom('urgent', 'ordinary') },
  { requiredKeys: [] },
) as fc.Arbitrary<CaseEvent['fields']>;
const oneCase = fc
  .array(
    fc.record({
      type: fc.oneof(
        fc.constantFrom(...EVENT_TYPES),
        fc.constantFrom('waiting_user', 'resumed', 'replied', 'responded', 'reclassified', 'appealed'),
      ),
      gap: fc.oneof(fc.nat(4), fc.nat(60)),
      fields,
    }),
    { maxLength: 8 },
  )
  .chain((steps) => fc.record({ steps: fc.constant(steps), start: fc.nat(300), fields }))
  .map(({ steps, start, fields }) => {
    let at = EPOCH + start * TICK;
    const opening: CaseEvent = { at, type: 'received', fields: fields! };
    return inOrder([
      opening,
      ...steps.map(({ type, gap, fields }) => {
        at += gap * TICK;
        return { at, type, ...(type === 'reclassified' && { fields: fields! }) } as CaseEvent;
      }),
    ]);
  });
const clause = fc.record({
  measure: fc.constantFrom('resolution', 'first-response', 'second-review', 'coordination', 'archiving'),
  scope: fc.constantFrom({}, { channel: ['web'] }, { urgency: ['urgent'] }),
  unit,
  count: fc.integer({ min: 1, max: 10 }),
  target: fc.constantFrom(0, 0.5, 0.8, 0.9, 1),
});

test('the smallest limit is the one that trying every limit finds', () => {
  fc.assert(
    fc.property(
      calendar,
      fc.array(oneCase, { minLength: 1, maxLength: 6 }),
      clause,
      (calendar, cases, { measure, scope, unit, count, target }) => {
        const at = EPOCH + 300 * TICK;
        const histories = cases.map((events) => historyOf(events.filter((event) => event.at <= at)));
        const with_ = (n: number) =>
          ({ id: 'c', text: 'x', measure, scope, limit: { count: n, unit }, target }) as ClockClause;
        const lengths: Lengths = new Map();
        for (const history of histories) {
          for (const clock of clocksOf(history, [with_(count)], calendar, at)) {
            const need = needOf(history, with_(count), clock, calendar, at);
            addLength(lengths, need.count, need.kept);
          }
        }
        let expected: number | null = null;
        for (let n = 1; n <= MOST[unit] && expected === null; n++) {
          const states = histories.flatMap((history) =>
            clocksOf(history, [with_(n)], calendar, at).map(({ state }) => state),
          );
          const many = (state: string) => states.filter((one) => one === state).length;
          const tally = { ...NOTHING, kept: many('kept'), broken: many('broken') };
          if (figuresOf(tally, target).verdict === 'kept') expected = n;
        }
        assert.equal(smallestCount(lengths, unit, target), expected);
      },
    ),
    { numRuns: 400 },
  );
});
