import { isProgram, type Staff } from '../../../people/staff/staff.ts';

/**
 * Who decides on an objection: a manager of another unit who is there, before an administrator; of several the one with the
 * fewest to decide, then the one who has been there longest. Null when there is nobody: then any that comes may decide, or
 * the catalogue does.
 */
export function reviewerFor(
  staff: readonly Staff[],
  unitId: number,
  waiting: ReadonlyMap<number, number>,
  isAway: (staffId: number) => boolean,
): number | null {
  const rank = ({ id, role }: Staff) => [role === 'manager' ? 0 : 1, waiting.get(id) ?? 0, id] as const;
  const eligible = staff
    .filter(
      (one) =>
        (one.role === 'manager' || one.role === 'administrator') &&
        one.active &&
        one.userId !== null &&
        !isProgram(one.name) &&
        one.unitId !== unitId &&
        !isAway(one.id),
    )
    .map((one) => ({ id: one.id, rank: rank(one) }))
    .toSorted((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2]);
  return eligible[0]?.id ?? null;
}
