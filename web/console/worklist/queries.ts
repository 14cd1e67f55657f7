import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CaseRow, StaffCaseView } from '../../../src/keep/case/shape.ts';
import { call, get, withQuery } from '../api/call.ts';
import { asQuery, type Filter } from './filter.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Summary {
  readonly overdue: number;
  readonly dueToday: number;
  readonly mine: number;
  readonly unassigned: number;
  readonly open: number;
}

export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly filter: Record<string, unknown>;
}

export interface Named {
  readonly id: number;
  readonly name: string;
}

/** Often enough that a new case is seen before its first half hour is half over. */
const REFRESH = 20_000;

export const casesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) =>
      get<Page<CaseRow>>(
        withQuery('/staff/cases', { ...asQuery(filter), limit: 50, ...(pageParam && { cursor: pageParam }) }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: REFRESH,
    placeholderData: (before) => before,
  });

/** The few cases that fit some words best, closed ones too. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['cases', 'found', q],
    queryFn: () =>
      get<Page<CaseRow>>(withQuery('/staff/cases', { q, sort: 'received', limit: 6 })).then(
        ({ items }) => items,
      ),
    placeholderData: (before) => before,
  });

export const summaryQuery = queryOptions({
  queryKey: ['summary'],
  queryFn: () => get<Summary>('/staff/summary'),
  refetchInterval: REFRESH,
});

export const caseQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number],
    queryFn: () => get<StaffCaseView>(`/staff/cases/${encodeURIComponent(number)}`),
    // The stream of news tells of changes; this is for when it is broken.
    refetchInterval: 3 * REFRESH,
  });

const items = <T>(path: string) => get<Page<T>>(path).then((page) => page.items);

/** A part of the organisation that cases are dispatched to. */
export interface Unit extends Named {
  readonly active: boolean;
  readonly function: 'service' | 'technology' | 'operations' | null;
  /** Whoever gets what is dispatched to it without a name. */
  readonly dutyStaffId: number | null;
}

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: () => items<Unit>('/staff/units'),
  staleTime: 60_000,
});

export const colleaguesQuery = queryOptions({
  queryKey: ['people'],
  queryFn: () => items<Named & { readonly active: boolean }>('/staff/people'),
  staleTime: 60_000,
});

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => items<SavedView>('/staff/views'),
  staleTime: 60_000,
});

export const saveView = (name: string, filter: Filter) =>
  call('POST', '/staff/views', {
    name,
    filter: Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)])),
  });
export const renameView = (id: number, name: string) => call('PATCH', `/staff/views/${id}`, { name });
export const removeView = (id: number) => call('DELETE', `/staff/views/${id}`);
