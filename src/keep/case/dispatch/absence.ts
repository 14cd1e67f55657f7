import type { Instant } from '../../../platform/time.ts';

/** Somebody is away from one moment until another, and somebody else has their cases. */
export interface Absence {
  readonly id: number;
  readonly staffId: number;
  readonly deputyId: number;
  readonly from: Instant;
  readonly until: Instant;
  /** Whether the cases come back afterwards; what is dispatched meanwhile stays with the deputy. */
  readonly returns: boolean;
}

/** The absence that somebody is in at a moment. */
export const absenceOf = (absences: readonly Absence[], staffId: number, at: Instant): Absence | undefined =>
  absences.find((one) => one.staffId === staffId && one.from <= at && at < one.until);

/**
 * Whoever stands in for somebody at a moment: the deputy, or the deputy's deputy. When all of them are away the matter
 * stays with whom it was for: a name that is away is better than none.
 */
export function standInFor(
  absences: readonly Absence[],
  staffId: number,
  at: Instant,
  isGone: (staffId: number) => boolean,
): number {
  const asked = new Set<number>();
  for (let person = staffId; !asked.has(person); ) {
    const absence = absenceOf(absences, person, at);
    if (!absence && !isGone(person)) return person;
    if (!absence) return staffId;
    asked.add(person);
    person = absence.deputyId;
  }
  return staffId;
}
