import { queryOptions } from '@tanstack/react-query';
import type { StaffPlanView } from '../../../src/promise/milestone/shape.ts';
import { call, get, Problem } from '../api/call.ts';
import { type Proof, proven } from '../duty/queries.ts';
import type { Language } from '../texts/language.tsx';

export type PlanOfLetter = StaffPlanView;
export type Phase = PlanOfLetter['phases'][number];
export type Deliverable = Phase['deliverables'][number];

/** The roll-out plan of the letter in force; null while there is no letter. */
export const planQuery = (language: Language) =>
  queryOptions({
    queryKey: ['milestones', language],
    queryFn: () =>
      get<PlanOfLetter>('/staff/milestones').catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'no-pledge-in-force') return null;
        throw error;
      }),
    refetchInterval: 60_000,
  });

/** What people were reminded of and is still not there. */
export const awaitedIn = ({ deliverables }: Phase): Deliverable[] =>
  deliverables.filter(({ alarm, deliveredAt }) => alarm !== null && deliveredAt === null);

export interface NewDelivery extends Proof {
  readonly count?: number;
}

/** Records that something of a phase was delivered. */
export const deliver = async (
  clause: string,
  deliverable: string,
  { count, ...proof }: NewDelivery,
): Promise<PlanOfLetter> =>
  call('POST', `/staff/milestones/${encodeURIComponent(clause)}/deliveries`, {
    ...(await proven(proof)),
    deliverable,
    ...(count && { count }),
  });
