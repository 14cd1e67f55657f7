import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  AmendmentView,
  ApproveBody,
  AssessBody,
  DifferenceView,
  JointReviewBody,
} from '../../../src/promise/pledge/amendment/shape.ts';
import type { Algorithm } from '../../../src/promise/pledge/signature/algorithm.ts';
import type { SignedLetter } from '../../../src/promise/pledge/signature/signature.ts';
import { get, Problem } from '../api/call.ts';

export type Amendment = Static<typeof AmendmentView>;
export type Difference = Static<typeof DifferenceView>;
export type Assessment = Static<typeof AssessBody>;
export type JointReview = Static<typeof JointReviewBody>;
export type Approval = Static<typeof ApproveBody>;

/** How far the amendment has come; null when the version was not begun as one. */
export const amendmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['amendment', id],
    queryFn: () =>
      get<Amendment>(`/staff/pledges/${encodeURIComponent(id)}/amendment`).catch((error: unknown) => {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }),
  });

/** What the version changes in the one that it replaces. */
export const changesQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', id],
    queryFn: () => get<Difference>(`/staff/pledges/${encodeURIComponent(id)}/changes`),
  });

export const signatureQuery = (id: string) =>
  queryOptions({
    queryKey: ['signature', id],
    queryFn: () => get<SignedLetter>(`/staff/pledges/${encodeURIComponent(id)}/signature`),
  });

/** One's own key; its members are null before there is one. */
export const keyQuery = queryOptions({
  queryKey: ['signing-key'],
  queryFn: () => get<{ publicKey: string | null; algorithm: Algorithm | null }>('/staff/signing-key'),
});
