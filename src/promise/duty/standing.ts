import type { Instant } from '../../platform/time.ts';
import { dayOf } from '../calendar/days.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import {
  type DutyClause,
  type Entry,
  type EvidenceEntry,
  isDutyClause,
  type Occurrence,
  type Standing,
} from './duty.ts';
import { occurrencesBack, occurrencesFrom, occurrencesOf } from './occurrence.ts';
import { dutyIn, termsOfDuty } from './term.ts';
import { entriesIn, standingOf } from './verdict.ts';

/** A period of a duty with what it comes to. */
export interface JudgedPeriod extends Occurrence, Standing {
  readonly letter: PublishedPledge;
  readonly clause: DutyClause;
}

/** The same with what that rests on. */
export interface DutyPeriod extends JudgedPeriod {
  readonly entries: readonly EvidenceEntry[];
}

/** A duty of a version of the letter. */
export interface Duty {
  readonly letter: PublishedPledge;
  readonly clause: DutyClause;
}

/** A period of a duty that nobody has judged yet. */
export interface Owed {
  readonly duty: Duty;
  readonly occurrence: Occurrence;
}

export const dutiesOf = (letter: PublishedPledge): Duty[] =>
  letter.pledge.clauses.filter(isDutyClause).map((clause) => ({ letter, clause }));

/** @param entries of the clause, at least those that happened in the period */
export const judge = ({ duty, occurrence }: Owed, entries: readonly Entry[], at: Instant): JudgedPeriod => ({
  ...occurrence,
  ...standingOf(occurrence, entries, at),
  ...duty,
});

/** @param entries as above; those of the period are kept with it */
export const judgeWithEvidence = (
  owed: Owed,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DutyPeriod => ({
  ...judge(owed, entries, at),
  entries: entriesIn(owed.occurrence, entries),
});

/** The periods of a duty that have begun, in order. */
export const periodsOf = (
  published: readonly PublishedPledge[],
  duty: Duty,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DutyPeriod[] =>
  termsOfDuty(published, duty.letter.id, duty.clause)
    .flatMap((term) => occurrencesOf(duty.clause, term, duty.letter.calendar, at))
    .map((occurrence) => judgeWithEvidence({ duty, occurrence }, entries, at));

/** The periods of a duty that have begun, the latest first; worked out one by one. */
export function* begunBy(published: readonly PublishedPledge[], duty: Duty, at: Instant): Generator<Owed> {
  for (const term of termsOfDuty(published, duty.letter.id, duty.clause).toReversed())
    for (const occurrence of occurrencesBack(duty.clause, term, duty.letter.calendar, at))
      yield { duty, occurrence };
}

/** The period whose due comes next, whether it has begun or not; undefined when none is owed any more. */
export function comingDue(published: readonly PublishedPledge[], duty: Duty, at: Instant): Owed | undefined {
  const { letter, clause } = duty;
  // A period of yesterday may be due at 24:00, which is now.
  const since = dayOf(letter.calendar, at) - 1;
  for (const term of termsOfDuty(published, letter.id, clause))
    for (const occurrence of occurrencesFrom(clause, term, letter.calendar, since))
      if (occurrence.dueAt >= at) return { duty, occurrence };
  return undefined;
}

/** The period in which a moment falls, of whichever version of the letter answers for it. */
export function periodHaving(
  published: readonly PublishedPledge[],
  clauseId: string,
  moment: Instant,
): Owed | undefined {
  for (const duty of dutiesNamed(published, clauseId)) {
    const { value: owed } = begunBy(published, duty, moment).next();
    if (owed && moment < owed.occurrence.endsAt) return owed;
  }
  return undefined;
}

/** A duty in every version of the letter that has it. */
export const dutiesNamed = (published: readonly PublishedPledge[], clauseId: string): Duty[] =>
  published.flatMap((letter) => {
    const clause = dutyIn(letter, clauseId);
    return clause ? [{ letter, clause }] : [];
  });
