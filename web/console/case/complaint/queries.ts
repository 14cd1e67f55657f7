import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ComplaintView, PreventionView } from '../../../../src/keep/case/complaint/shape.ts';
import { get, withQuery } from '../../api/call.ts';

export type Complaint = Static<typeof ComplaintView>;
export type Prevention = Static<typeof PreventionView>;
export type PreventionState = 'open' | 'overdue' | 'done';

/** Below the case, so that it is read anew with it. */
export const complaintQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'complaint'],
    queryFn: () => get<Complaint>(`/staff/cases/${encodeURIComponent(number)}/complaint`),
  });

export const preventionsQuery = (state: PreventionState) =>
  queryOptions({
    queryKey: ['preventions', state],
    queryFn: () =>
      get<{ items: readonly Prevention[] }>(withQuery('/staff/preventions', { state })).then(
        ({ items }) => items,
      ),
    refetchInterval: 60_000,
  });
