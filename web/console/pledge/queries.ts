import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { LetterReply, PublishedReply, VersionReply } from '../../../src/promise/pledge/shape.ts';
import { get } from '../api/call.ts';

export type Letter = Static<typeof LetterReply>;
export type Version = Static<typeof VersionReply>;

/** A published letter by its id, or the one in force by the word `current`. */
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['letter', id],
    queryFn: () => get<Letter>(`/pledges/${encodeURIComponent(id)}`),
    staleTime: 60_000,
  });

export const publishedQuery = queryOptions({
  queryKey: ['letters'],
  queryFn: () =>
    get<{ items: readonly Static<typeof PublishedReply>[] }>('/pledges').then(({ items }) => items),
  staleTime: 60_000,
});

/** All versions, drafts too. */
export const versionsQuery = queryOptions({
  queryKey: ['versions'],
  queryFn: () => get<{ items: readonly Version[] }>('/staff/pledges').then(({ items }) => items),
});

export const versionQuery = (id: string) =>
  queryOptions({
    queryKey: ['versions', id],
    queryFn: () => get<Version>(`/staff/pledges/${encodeURIComponent(id)}`),
  });

/** A version as its file, from which a draft is changed or a new one begun. */
export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['versions', id, 'source'],
    queryFn: async () => {
      const response = await fetch(`/api/v1/staff/pledges/${encodeURIComponent(id)}.yaml`);
      return response.ok ? response.text() : '';
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
