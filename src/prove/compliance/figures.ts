/** What a clause comes to. Of `cancelled` nothing is in the rate; it is shown so that nobody need guess. */
export interface Tally {
  readonly kept: number;
  readonly broken: number;
  readonly running: number;
  readonly cancelled: number;
}

export type Verdict = 'kept' | 'broken' | 'no-data';

export interface Figures {
  readonly applicable: number;
  readonly kept: number;
  readonly broken: number;
  readonly running: number;
  /** kept / (kept + broken), to four decimals; null while nothing is judged. */
  readonly rate: number | null;
  readonly target: number;
  readonly verdict: Verdict;
}

export const NOTHING: Tally = { kept: 0, broken: 0, running: 0, cancelled: 0 };

export const sum = (a: Tally, b: Tally): Tally => ({
  kept: a.kept + b.kept,
  broken: a.broken + b.broken,
  running: a.running + b.running,
  cancelled: a.cancelled + b.cancelled,
});

// A target such as 0.95 is not exact in binary, and neither is a share; one part in 10¹² is less than any count can be off.
const EPSILON = 1e-12;

/** The figures of a clause from its counts. The verdict is by the exact share, not by the rounded rate. */
export function figuresOf({ kept, broken, running }: Tally, target: number): Figures {
  const judged = kept + broken;
  return {
    applicable: judged + running,
    kept,
    broken,
    running,
    rate: judged === 0 ? null : Math.round((kept / judged) * 10_000) / 10_000,
    target,
    verdict: judged === 0 ? 'no-data' : kept / judged >= target - EPSILON ? 'kept' : 'broken',
  };
}
