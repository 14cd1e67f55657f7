/** What the work list is narrowed to; kept in the address, so that a list can be shared and "back" works. */
export interface Filter {
  readonly q?: string;
  readonly stage?: string;
  readonly unit?: string;
  readonly assignee?: string;
  readonly urgency?: string;
  readonly kind?: string;
  readonly channel?: string;
  readonly due?: string;
  readonly nature?: string;
  readonly complexity?: string;
  readonly segment?: string;
  readonly category?: string;
  readonly outlet?: string;
  /** `true` or `false`: whether it waits for the user. */
  readonly waiting?: string;
  /** Closed cases too; without it only open ones. */
  readonly all?: true;
}

const NAMES = [
  'q',
  'stage',
  'unit',
  'assignee',
  'urgency',
  'kind',
  'channel',
  'due',
  'complexity',
  'segment',
  'nature',
  'category',
  'outlet',
  'waiting',
] as const;

export type FilterName = (typeof NAMES)[number];

/** Reads a filter from an address or a saved view; what it does not know is left out. */
export function readFilter(search: Readonly<Record<string, unknown>>): Filter {
  const filter: Record<string, unknown> = {};
  for (const name of NAMES) {
    const value = search[name];
    if ((typeof value === 'string' || typeof value === 'number') && value !== '')
      filter[name] = String(value);
  }
  if (search.all) filter.all = true;
  return filter;
}

/** The filter as the API asks for it. */
export const asQuery = ({ all, ...filter }: Filter) => ({
  ...filter,
  ...(all ? { sort: 'received' } : { open: true }),
});

/** The filter with some members changed; undefined takes one away. */
export function withChanges(filter: Filter, changes: Readonly<Record<string, unknown>>): Filter {
  return readFilter({ ...filter, ...changes });
}

/** How many conditions narrow the list, apart from the words sought. */
export const conditions = (filter: Filter): number =>
  NAMES.filter((name) => name !== 'q' && filter[name] !== undefined).length + (filter.all ? 1 : 0);

export const sameFilter = (a: Filter, b: Filter): boolean =>
  a.all === b.all && NAMES.every((name) => a[name] === b[name]);
