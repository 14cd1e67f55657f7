import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { RemedyRow, RuleView, Tally } from '../../../../src/keep/case/remedy/shape.ts';
import { get, withQuery } from '../../api/call.ts';

export type Remedy = Static<typeof RemedyRow>;
export type Rule = Static<typeof RuleView>;
export type MonthTally = Static<typeof Tally>;

const items = <T>(path: string) => get<{ items: readonly T[] }>(path).then((answer) => answer.items);

/** Below the case, so that it is read anew with it. */
export const caseRemediesQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'remedies'],
    queryFn: () => items<Remedy>(`/staff/cases/${encodeURIComponent(number)}/remedies`),
  });

/** Of all cases; the name begins with that of the lists that change with a remedy. */
export const remediesQuery = (state: string) =>
  queryOptions({
    queryKey: ['remedies', state],
    queryFn: () => items<Remedy>(withQuery('/staff/remedies', { state })),
    refetchInterval: 60_000,
  });

export const talliesQuery = queryOptions({
  queryKey: ['remedies', 'statistics'],
  queryFn: () => items<MonthTally>('/staff/remedies/statistics'),
});

export const rulesQuery = queryOptions({
  queryKey: ['remedies', 'catalogue'],
  queryFn: () => items<Rule>('/staff/remedies/catalogue'),
});
