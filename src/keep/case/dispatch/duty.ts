import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { personNamed } from './hand-over.ts';
import { nameOwners } from './sweep.ts';
import { DISPATCH_TEXTS } from './texts.ts';

/**
 * Sets whom a unit's cases go to when nobody is named; what is nobody's there goes to them at once.
 * @throws Refusal not-found, unknown-staff, bad-request
 */
export async function setDuty(
  house: House,
  unitId: number,
  staff: string | number | null,
  now: Instant,
): Promise<void> {
  if (!house.units().some(({ id }) => id === unitId)) throw new Refusal('not-found', DISPATCH_TEXTS.noUnit);
  const person = staff === null ? null : personNamed(house, staff);
  if (person && person.unitId !== null && person.unitId !== unitId)
    throw new Refusal('bad-request', DISPATCH_TEXTS.ofAnotherUnit);
  await house.db
    .updateTable('unit')
    .set({ duty_staff_id: person?.id ?? null })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', unitId)
    .execute();
  if (person) await nameOwners(house, now);
}
