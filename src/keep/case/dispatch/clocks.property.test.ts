import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR, type Instant } from '../../../platform/time.ts';
import { compileCalendar } from '../../../promise/calendar/calendar.ts';
import { parseLimit } from '../../../promise/calendar/limit.ts';
import { CLOCK_MEASURES, type ClockClause } from '../../../promise/pledge/pledge.ts';
import { clocksOf } from '../clock.ts';
import { type EventType, inOrder } from '../event.ts';
import { historyOf } from '../history.ts';
import type { StoredEvent } from '../state.ts';

const CALENDAR = compileCalendar({
  timezone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
  holidays: 'CN',
});
const START: Instant = Date.UTC(2026, 1, 9, 1);

const LIVED: readonly EventType[] = [
  'registered',
  'dispatched',
  'started',
  'responded',
  'coordination_requested',
  'coordinated',
  'plan_sent',
  'waiting_user',
  'resumed',
  'replied',
  'archived',
  'appealed',
  'reclassified',
  'merged',
  'unmerged',
  'withdrawn',
];
const AMONG_STAFF: readonly EventType[] = [
  'objected',
  'objection_decided',
  'handed_over',
  'task_given',
  'task_done',
];
const UNITS = ['客服部', '技术部'];

const event = (types: readonly EventType[]) =>
  fc.record({ type: fc.constantFrom(...types), hours: fc.nat(400), unit: fc.nat(1) }).map(
    ({ type, hours, unit }): Omit<StoredEvent, 'seq'> => ({
      type,
      at: START + hours * HOUR,
      actor: 'staff',
      staffId: 1,
      ...(type === 'reclassified' && { fields: { unit: UNITS[unit]! } }),
      ...(type === 'objection_decided' && { outcome: 'upheld', unitId: unit + 1, unit: UNITS[unit]! }),
      ...((type === 'objected' || type === 'task_given') && { unitId: unit + 1 }),
      ...(type === 'handed_over' && { assigneeId: unit + 1 }),
    }),
  );

const clause = fc
  .record({
    measure: fc.constantFrom(...CLOCK_MEASURES),
    limit: fc.constantFrom('2h', '4wh', '1wd', '3d', '30m'),
    unit: fc.option(fc.constantFrom(...UNITS), { nil: undefined }),
  })
  .map(
    ({ measure, limit, unit }): Omit<ClockClause, 'id'> =>
      ({
        text: '',
        measure,
        limit: parseLimit(limit)!,
        target: 1,
        scope: unit === undefined ? {} : { unit: [unit] },
      }) as Omit<ClockClause, 'id'>,
  );

test('[S2] [F7] no user’s clock is touched by what units settle among themselves', () => {
  fc.assert(
    fc.property(
      fc.array(event(LIVED), { maxLength: 14 }),
      fc.array(event(AMONG_STAFF), { minLength: 1, maxLength: 10 }),
      fc.array(clause, { minLength: 1, maxLength: 6 }),
      (lived, among, clauses) => {
        const received = { type: 'received', at: START, actor: 'user', staffId: null } as const;
        const numbered = (events: readonly Omit<StoredEvent, 'seq'>[]) =>
          inOrder(events.map((one, place) => ({ ...one, seq: place + 1 })));
        const named = clauses.map((one, place) => ({ ...one, id: `c${place}` }) as ClockClause);
        const judged = (events: readonly Omit<StoredEvent, 'seq'>[]) =>
          clocksOf(historyOf(numbered(events)), named, CALENDAR, START + 500 * HOUR);
        assert.deepEqual(judged([received, ...lived, ...among]), judged([received, ...lived]));
      },
    ),
    { numRuns: 2_000 },
  );
});
