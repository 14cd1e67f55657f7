import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  AmendmentView,
  ApproveBody,
  AssessBody,
  JointReviewBody,
} from '../../../src/promise/pledge/amendment/shape.ts';
import type { SignedLetter } from '../../../src/promise/pledge/signature/signature.ts';
import { get, Problem } from '../api/call.ts';

export type Amendment = Static<typeof AmendmentView>;
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

export const signatureQuery = (id: string) =>
  queryOptions({
    queryKey: ['signature', id],
    queryFn: () => get<SignedLetter>(`/staff/pledges/${encodeURIComponent(id)}/signature`),
  });

export const keyQuery = queryOptions({
  queryKey: ['signing-key'],
  queryFn: () => get<{ publicKey: string | null }>('/staff/signing-key').then(({ publicKey }) => publicKey),
});
