import type { UnitFunction } from '../../people/staff/unit.ts';
import { Refusal, type Text } from '../../platform/refusal.ts';
import { type Clause, type GateMeasure, matches } from '../../promise/pledge/pledge.ts';
import type { Action, Case, Review } from './case.ts';
import { CASE_TEXTS } from './texts.ts';

/** Who would take a step, as far as gates ask. */
export interface Actor {
  /** Two steps with the same key are by the same one. */
  readonly key: string;
  /** A program with a key: nobody can say which of its people is behind it, so it counts as one of its own for all. */
  readonly program: boolean;
  /** What the actor's unit is there for. */
  readonly side: UnitFunction | null;
  /** The most hours of training behind a valid certificate of the actor; null without one. */
  readonly trainedHours: number | null;
  /** The sides that the organisation has units for. */
  readonly sides: ReadonlySet<UnitFunction>;
}

interface Gate {
  readonly guards: readonly Action[];
  /** What is missing before the step may be taken; undefined when the way is free. */
  readonly missing: (current: Case, actor: Actor, clause: Clause) => Text | undefined;
}

/** The gates as they hold a case up. `gate.ts` judges afterwards, from the events, whether a gate was kept. */
const GATES: Readonly<Record<GateMeasure, Gate>> = {
  'double-review': { guards: ['reply'], missing: reviewsMissing },
  'named-owner': {
    guards: ['reply', 'dispatch'],
    missing: ({ stage, ownerKey }, { program }) =>
      ownerKey === null && !program && (stage === 'dispatched' || stage === 'processing')
        ? CASE_TEXTS.needsOwner
        : undefined,
  },
  'second-review-by-others': {
    guards: ['start', 'respond', 'plan', 'reply'],
    missing: ({ round, earlierHandlers }, { key, program }) =>
      round > 1 && !program && earlierHandlers.includes(key) ? CASE_TEXTS.needsOthers : undefined,
  },
  'certified-handler': {
    guards: ['start', 'plan', 'reply'],
    missing: (_current, { program, trainedHours }, { trainingHours = 0 }) =>
      program || (trainedHours !== null && trainedHours >= trainingHours)
        ? undefined
        : CASE_TEXTS.needsCertificate(trainingHours),
  },
};

/**
 * Whether a gate of the letter bars a step now. No role passes a gate by its rank; one that two people have lifted in an
 * emergency does not bar, and is counted as broken.
 */
export function barred(
  current: Case,
  action: Action,
  actor: Actor,
  clauses: readonly Clause[],
): Refusal | undefined {
  for (const clause of clauses) {
    const { id, measure, scope } = clause;
    const gate = GATES[measure as GateMeasure];
    if (!gate.guards.includes(action) || !matches(scope, current.fields) || current.overridden.includes(id))
      continue;
    const missing = gate.missing(current, actor, clause);
    if (missing) return new Refusal('gate-not-met', missing, { clause: id });
  }
  return undefined;
}

const SIDES = ['technology', 'operations'] as const;
const REVIEWS_NEEDED = 2;

/**
 * [F9] Two reviews of this round by two people, one for technology and one for operations, neither of whom handled the
 * case or is about to answer it. A side that no unit stands for may be taken by anyone.
 */
function reviewsMissing({ reviews, handlers }: Case, actor: Actor): Text | undefined {
  const good = reviews.filter(
    ({ key, program }) => program || (!handlers.includes(key) && (actor.program || key !== actor.key)),
  );
  const stands = (review: Review, side: (typeof SIDES)[number]) =>
    review.program || review.side === side || !actor.sides.has(side);
  const paired = good.some((one) =>
    good.some((other) => one.key !== other.key && stands(one, 'technology') && stands(other, 'operations')),
  );
  if (paired) return undefined;
  const open = SIDES.filter((side) => actor.sides.has(side) && !good.some((review) => stands(review, side)));
  return open.length > 0 && good.length > 0
    ? CASE_TEXTS.needsReviewBy(open)
    : CASE_TEXTS.needsReviews(Math.max(1, REVIEWS_NEEDED - good.length));
}

/** [F9] Why somebody may not review: one who handled the case does not look at it with other eyes. */
export function reviewObstacle({ reviews, handlers }: Case, { key, program }: Actor): Text | undefined {
  if (reviews.some((review) => review.key === key)) return CASE_TEXTS.sameReviewer;
  return !program && handlers.includes(key) ? CASE_TEXTS.handlerReviews : undefined;
}
