import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Board } from '../../../src/prove/satisfaction/board-routes.ts';
import type { CallListView, CallView, OneCall } from '../../../src/prove/satisfaction/call-routes.ts';
import type { ContestView, RatingView } from '../../../src/prove/satisfaction/contest-routes.ts';
import type { SuggestionView } from '../../../src/prove/satisfaction/suggestion-routes.ts';
import { get, withQuery } from '../api/call.ts';
import type { Language } from '../texts/language.tsx';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export const boardQuery = (span: { readonly from?: string | undefined; readonly to?: string | undefined }) =>
  queryOptions({
    queryKey: ['satisfaction', span],
    queryFn: () => get<Board>(withQuery('/staff/satisfaction', span)),
  });

export const suggestionsQuery = infiniteQueryOptions({
  queryKey: ['suggestions'],
  queryFn: ({ pageParam }) =>
    get<Page<SuggestionView>>(withQuery('/staff/suggestions', pageParam ? { cursor: pageParam } : {})),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const callListsQuery = queryOptions({
  queryKey: ['calls'],
  queryFn: () => get<{ items: readonly CallListView[] }>('/staff/call-lists').then(({ items }) => items),
});

export interface WholeList {
  readonly list: CallListView;
  readonly reproducible: boolean;
  readonly calls: readonly CallView[];
}

export const callListQuery = (list: string) =>
  queryOptions({
    queryKey: ['calls', list],
    queryFn: () => get<WholeList>(`/staff/call-lists/${encodeURIComponent(list)}`),
  });

export const callPath = (list: string, place: string): string =>
  `/staff/call-lists/${encodeURIComponent(list)}/calls/${encodeURIComponent(place)}`;

export const callQuery = (list: string, place: string) =>
  queryOptions({
    queryKey: ['calls', list, place],
    queryFn: () => get<OneCall>(callPath(list, place)),
    // Each look at what a user left is recorded: no more of them than somebody takes.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export const contestsQuery = (state: string | undefined, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['contests', language, state ?? 'all'],
    queryFn: ({ pageParam }) =>
      get<Page<ContestView>>(withQuery('/staff/rating-contests', { state, cursor: pageParam || undefined })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const ratingsQuery = (number: string, language: Language) =>
  queryOptions({
    queryKey: ['ratings', language, number],
    queryFn: () =>
      get<{ items: readonly RatingView[] }>(`/staff/cases/${encodeURIComponent(number)}/ratings`).then(
        ({ items }) => items,
      ),
  });
