import { isProgram, type Staff } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { onCase } from '../on-case.ts';
import type { CaseState } from '../state.ts';
import { CASE_TEXTS } from '../texts.ts';
import { isWithAUnit } from './custody.ts';
import { type Member, memberOf } from './member.ts';
import { DISPATCH_TEXTS } from './texts.ts';

/** Why somebody may not hand a case over now; undefined when they may. */
export function handingOver({ stage, unitId, assigneeId }: CaseState, member: Member): Refusal | undefined {
  if (!isWithAUnit(stage) && stage !== 'replied')
    return new Refusal('step-not-open', DISPATCH_TEXTS.notWithAUnit);
  const owns = member.staffId !== null && member.staffId === assigneeId;
  const ownerless = assigneeId === null && member.unitId !== null && member.unitId === unitId;
  return member.program || member.leads || owns || ownerless
    ? undefined
    : new Refusal('step-not-open', DISPATCH_TEXTS.mayNotHandOver);
}

/** @throws Refusal unknown-staff */
export function personNamed(house: Pick<House, 'staff'>, nameOrId: string | number): Staff {
  const person = house
    .staff()
    .find(
      ({ id, name, active }) =>
        active && !isProgram(name) && (String(id) === String(nameOrId) || name === nameOrId),
    );
  if (!person) throw new Refusal('unknown-staff', CASE_TEXTS.unknownStaff);
  return person;
}

/**
 * Hands a case to a colleague of the unit that has it; while they are away it goes to their deputy.
 * @throws Refusal step-not-open, unknown-staff, bad-request
 */
export const handOver = (
  house: House,
  number: string,
  { to, note }: { to: string | number; note?: string },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (_tx, { state }) => {
    const refusal = handingOver(state, memberOf(house, caller));
    if (refusal) throw refusal;
    const person = personNamed(house, to);
    if (person.unitId !== null && person.unitId !== state.unitId)
      throw new Refusal('bad-request', DISPATCH_TEXTS.ofAnotherUnit);
    if (person.id === state.assigneeId) throw new Refusal('bad-request', DISPATCH_TEXTS.alreadyTheirs);
    return {
      entries: [{ type: 'handed_over', assigneeId: person.id }],
      words: note === undefined ? undefined : { body: note, internal: true },
    };
  });
