import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, get, withQuery } from '../api/call.ts';
import { type Proof, proven } from '../duty/queries.ts';
import type { Span } from './period.ts';

interface Figures {
  readonly kept: number;
  readonly broken: number;
  readonly running: number;
  readonly rate: number | null;
}

/** Evidence of a statement, the newest first. */
export interface Attached {
  readonly count: number;
  readonly items: readonly {
    readonly id: number;
    readonly kind: 'file' | 'link' | 'count' | 'minutes' | 'report';
    readonly link: string | null;
    readonly happenedAt: string;
    readonly recordedAt: string;
  }[];
}

export interface ClauseFigures extends Figures {
  readonly id: string;
  readonly segments: readonly { readonly text: string; readonly blank: boolean }[];
  readonly section: string | null;
  readonly measure: string;
  readonly cancelled: number;
  readonly target: number;
  readonly verdict: 'kept' | 'broken' | 'no-data';
  /** False while the software does not judge this kind of promise. */
  readonly measured: boolean;
  /** What it comes to in words, where counts of kept and broken say nothing. */
  readonly said: string | null;
  readonly medianSeconds: number | null;
  readonly comparison: { readonly gap: number | null } | null;
  /** Of a roster; its verdict is one of the plan. */
  readonly plan: object | null;
  /** Of a statement. */
  readonly attached: Attached | null;
  readonly worst: { readonly overdueSeconds: number } | null;
  /** What stands beside the figures, in sentences: merged, paused, extended, overridden. */
  readonly beside: { readonly said: readonly string[] };
  readonly periods: readonly Figures[];
}

interface Compliance {
  readonly clauses: readonly ClauseFigures[];
}

export interface Evidence {
  /** Null of a report on the handling, and of a rating that is still sealed. */
  readonly number: string | null;
  readonly title: string;
  readonly unit: string | null;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly state: 'kept' | 'broken' | 'running' | 'cancelled';
  readonly channel: string | null;
  /** Of a comparison: on which side it is. */
  readonly side: 'online' | 'offline' | 'priority' | 'ordinary' | null;
  readonly lastedSeconds: number | null;
  /** Of a duty: what its period came to. */
  readonly duty: { readonly needed: number; readonly done: number; readonly late: number } | null;
}

export const complianceQuery = (pledge: number, span: Partial<Span>, by: 'day' | 'week' | 'month') =>
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

/** Attaches evidence to a statement. */
export const attach = async (clause: string, proof: Proof): Promise<Attached> =>
  call('POST', `/staff/statements/${encodeURIComponent(clause)}/evidence`, await proven(proof));
