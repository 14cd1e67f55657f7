import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counter, queueFigures, windowsNeeded } from './queue.ts';

/** Repeatable, and the same everywhere (Mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Seen {
  readonly kept: number;
  readonly left: number;
}

/** Lives through the queue customer by customer: each is called when a window is free, unless they have left before. */
function simulate(
  counter: Counter,
  windows: number,
  limitSeconds: number,
  customers: number,
  seed: number,
): Seen {
  const chance = random(seed);
  const lasts = (mean: number) => -Math.log(1 - chance()) * mean;
  const free = new Array<number>(windows).fill(0);
  let now = 0;
  let [inTime, late, left] = [0, 0, 0];
  for (let count = 0; count < customers; count++) {
    now += lasts(3600 / counter.arrivalsPerHour);
    let first = 0;
    for (let window = 1; window < windows; window++) if (free[window]! < free[first]!) first = window;
    const wait = Math.max(0, free[first]! - now);
    const patience =
      counter.patienceSeconds === null ? Number.POSITIVE_INFINITY : lasts(counter.patienceSeconds);
    if (patience < wait) left++;
    else free[first] = now + wait + lasts(counter.serviceSeconds);
    if (Math.min(wait, patience) > limitSeconds) late++;
    else if (patience >= wait) inTime++;
  }
  return { kept: inTime / (inTime + late), left: left / customers };
}

const COUNTERS: [
  arrivals: number,
  service: number,
  patience: number | null,
  windows: number,
  limit: number,
][] = [
  [20, 300, null, 2, 600],
  [40, 300, null, 4, 300],
  [90, 240, null, 7, 120],
  [40, 300, 900, 3, 300],
  [90, 240, 600, 6, 600],
  [120, 300, 1200, 6, 900],
  [12, 480, 300, 1, 60],
];
const RUNS = 12;

test('the formulas of Erlang and Palm agree with a simulation, within four standard errors', () => {
  for (const [arrivalsPerHour, serviceSeconds, patienceSeconds, windows, limit] of COUNTERS) {
    const counter = { arrivalsPerHour, serviceSeconds, patienceSeconds };
    const expected = queueFigures(counter, windows, limit)!;
    const runs = Array.from({ length: RUNS }, (_, seed) =>
      simulate(counter, windows, limit, 40_000, seed + 1),
    );
    for (const figure of ['kept', 'left'] as const) {
      const seen = runs.map((run) => run[figure]);
      const mean = seen.reduce((sum, one) => sum + one, 0) / RUNS;
      const variance = seen.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (RUNS - 1);
      const error = Math.sqrt(variance / RUNS);
      const said = `${figure} of ${JSON.stringify({ ...counter, windows, limit })}: ${mean} ± ${error}, computed ${expected[figure]}`;
      assert.ok(Math.abs(mean - expected[figure]) <= 4 * error + 1e-9, said);
    }
  }
});

test('with ever more patience Erlang A becomes Erlang C', () => {
  const without = queueFigures({ arrivalsPerHour: 40, serviceSeconds: 300, patienceSeconds: null }, 4, 300)!;
  const almost = queueFigures({ arrivalsPerHour: 40, serviceSeconds: 300, patienceSeconds: 3e6 }, 4, 300)!;
  assert.ok(Math.abs(without.kept - almost.kept) < 1e-3);
  assert.ok(almost.left < 1e-3);
});

test('a line that grows without end has no figures, and the fewest windows are the first that reach the target', () => {
  const counter = { arrivalsPerHour: 60, serviceSeconds: 300, patienceSeconds: null };
  assert.equal(queueFigures(counter, 5, 600), undefined);
  const staffing = windowsNeeded(counter, 600, 0.95)!;
  assert.ok(staffing.kept >= 0.95);
  assert.ok((queueFigures(counter, staffing.windows - 1, 600)?.kept ?? 0) < 0.95);
  assert.equal(windowsNeeded({ ...counter, arrivalsPerHour: 0 }, 600, 0.95)!.windows, 1);
  assert.equal(windowsNeeded({ ...counter, arrivalsPerHour: 1e5 }, 600, 0.95), undefined);
});
