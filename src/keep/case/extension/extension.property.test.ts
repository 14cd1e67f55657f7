import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR } from '../../../platform/time.ts';
import { compileCalendar } from '../../../promise/calendar/calendar.ts';
import type { ClockClause } from '../../../promise/pledge/pledge.ts';
import { clocksOf } from '../clock.ts';
import { historyOf } from '../history.ts';
import type { StoredEvent } from '../state.ts';
import { extensionsOf } from './extension.ts';

const CALENDAR = compileCalendar({ timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' });
const CLAUSE: ClockClause = {
  id: 'answer',
  text: '办结',
  measure: 'resolution',
  scope: {},
  limit: { count: 5, unit: 'h' },
  target: 1,
};
const START = 1_780_000_000_000 - (1_780_000_000_000 % HOUR);

/** A case by the hour: it waits, goes on, is extended within its first hours, and is perhaps answered or withdrawn. */
const story = fc.record({
  steps: fc.array(
    fc.tuple(
      fc.constantFrom('waiting_user', 'resumed', 'responded' as const),
      fc.integer({ min: 1, max: 6 }),
    ),
    { maxLength: 5 },
  ),
  end: fc.option(fc.constantFrom('replied', 'withdrawn' as const), { nil: undefined }),
  length: fc.integer({ min: 1, max: 6 }),
  look: fc.integer({ min: 0, max: 8 }),
});

function eventsOf({ steps, end, length }: { steps: [string, number][]; end?: string; length: number }) {
  const events: StoredEvent[] = [];
  let at = START;
  let waiting = false;
  const add = (type: StoredEvent['type'], more: Partial<StoredEvent> = {}) =>
    events.push({ ...more, seq: events.length + 1, at, type, actor: 'staff', staffId: null });
  add('received', { fields: {} });
  add('extended', { clause: 'answer', round: 1, length: `${length}h` });
  for (const [type, gap] of steps) {
    at += gap * HOUR;
    if (type === 'waiting_user') waiting = true;
    if (type === 'resumed') waiting = false;
    add(type as StoredEvent['type']);
  }
  if (end) {
    at += HOUR;
    if (waiting) add('resumed');
    add(end as StoredEvent['type']);
  }
  return events;
}

/** Hour by hour: what of the limit is used, then what of the extension; an hour that begins while waiting uses nothing. */
function obvious(events: readonly StoredEvent[], length: number, now: number) {
  const waits = (hour: number) => {
    const words = events.filter(({ type, at }) => /waiting|resumed/.test(type) && at <= hour);
    return words.at(-1)?.type === 'waiting_user';
  };
  const end = events.find(({ type }) => type === 'replied' || type === 'withdrawn');
  let left = 5 + length;
  let stalled = false;
  let hour = START;
  for (; left > 0 || waits(hour); hour += HOUR) {
    if (hour > now + 100 * HOUR) {
      stalled = true;
      break;
    }
    if (!waits(hour)) left--;
  }
  return { end, due: stalled ? Number.POSITIVE_INFINITY : hour };
}

test('an extension has its own verdict, as an obvious count by the hour has it', () => {
  fc.assert(
    fc.property(story, (told) => {
      const events = eventsOf(told as Parameters<typeof eventsOf>[0]);
      const now = events.at(-1)!.at + told.look * HOUR;
      const clocks = clocksOf(historyOf(events), [CLAUSE], CALENDAR, now);
      const [extension] = extensionsOf(events, clocks, CALENDAR, now);
      const { end, due } = obvious(events, told.length, now);
      const running = clocks[0]!.state === 'running' || clocks[0]!.state === 'broken';
      const expected =
        end?.type === 'replied'
          ? end.at > due
            ? 'missed'
            : 'met'
          : end
            ? end.at > due
              ? 'missed'
              : 'cancelled'
            : now > due
              ? 'missed'
              : 'running';
      assert.equal(extension!.verdict, expected, JSON.stringify({ running, due, events }));
    }),
    { numRuns: 400 },
  );
});

test('the clock itself is what it would be without', () => {
  fc.assert(
    fc.property(story, (told) => {
      const events = eventsOf(told as Parameters<typeof eventsOf>[0]);
      const now = events.at(-1)!.at + told.look * HOUR;
      const without = events.filter(({ type }) => type !== 'extended');
      assert.deepEqual(
        clocksOf(historyOf(events), [CLAUSE], CALENDAR, now),
        clocksOf(historyOf(without), [CLAUSE], CALENDAR, now),
      );
    }),
  );
});
