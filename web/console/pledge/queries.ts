import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { FindingReply } from '../../../src/promise/pledge/lint/tell.ts';
import type { LetterReply, PublishedReply, VersionReply } from '../../../src/promise/pledge/shape.ts';
import type { BacktestReply } from '../../../src/prove/whatif/shape.ts';
import { call, get } from '../api/call.ts';
import type { Language } from '../texts/language.tsx';

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

/** A version with its letter, as it is edited: what was read once is changed here from then on. */
export type Loaded = Version & { readonly document: unknown };

export const loadedQuery = (id: string) =>
  queryOptions({
    queryKey: ['loaded', id],
    queryFn: () => get<Loaded>(`/staff/pledges/${encodeURIComponent(id)}`),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export interface Template {
  readonly id: string;
  readonly title: string;
  readonly forWhom: string;
  readonly clauses: number;
}

export const templatesQuery = (language: Language) =>
  queryOptions({
    queryKey: ['templates', language],
    queryFn: () => get<{ items: readonly Template[] }>('/staff/pledge-templates').then(({ items }) => items),
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface Findings {
  readonly findings: readonly Static<typeof FindingReply>[];
}

/** What a careful reader says of a draft as it was kept last. */
export const lintQuery = (id: string, revision: number, language: Language) =>
  queryOptions({
    queryKey: ['lint', id, revision, language],
    queryFn: () => call<Findings>('POST', `/staff/pledges/${id}/lint`),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** What the last days would have given. */
export const trialQuery = (id: string, revision: number, from: string, to: string) =>
  queryOptions({
    queryKey: ['trial', id, revision, from, to],
    queryFn: () => call<BacktestReply>('POST', `/staff/pledges/${id}/backtest`, { from, to }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
