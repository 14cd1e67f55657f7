import { NOTHING, type Tally } from '../compliance/figures.ts';
import { addLengths, type Lengths, noLengths } from './lengths.ts';

/** Why clocks were not counted. */
export const EXCLUSIONS = ['withdrawn', 'merged', 'reclassified'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** A tally that is being counted: making a new one for each clock took as long as judging it. */
type Count = { -readonly [state in keyof Tally]: Tally[state] };

/** What a clause came to over part of the cases. */
export interface ClauseSums {
  readonly tally: Count;
  /** By channel and unit of the case as it is known in the end; '' where it is not known. */
  readonly channel: Map<string, Count>;
  readonly unit: Map<string, Count>;
  /** By the hour of day at which the clock started, in the zone of the letter. */
  readonly hour: Map<number, Count>;
  readonly excluded: Record<Exclusion, number>;
  readonly lengths: Lengths;
}

export const noSums = (): ClauseSums => ({
  tally: { ...NOTHING },
  channel: new Map(),
  unit: new Map(),
  hour: new Map(),
  excluded: { withdrawn: 0, merged: 0, reclassified: 0 },
  lengths: noLengths(),
});

/** The count of a key; one of nothing when it is new. */
export function countOf<K>(counts: Map<K, Count>, key: K): Count {
  let count = counts.get(key);
  if (!count) {
    count = { ...NOTHING };
    counts.set(key, count);
  }
  return count;
}

/** Adds the sums of other cases. */
export function addSums(into: ClauseSums, more: ClauseSums): void {
  add(into.tally, more.tally);
  for (const [key, count] of more.channel) add(countOf(into.channel, key), count);
  for (const [key, count] of more.unit) add(countOf(into.unit, key), count);
  for (const [key, count] of more.hour) add(countOf(into.hour, key), count);
  for (const why of EXCLUSIONS) into.excluded[why] += more.excluded[why];
  addLengths(into.lengths, more.lengths);
}

function add(into: Count, more: Count): void {
  into.kept += more.kept;
  into.broken += more.broken;
  into.running += more.running;
  into.cancelled += more.cancelled;
}
