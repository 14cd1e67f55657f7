import type { Filter } from './filter.ts';

/**
 * The list as one left it, to come back to: its filter, the case one looked at, and in which order the cases stood, to go
 * from one to the next without going back.
 */
export const last: { filter: Filter; selected: string | undefined; order: readonly string[] } = {
  filter: {},
  selected: undefined,
  order: [],
};

/** The case so many places after another in the list one came from; undefined beyond its ends. */
export function besides(number: string, by: 1 | -1): string | undefined {
  const place = last.order.indexOf(number);
  return place < 0 ? (by > 0 ? last.order[0] : undefined) : last.order[place + by];
}
