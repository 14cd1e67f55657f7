import { DAY, type Instant } from '../../platform/time.ts';
import { AFTER_REPLY_DAYS, type Case } from './case.ts';

/** What made a user choose a level. Codes stay; their words are in the catalogues of portal and console. */
export const RATING_REASONS = [
  'quick',
  'clear',
  'kind',
  'settled',
  'easy',
  'slow',
  'unclear',
  'partly',
  'troublesome',
  'attitude',
  'unsettled',
  'passed-around',
  'unfair',
] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

const PLEASED: readonly RatingReason[] = ['quick', 'clear', 'kind', 'settled', 'easy'];
const FAIR: readonly RatingReason[] = ['slow', 'unclear', 'partly', 'troublesome', 'attitude'];
const DISPLEASED: readonly RatingReason[] = [
  'slow',
  'unclear',
  'unsettled',
  'attitude',
  'troublesome',
  'passed-around',
  'unfair',
];

/** The reasons offered with each level, from 1 (very dissatisfied) to 5; GB/T 39735 asks for a list per level. */
export const REASONS_OF: Readonly<Record<number, readonly RatingReason[]>> = {
  1: DISPLEASED,
  2: DISPLEASED,
  3: FAIR,
  4: PLEASED,
  5: PLEASED,
};

/**
 * Whether what was rated is kept from those who handle cases: until the case is archived and can be rated no more, so
 * that nobody is treated by how they rated.
 */
export function isSealed({ stage, repliedAt }: Pick<Case, 'stage' | 'repliedAt'>, now: Instant): boolean {
  if (stage === 'withdrawn') return false;
  return stage !== 'archived' || (repliedAt !== null && now <= repliedAt + AFTER_REPLY_DAYS * DAY);
}
