import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { DutyView, EvidenceView, PeriodView } from '../../../src/promise/duty/shape.ts';
import { call, get, withQuery } from '../api/call.ts';
import type { Language } from '../texts/language.tsx';

export type Duty = Static<typeof DutyView>;
export type Period = Static<typeof PeriodView>;
export type Evidence = Static<typeof EvidenceView>;
export type PastPeriod = Period & { readonly evidence: readonly Evidence[] };

export const dutiesQuery = (language: Language) =>
  queryOptions({
    queryKey: ['duties', language],
    queryFn: () => get<{ items: readonly Duty[] }>('/staff/duties').then(({ items }) => items),
    refetchInterval: 60_000,
  });

/** Whether people were reminded of it and it is still not done. */
export const isReminded = ({ current, alarm }: Duty): boolean =>
  alarm !== null && current?.state === 'running';

export const historyQuery = (clause: string, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['duties', language, clause],
    queryFn: ({ pageParam }) =>
      get<{ items: readonly PastPeriod[]; nextCursor: string | null }>(
        withQuery(`/staff/duties/${encodeURIComponent(clause)}`, pageParam ? { cursor: pageParam } : {}),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export interface NewEvidence {
  readonly kind: Evidence['kind'];
  readonly text: string;
  readonly count: number;
  /** Wall clock of the promises: `2026-11-22T09:30`. */
  readonly when: string;
  readonly link?: string;
  readonly file?: File;
}

/** Uploads the file, when there is one, and records the evidence. */
export async function record(
  clause: string,
  { kind, text, count, when, link, file }: NewEvidence,
): Promise<Period> {
  const uploaded = file && (await upload(file));
  return call<Period>('POST', `/staff/duties/${encodeURIComponent(clause)}/evidence`, {
    kind,
    text,
    count,
    happenedAt: `${when.slice(0, 16)}:00+08:00`,
    ...(link && { link }),
    ...(uploaded && { file: uploaded.id }),
  });
}

const upload = (file: File): Promise<{ id: string }> => {
  const form = new FormData();
  form.append('file', file);
  return call('POST', '/staff/duties/files', form);
};
