import { formatLimit, type LimitUnit, parseLimit } from '../../promise/calendar/limit.ts';
import { figuresOf, NOTHING } from '../compliance/figures.ts';

/**
 * How long clocks needed, in the unit of their clause: for each length, how many were not broken from that length on —
 * how many of them kept, and how many not judged at all (still running, or cancelled).
 */
export type Lengths = Map<number, { kept: number; unjudged: number }>;

export function addLength(lengths: Lengths, needed: number, kept: boolean, times = 1): void {
  let known = lengths.get(needed);
  if (!known) {
    known = { kept: 0, unjudged: 0 };
    lengths.set(needed, known);
  }
  known[kept ? 'kept' : 'unjudged'] += times;
}

/** Whether a count is one that a letter can hold. */
export const isWritable = (count: number, unit: LimitUnit): boolean =>
  parseLimit(formatLimit({ count, unit })) !== undefined;

/**
 * The smallest limit with which the target would have been met; null when none would have.
 *
 * A longer limit never breaks what a shorter one kept: the due only moves on. A clock is therefore broken below the
 * length that it needed and the same from there on, and the figures change at those lengths alone.
 */
export function smallestCount(lengths: Lengths, unit: LimitUnit, target: number): number | null {
  let broken = 0;
  for (const { kept, unjudged } of lengths.values()) broken += kept + unjudged;
  let kept = 0;
  for (const count of [...new Set([1, ...lengths.keys()])].sort((a, b) => a - b)) {
    if (!isWritable(count, unit)) return null;
    const here = lengths.get(count);
    if (here) {
      kept += here.kept;
      broken -= here.kept + here.unjudged;
    }
    if (figuresOf({ ...NOTHING, kept, broken }, target).verdict === 'kept') return count;
  }
  return null;
}
