import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Phase } from './queries.ts';
import { placeOf, stretchOf, trackOf } from './track.ts';

const phase = (from: string | null, to: string | null) => ({ from, to }) as Phase;

test('the track has the whole months of the plan, and each phase its place on it', () => {
  const phases = [phase('2026-11-05', '2026-11-30'), phase(null, '2027-01-31')];
  const track = trackOf(phases)!;
  assert.deepEqual(
    track.months.map(({ year, month }) => [year, month]),
    [
      [2026, 11],
      [2026, 12],
      [2027, 1],
    ],
  );
  assert.deepEqual(stretchOf(phases[1]!, track), { left: 0, width: 100 });
  const { left, width } = stretchOf(phases[0]!, track);
  assert.deepEqual([Math.round(left * 92), Math.round(width * 92)], [400, 2600]);
  assert.equal(placeOf(track.first - 1, track), undefined);
  assert.equal(placeOf(track.last, track), undefined);
  assert.equal(trackOf([phase(null, null)]), undefined);
});

test('a plan of years names no more months than have room', () => {
  assert.equal(trackOf([phase('2026-01-01', '2028-12-31')])!.months.length, 12);
});
