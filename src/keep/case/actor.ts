import { isProgram } from '../../people/staff/staff.ts';
import type { Caller } from '../../platform/route.ts';
import type { Actor } from './barrier.ts';
import type { House } from './house.ts';

/** Who does something: two steps by one person count once where two people are asked for. */
const actorKey = ({ staffId, keyId }: Caller): string =>
  staffId === null ? `key ${keyId}` : `staff ${staffId}`;

/** A caller as the gates see them. */
export function actorOf(house: Pick<House, 'staff' | 'units'>, caller: Caller): Actor {
  const person = house.staff().find(({ id }) => id === caller.staffId);
  const units = house.units();
  return {
    key: actorKey(caller),
    program: caller.kind === 'key' || (person !== undefined && isProgram(person.name)),
    side: units.find(({ id }) => id === person?.unitId)?.function ?? null,
    sides: new Set(units.flatMap(({ active, function: side }) => (active && side ? [side] : []))),
  };
}
