import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { DutyView, EvidenceView, PeriodView } from '../../../src/promise/duty/shape.ts';
import { call, get, withQuery } from '../api/call.ts';
import type { Language } from '../texts/language.tsx';

export type Duty = Static<typeof DutyView>;
export type Period = Static<typeof PeriodView>;
export type Evidence = Static<typeof EvidenceView>;
export type PastPeriod = Period & { readonly evidence: readonly Evidence[] };

/** Letters seldom have more duties than one part of the list holds. */
async function allDuties(): Promise<readonly Duty[]> {
  const all: Duty[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const part: { items: readonly Duty[]; nextCursor: string | null } = await get(
      withQuery('/staff/duties', cursor ? { cursor } : {}),
    );
    all.push(...part.items);
    cursor = part.nextCursor;
  }
  return all;
}

export const dutiesQuery = (language: Language) =>
  queryOptions({
    queryKey: ['duties', language],
    queryFn: allDuties,
    refetchInterval: 60_000,
  });

/** Whether people were reminded of it and it is still not done. */
export const isReminded = ({ current, alarm }: Duty): boolean =>
  alarm !== null && current?.state === 'running';

/** For how long a period that was missed is news, in milliseconds. */
const NEWS = 7 * 24 * 3_600_000;

/** Whether its last period was missed, and that is news. */
export const isMissed = ({ previous }: Duty, now: number): boolean =>
  previous?.state === 'broken' && now - Date.parse(previous.dueAt) < NEWS;

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

/** Proof as its form gives it. */
export interface Proof {
  readonly kind: Evidence['kind'];
  readonly text: string;
  /** Wall clock of the promises: `2026-11-22T09:30`. */
  readonly when: string;
  readonly link?: string;
  readonly file?: File;
}

export interface NewEvidence extends Proof {
  readonly count: number;
}

/** Uploads the file, when there is one, and tells the rest as the API takes it. */
export async function proven({ kind, text, when, link, file }: Proof): Promise<object> {
  const uploaded = file && (await upload(file));
  return {
    kind,
    text,
    happenedAt: `${when.slice(0, 16)}:00+08:00`,
    ...(link && { link }),
    ...(uploaded && { file: uploaded.id }),
  };
}

/** Records that a duty was done. */
export const record = async (clause: string, { count, ...proof }: NewEvidence): Promise<Period> =>
  call<Period>('POST', `/staff/duties/${encodeURIComponent(clause)}/evidence`, {
    ...(await proven(proof)),
    count,
  });

const upload = (file: File): Promise<{ id: string }> => {
  const form = new FormData();
  form.append('file', file);
  return call('POST', '/staff/duties/files', form);
};
