import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from '../api/call.ts';
import type { Span } from './period.ts';

interface Figures {
  readonly kept: number;
  readonly broken: number;
  readonly running: number;
  readonly rate: number | null;
}

export interface ClauseFigures extends Figures {
  readonly id: string;
  readonly segments: readonly { readonly text: string; readonly blank: boolean }[];
  readonly section: string | null;
  readonly measure: string;
  readonly cancelled: number;
  readonly target: number;
  readonly verdict: 'kept' | 'broken' | 'no-data';
  /** False while the software does not count this kind of promise. */
  readonly measured: boolean;
  readonly worst: { readonly overdueSeconds: number } | null;
  readonly periods: readonly Figures[];
}

interface Compliance {
  readonly clauses: readonly ClauseFigures[];
}

export interface Evidence {
  readonly number: string;
  readonly title: string;
  readonly unit: string | null;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly state: 'kept' | 'broken' | 'running' | 'cancelled';
  readonly channel: string | null;
  /** Of a duty: what its period came to. */
  readonly duty: { readonly needed: number; readonly done: number; readonly late: number } | null;
}

export const complianceQuery = (pledge: number, span: Span, by: 'day' | 'week' | 'month') =>
  queryOptions({
    queryKey: ['compliance', pledge, span, by],
    queryFn: () => get<Compliance>(withQuery(`/pledges/${pledge}/compliance`, { ...span, by })),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });

export const evidenceQuery = (
  pledge: string,
  clause: string,
  search: Readonly<Partial<Record<'from' | 'to' | 'state', string | undefined>>>,
) =>
  infiniteQueryOptions({
    queryKey: ['evidence', pledge, clause, search],
    queryFn: ({ pageParam }) =>
      get<{ items: readonly Evidence[]; nextCursor: string | null }>(
        withQuery(`/staff/pledges/${pledge}/clauses/${encodeURIComponent(clause)}/evidence`, {
          ...search,
          limit: 50,
          ...(pageParam && { cursor: pageParam }),
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
