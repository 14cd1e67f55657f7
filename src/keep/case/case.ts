import type { UnitFunction } from '../../people/staff/unit.ts';
import type { Instant } from '../../platform/time.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';
import type { Complaint } from './complaint/complaint.ts';

/** receive → dispatch → process → reply → archive, and the two ways out. */
export const STAGES = [
  'received',
  'registered',
  'dispatched',
  'processing',
  'replied',
  'archived',
  'withdrawn',
  'merged',
] as const;
export type Stage = (typeof STAGES)[number];

/** What staff can do to a case; the names are those of the API. */
export const ACTIONS = [
  'register',
  'dispatch',
  'start',
  'respond',
  'request-coordination',
  'coordinate',
  'plan',
  'wait',
  'resume',
  'reply',
  'review',
  'archive',
  'merge',
  'unmerge',
  'reclassify',
  'withdraw',
  'follow-up',
  'inspect',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Why a case may wait for the user. No other pause exists. */
export const WAITING_REASONS = [
  'need-information',
  'need-document',
  'user-unavailable',
  'user-asked',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** A review of a result before it goes out. */
export interface Review {
  /** Staff id or key: one who reviews twice has reviewed once. */
  readonly key: string;
  readonly program: boolean;
  /** For which side of the house. */
  readonly side: UnitFunction | null;
}

/** A case as the rules see it. */
export interface Case {
  readonly stage: Stage;
  readonly fields: Fields;
  readonly unitId: number | null;
  readonly waiting: boolean;
  /** A coordination request is open. */
  readonly coordinating: boolean;
  /** 1 for the first handling, one more with each appeal. */
  readonly round: number;
  /** Who reviewed the result of the present round. */
  readonly reviews: readonly Review[];
  /** Who worked on the case in the present round, and in those before. */
  readonly handlers: readonly string[];
  readonly earlierHandlers: readonly string[];
  /** Whoever the case is with by name: nobody yet, or nobody any more. */
  readonly ownerKey: string | null;
  /** Clauses whose gate two people have lifted for the present round. */
  readonly overridden: readonly string[];
  readonly complaint: Complaint;
  /** The answer that stands was rated. */
  readonly rated: boolean;
  /** A bad rating started the second review that is under way. */
  readonly resumedByRating: boolean;
  readonly lastEventAt: Instant;
  readonly repliedAt: Instant | null;
}

/** A rating that starts a second review by itself: dissatisfied, or not solved. */
export const isDissatisfied = ({ score, solved }: { score?: number; solved?: boolean }): boolean =>
  solved === false || (score !== undefined && score <= 2);

/** How long after the answer a user may rate or appeal. */
export const AFTER_REPLY_DAYS = 30;
