import type { Staff } from '../../people/staff/staff.ts';
import type { Unit } from '../../people/staff/unit.ts';

/** Who there is, as the organisation knows it. */
export interface People {
  staff(): readonly Pick<Staff, 'id' | 'name' | 'role' | 'unitId' | 'active'>[];
  units(): readonly Pick<Unit, 'id' | 'name'>[];
}

/**
 * Tells whether a duty is somebody's own: the letter names that person or their unit. What is owned by a post that the
 * organisation does not know as a unit or a person, or by nobody, falls to those who lead it.
 * @param staffId null for a program, which owns nothing
 */
export function ownedBy(people: People, staffId: number | null): (owner: string | undefined) => boolean {
  const me = people.staff().find(({ id }) => id === staffId);
  if (!me) return () => false;
  const names = new Set([
    ...people.units().map(({ name }) => name),
    ...people.staff().flatMap(({ name, active }) => (active ? [name] : [])),
  ]);
  const unit = people.units().find(({ id }) => id === me.unitId)?.name;
  const leads = me.role === 'manager' || me.role === 'administrator';
  return (owner) => (owner !== undefined && names.has(owner) ? owner === unit || owner === me.name : leads);
}
