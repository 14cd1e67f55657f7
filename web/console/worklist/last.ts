import type { Filter } from './filter.ts';

/** The list as one left it, to come back to: its filter, and the case one looked at. */
export const last: { filter: Filter; selected: string | undefined } = { filter: {}, selected: undefined };
