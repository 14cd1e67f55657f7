import type { Instant } from '../../platform/time.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { type DutyClause, type EvidenceEntry, isDutyClause, type Occurrence, type Standing } from './duty.ts';
import { occurrencesFrom, occurrencesOf } from './occurrence.ts';
import { termsOfDuty } from './term.ts';
import { entriesIn, standingOf } from './verdict.ts';

/** A period of a duty with what it comes to and what that rests on. */
export interface DutyPeriod extends Occurrence, Standing {
  readonly letter: PublishedPledge;
  readonly clause: DutyClause;
  readonly entries: readonly EvidenceEntry[];
}

/** A duty of a version of the letter. */
export interface Duty {
  readonly letter: PublishedPledge;
  readonly clause: DutyClause;
}

export const dutiesOf = (letter: PublishedPledge): Duty[] =>
  letter.pledge.clauses.filter(isDutyClause).map((clause) => ({ letter, clause }));

const judged = (
  { letter, clause }: Duty,
  occurrence: Occurrence,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DutyPeriod => ({
  ...occurrence,
  ...standingOf(occurrence, entries, at),
  letter,
  clause,
  entries: entriesIn(occurrence, entries),
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
    .map((occurrence) => judged(duty, occurrence, entries, at));

/** The period whose due comes next, whether it has begun or not; undefined when none is owed any more. */
export function currentPeriod(
  published: readonly PublishedPledge[],
  duty: Duty,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DutyPeriod | undefined {
  for (const term of termsOfDuty(published, duty.letter.id, duty.clause)) {
    for (const occurrence of occurrencesFrom(duty.clause, term, duty.letter.calendar)) {
      if (occurrence.dueAt >= at) return judged(duty, occurrence, entries, at);
    }
  }
  return undefined;
}

/** The period in which a moment falls, of whichever version of the letter answers for it, as it stands at another. */
export function periodHaving(
  published: readonly PublishedPledge[],
  clauseId: string,
  moment: Instant,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DutyPeriod | undefined {
  for (const duty of dutiesNamed(published, clauseId)) {
    const found = periodsOf(published, duty, entries, at).find(
      ({ startsAt, endsAt }) => startsAt <= moment && moment < endsAt,
    );
    if (found) return found;
  }
  return undefined;
}

/** A duty in every version of the letter that has it. */
export const dutiesNamed = (published: readonly PublishedPledge[], clauseId: string): Duty[] =>
  published.flatMap(dutiesOf).filter(({ clause }) => clause.id === clauseId);
