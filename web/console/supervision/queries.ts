import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ReportRows, ReportView } from '../../../src/keep/case/supervision/shape.ts';
import { get } from '../api/call.ts';

export type Reports = Static<typeof ReportRows>;
export type ReportRow = Reports['items'][number];
export type Report = Static<typeof ReportView>;

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: () => get<Reports>('/staff/supervision'),
  refetchInterval: 60_000,
});

/** Every reading is recorded, so it is read when it is opened and when something was done, and not in between. */
export const reportQuery = (number: string) =>
  queryOptions({
    queryKey: ['reports', number],
    queryFn: () => get<Report>(`/staff/supervision/${encodeURIComponent(number)}`),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 5 * 60_000,
  });
