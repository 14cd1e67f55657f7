import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Absence, standInFor } from './absence.ts';

const absence = fc
  .record({
    staffId: fc.nat(4),
    deputyId: fc.nat(4),
    from: fc.nat(9),
    length: fc.integer({ min: 1, max: 9 }),
  })
  .filter(({ staffId, deputyId }) => staffId !== deputyId)
  .map(
    ({ staffId, deputyId, from, length }): Absence => ({
      id: 0,
      staffId,
      deputyId,
      from,
      until: from + length,
      returns: true,
    }),
  );

/** Each goes to the deputy as often as there are people; whoever is there by then stands in. */
function obvious(
  absences: readonly Absence[],
  staffId: number,
  at: number,
  gone: ReadonlySet<number>,
): number {
  const isAway = (one: number) => absences.find((a) => a.staffId === one && at >= a.from && at < a.until);
  let person = staffId;
  for (let step = 0; step < 10; step++) person = isAway(person)?.deputyId ?? person;
  return isAway(person) || gone.has(person) ? staffId : person;
}

test('[S2] a deputy stands in, or the deputy’s deputy; in a ring the matter stays with whom it was for', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(absence, { selector: ({ staffId }) => staffId }),
      fc.nat(4),
      fc.nat(19),
      fc.subarray([0, 1, 2, 3, 4], { maxLength: 2 }),
      (absences, staffId, at, gone) => {
        const standIn = standInFor(absences, staffId, at, (id) => gone.includes(id));
        assert.equal(standIn, obvious(absences, staffId, at, new Set(gone)));
      },
    ),
    { numRuns: 2_000 },
  );
});
