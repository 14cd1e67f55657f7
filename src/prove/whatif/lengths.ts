import { formatLimit, type LimitUnit, parseLimit } from '../../promise/calendar/limit.ts';
import { figuresOf, NOTHING } from '../compliance/figures.ts';

/** Lengths below this are counted in an array, the rest in a table: a map of all took as long as judging. */
const NEAR = 1 << 16;

/** Of a length: how many clocks kept with it, and how many it leaves unjudged (still running, or cancelled). */
type Enough = [kept: number, unjudged: number];

/**
 * How long clocks needed, in the unit of their clause: for each length, how many were not broken from that length on.
 */
export interface Lengths {
  /** Two numbers, as in `Enough`, for each length from 0 on. */
  near: Uint32Array;
  readonly far: Map<number, Enough>;
}

export const noLengths = (): Lengths => ({ near: new Uint32Array(128), far: new Map() });

/** Counts a clock that is not broken from a length on. */
export function addLength(lengths: Lengths, needed: number, kept: boolean): void {
  const place = needed * 2 + (kept ? 0 : 1);
  if (needed >= NEAR) addFar(lengths, needed, kept ? [1, 0] : [0, 1]);
  else {
    if (place >= lengths.near.length) lengths.near = resized(lengths.near, place * 2);
    lengths.near[place]!++;
  }
}

function addFar({ far }: Lengths, needed: number, [kept, unjudged]: Enough): void {
  const known = far.get(needed) ?? [0, 0];
  far.set(needed, [known[0] + kept, known[1] + unjudged]);
}

function resized(near: Uint32Array, length: number): Uint32Array {
  const longer = new Uint32Array(length);
  longer.set(near);
  return longer;
}

/** Adds the lengths of other clocks. */
export function addLengths(into: Lengths, more: Lengths): void {
  if (into.near.length < more.near.length) into.near = resized(into.near, more.near.length);
  for (let place = 0; place < more.near.length; place++) into.near[place]! += more.near[place]!;
  for (const [needed, enough] of more.far) addFar(into, needed, enough);
}

/** What is known of the lengths, the shortest first. */
function* sorted({ near, far }: Lengths): Generator<readonly [needed: number, ...Enough]> {
  for (let place = 0; place + 1 < near.length; place += 2) {
    const [kept, unjudged] = [near[place]!, near[place + 1]!];
    if (kept + unjudged > 0) yield [place / 2, kept, unjudged];
  }
  for (const [needed, enough] of [...far].sort(([a], [b]) => a - b)) yield [needed, ...enough];
}

/** Whether a count is one that a letter can hold. */
const isWritable = (count: number, unit: LimitUnit): boolean =>
  parseLimit(formatLimit({ count, unit })) !== undefined;

/**
 * The smallest limit with which the target would have been met; null when none would have.
 *
 * A longer limit never breaks what a shorter one kept: the due only moves on. A clock is therefore broken below the
 * length that it needed and the same from there on, and the figures change at those lengths alone.
 */
export function smallestCount(lengths: Lengths, unit: LimitUnit, target: number): number | null {
  const all = [...sorted(lengths)];
  // A limit of one may be enough even where no clock needed so little.
  if (all[0]?.[0] !== 1) all.unshift([1, 0, 0]);
  let broken = all.reduce((sum, [, kept, unjudged]) => sum + kept + unjudged, 0);
  let kept = 0;
  for (const [needed, more, unjudged] of all) {
    if (!isWritable(needed, unit)) return null;
    kept += more;
    broken -= more + unjudged;
    if (figuresOf({ ...NOTHING, kept, broken }, target).verdict === 'kept') return needed;
  }
  return null;
}
