import { NOTHING, sum, type Tally } from '../compliance/figures.ts';
import { addLength, type Lengths } from './lengths.ts';

/** Why clocks were not counted. */
export const EXCLUSIONS = ['withdrawn', 'merged', 'reclassified'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** What a clause came to over part of the cases. */
export interface ClauseSums {
  tally: Tally;
  /** By channel and unit of the case as it is known in the end; '' where it is not known. */
  readonly channel: Map<string, Tally>;
  readonly unit: Map<string, Tally>;
  /** By the hour of day at which the clock started, in the zone of the letter. */
  readonly hour: Map<number, Tally>;
  readonly excluded: Record<Exclusion, number>;
  readonly lengths: Lengths;
}

export const noSums = (): ClauseSums => ({
  tally: NOTHING,
  channel: new Map(),
  unit: new Map(),
  hour: new Map(),
  excluded: { withdrawn: 0, merged: 0, reclassified: 0 },
  lengths: new Map(),
});

/** Counts one under a key. */
export function count<K>(tallies: Map<K, Tally>, key: K, one: Tally): void {
  const known = tallies.get(key);
  tallies.set(key, known ? sum(known, one) : one);
}

/** Adds the sums of other cases. */
export function addSums(into: ClauseSums, more: ClauseSums): void {
  into.tally = sum(into.tally, more.tally);
  for (const [key, tally] of more.channel) count(into.channel, key, tally);
  for (const [key, tally] of more.unit) count(into.unit, key, tally);
  for (const [key, tally] of more.hour) count(into.hour, key, tally);
  for (const why of EXCLUSIONS) into.excluded[why] += more.excluded[why];
  for (const [needed, { kept, unjudged }] of more.lengths) {
    addLength(into.lengths, needed, true, kept);
    addLength(into.lengths, needed, false, unjudged);
  }
}
