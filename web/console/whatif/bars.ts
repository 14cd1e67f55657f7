import { percent } from '../compliance/figure.ts';
import type { Counts } from './trial.ts';

/** A row of a chart: what it stands for, how many were judged, and the share that was kept. */
export interface Bar {
  readonly name: string;
  readonly judged: number;
  readonly rate: number | null;
}

const MOST_BARS = 6;

const judgedIn = ({ kept, broken }: Pick<Counts, 'kept' | 'broken'>): number => kept + broken;

/** Groups as bars, as they come; those beyond the sixth are put together. */
export function barsOf<T extends Pick<Counts, 'kept' | 'broken'>>(
  groups: readonly T[],
  nameOf: (group: T) => string,
  others: string,
): Bar[] {
  const judged = groups.filter((group) => judgedIn(group) > 0);
  const shown = judged.length > MOST_BARS ? judged.slice(0, MOST_BARS - 1) : judged;
  const bars = shown.map((group) => barOf(nameOf(group), group));
  const rest = judged.slice(shown.length);
  if (rest.length === 0) return bars;
  const sum = (member: 'kept' | 'broken') => rest.reduce((total, group) => total + group[member], 0);
  return [...bars, barOf(others, { kept: sum('kept'), broken: sum('broken') })];
}

function barOf(name: string, counts: Pick<Counts, 'kept' | 'broken'>): Bar {
  const judged = judgedIn(counts);
  return { name, judged, rate: judged === 0 ? null : counts.kept / judged };
}

/** A share as a percentage; one that is just short of the target is not rounded up to it. */
export function shareBeside(rate: number, target: number): string {
  const isShort = rate < target && percent(rate) === percent(target);
  return isShort ? `${Math.floor(rate * 10_000) / 100}%` : percent(rate);
}
