import { isProgram, type Staff } from '../../../people/staff/staff.ts';
import type { Caller } from '../../../platform/route.ts';

/** Who does something about whose a case is. */
export interface Member {
  readonly staffId: number | null;
  readonly unitId: number | null;
  /** May decide for units: a manager. */
  readonly leads: boolean;
  /** A program with a key, which speaks for whom it was made. */
  readonly program: boolean;
}

export function memberOf(house: { staff(): readonly Staff[] }, caller: Caller): Member {
  const person = house.staff().find(({ id }) => id === caller.staffId);
  return {
    staffId: caller.staffId,
    unitId: person?.unitId ?? null,
    leads: caller.permissions.has('case:approve'),
    program: caller.kind === 'key' || (person !== undefined && isProgram(person.name)),
  };
}
