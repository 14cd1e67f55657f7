import { trainedHours } from '../../people/staff/certificate.ts';
import { isProgram } from '../../people/staff/staff.ts';
import type { Caller } from '../../platform/route.ts';
import type { Instant } from '../../platform/time.ts';
import type { Actor } from './barrier.ts';
import { staffKey } from './doer.ts';
import { DEFAULT_TIME_ZONE, type House } from './house.ts';

/** Who does something: two steps by one person count once where two people are asked for. */
const actorKey = ({ staffId, keyId }: Caller): string =>
  staffId === null ? `key ${keyId}` : staffKey(staffId);

/** Who does something, and whether a program did it. */
export function doerOf(
  house: Pick<House, 'staff'>,
  caller: Caller,
): { readonly key: string; readonly program: boolean } {
  const person = house.staff().find(({ id }) => id === caller.staffId);
  return {
    key: actorKey(caller),
    program: caller.kind === 'key' || (person !== undefined && isProgram(person.name)),
  };
}

/** What the events of a member of staff keep of who did them. */
export const signed = (
  { staffId }: Caller,
  { key, program }: { readonly key: string; readonly program: boolean },
) => ({
  actor: 'staff' as const,
  staffId,
  ...(staffId === null && { by: key }),
  ...(program && { program: true }),
});

/** A caller as the gates see them at a moment. */
export function actorOf(
  house: Pick<House, 'staff' | 'units' | 'terms'>,
  caller: Caller,
  now: Instant,
): Actor {
  const person = house.staff().find(({ id }) => id === caller.staffId);
  const units = house.units();
  const zone = house.terms.inForce(now)?.calendar.timeZone ?? DEFAULT_TIME_ZONE;
  return {
    ...doerOf(house, caller),
    side: units.find(({ id }) => id === person?.unitId)?.function ?? null,
    trainedHours: trainedHours(person?.certificates ?? [], zone, now),
    sides: new Set(units.flatMap(({ active, function: side }) => (active && side ? [side] : []))),
  };
}
