import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { UrgeView } from '../../../src/keep/case/ladder/view.ts';
import { get, withQuery } from '../api/call.ts';

export interface CaseUrges {
  readonly mayUrge: boolean;
  readonly items: readonly UrgeView[];
}

export const caseUrgesQuery = (number: string) =>
  queryOptions({
    queryKey: ['urges', 'case', number],
    queryFn: () => get<CaseUrges>(`/staff/cases/${encodeURIComponent(number)}/urges`),
  });

export const urgesQuery = (open: boolean, lang: string) =>
  infiniteQueryOptions({
    queryKey: ['urges', 'all', open, lang],
    queryFn: ({ pageParam }) =>
      get<{ items: readonly UrgeView[]; nextCursor: string | null }>(
        withQuery('/staff/urges', { lang, ...(open && { open }), ...(pageParam && { cursor: pageParam }) }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

interface Counts {
  readonly issued: number;
  readonly open: number;
  readonly overdue: number;
  readonly inTime: number;
  readonly late: number;
}

export const figuresQuery = queryOptions({
  queryKey: ['urges', 'figures'],
  queryFn: () =>
    get<Counts & { units: readonly (Counts & { unit: string | null })[] }>('/staff/urges/figures'),
});
