import { isDissatisfied } from '../../keep/case/case.ts';
import { isSealed } from '../../keep/case/rating.ts';
import { type CaseState, type StoredEvent, stateOf } from '../../keep/case/state.ts';
import type { Staff } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import { DAY, type Instant } from '../../platform/time.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

/**
 * A rating that the unit which was rated calls malicious. Two people of other units look at it; only when both agree is it
 * left out of the ratios. That it was left out, and why, is published; the rating itself stays as the user gave it.
 */
export const CONTEST_STATES = ['open', 'upheld', 'rejected', 'lapsed'] as const;
export type ContestState = (typeof CONTEST_STATES)[number];

/** Why a rating may be malicious. That the user is wrong in substance is no such reason. */
export const CONTEST_CAUSES = ['wrong-matter', 'abuse', 'threat', 'repeated', 'mistaken'] as const;
export type ContestCause = (typeof CONTEST_CAUSES)[number];

/** How long a unit has from when it could know of the rating, and how long the reviewers have. */
const ASK_DAYS = 15;
export const DECIDE_DAYS = 10;
const VOTES_NEEDED = 2;

/** A rating as a contest sees it. */
export interface Rating {
  readonly seq: number;
  readonly at: Instant;
  readonly score: number;
  readonly solved: boolean;
  /** Which unit had answered. */
  readonly unitId: number | null;
  /** It started a second review, so that its unit knows of it. */
  readonly restarted: boolean;
}

/** The ratings of a case, the first one first. */
export const ratingsOf = (events: readonly StoredEvent[]): Rating[] =>
  events.flatMap((event, place) => {
    if (event.type !== 'rated') return [];
    const { seq, at, score = 0, solved = false } = event;
    const restarted = events.some(
      (other) => other.type === 'appealed' && other.cause === 'rating' && other.at === at,
    );
    return [{ seq, at, score, solved, restarted, unitId: stateOf(events.slice(0, place)).unitId }];
  });

/**
 * Why a rating cannot be contested by somebody now; undefined when it can. A sealed rating is contested only where its
 * second review has told of it already, so that a refusal never tells a score.
 */
export function contestObstacle(
  state: CaseState,
  rating: Rating,
  person: Staff | undefined,
  now: Instant,
): Refusal | undefined {
  const { restarted, score, solved, at } = rating;
  if (!person || person.unitId === null || person.unitId !== rating.unitId)
    return new Refusal('forbidden', T.ownUnitOnly);
  const sealed = isSealed(state, now);
  if (sealed && !restarted) return new Refusal('step-not-open', T.stillSealed);
  if (!isDissatisfied({ score, solved }) && score > 3) return new Refusal('step-not-open', T.countsForYou);
  const known = restarted ? at : Math.max(at, state.lastEventAt, (state.repliedAt ?? at) + 30 * DAY);
  return now > known + ASK_DAYS * DAY ? new Refusal('window-closed', T.tooLateToContest) : undefined;
}

export interface Vote {
  readonly staffId: number;
  readonly uphold: boolean;
}

/** Why somebody may not decide on a contest; undefined when they may. */
export function voteObstacle(
  contest: { readonly state: ContestState; readonly unitId: number; readonly askedBy: number },
  votes: readonly Vote[],
  { handlers, earlierHandlers }: Pick<CaseState, 'handlers' | 'earlierHandlers'>,
  person: Staff | undefined,
): Refusal | undefined {
  if (contest.state !== 'open') return new Refusal('step-not-open', T.contestSettled);
  if (!person) return new Refusal('forbidden', T.reviewersArePeople);
  const key = `staff ${person.id}`;
  const partial =
    person.unitId === contest.unitId ||
    person.id === contest.askedBy ||
    [...handlers, ...earlierHandlers].includes(key);
  if (partial) return new Refusal('forbidden', T.reviewersOfOthers);
  return votes.some(({ staffId }) => staffId === person.id)
    ? new Refusal('step-not-open', T.votedAlready)
    : undefined;
}

/** What the votes come to: nothing yet, or upheld when all agree. */
export const outcomeOf = (votes: readonly Vote[]): 'upheld' | 'rejected' | undefined =>
  votes.length < VOTES_NEEDED ? undefined : votes.every(({ uphold }) => uphold) ? 'upheld' : 'rejected';
