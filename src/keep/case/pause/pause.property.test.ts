import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { historyOf } from '../history.ts';
import type { StoredEvent } from '../state.ts';
import { pausesOf } from './pause.ts';

const TYPES = ['waiting_user', 'resumed', 'contested', 'responded', 'replied'] as const;
const ACTORS = ['user', 'staff', 'system'] as const;

const events = fc
  .array(fc.tuple(fc.constantFrom(...TYPES), fc.nat({ max: 3 }), fc.constantFrom(...ACTORS)), {
    maxLength: 14,
  })
  .map((steps) => {
    let at = 1_000;
    return steps.map(([type, gap, actor], index): StoredEvent => {
      at += gap;
      return { seq: index + 1, at, type, actor, staffId: null };
    });
  });

/** Moment by moment: a case waits at a place when the last word on waiting up to it was that it does. */
function obviousPauses(all: readonly StoredEvent[]) {
  const waitsAfter = (place: number) => {
    const words = all.slice(0, place + 1).filter(({ type }) => type === 'waiting_user' || type === 'resumed');
    return words.at(-1)?.type === 'waiting_user';
  };
  const starts = all.map((_, place) => place).filter((place) => waitsAfter(place) && !waitsAfter(place - 1));
  return starts.map((start) => {
    const end = all.findIndex((_, place) => place > start && !waitsAfter(place));
    const last = end < 0 ? all.length : end;
    return {
      seq: all[start]!.seq,
      startedAt: all[start]!.at,
      endedAt: end < 0 ? null : all[end]!.at,
      endedBy: end < 0 ? null : all[end]!.actor,
      contested: all.slice(start, last).some(({ type }) => type === 'contested'),
    };
  });
}

test('pauses are what an obvious reading of the events finds', () => {
  fc.assert(
    fc.property(events, (all) => {
      const found = pausesOf(all).map(({ reason: _, ...pause }) => pause);
      assert.deepEqual(found, obviousPauses(all));
    }),
  );
});

test('the clocks know the same pauses', () => {
  fc.assert(
    fc.property(events, (all) => {
      const { pauses, waitingSince } = historyOf(all);
      const found = pausesOf(all);
      assert.deepEqual(
        pauses.map(({ from, to }) => [from, to]),
        found.flatMap(({ startedAt, endedAt }) =>
          endedAt !== null && endedAt > startedAt ? [[startedAt, endedAt]] : [],
        ),
      );
      assert.equal(waitingSince, found.find(({ endedAt }) => endedAt === null)?.startedAt ?? null);
    }),
  );
});
