import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Tx } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import type { Absence } from './absence.ts';
import { endAbsence, insertAbsence, readAbsences } from './absence-store.ts';
import { personNamed } from './hand-over.ts';
import { nameOwners } from './sweep.ts';
import { DISPATCH_TEXTS } from './texts.ts';

interface Away {
  /** Absent: whoever enters it. */
  readonly staff?: string | number;
  readonly deputy: string | number;
  readonly from: Instant;
  readonly until: Instant;
  readonly returns: boolean;
}

/** One's own is one's own business; that of others is a manager's. @throws Refusal bad-request, step-not-open */
function mayEnter(caller: Caller, staffId: number | null): asserts staffId is number {
  if (staffId === null) throw new Refusal('bad-request', DISPATCH_TEXTS.absentPersonally);
  if (staffId !== caller.staffId && !caller.permissions.has('dispatch:manage'))
    throw new Refusal('forbidden', DISPATCH_TEXTS.absenceOfOthers);
}

/**
 * Enters that somebody is away. What they have goes to the deputy at once when it has begun, otherwise when it begins.
 * @throws Refusal bad-request, forbidden, unknown-staff, already-exists
 */
export async function enterAbsence(house: House, given: Away, caller: Caller, now: Instant): Promise<void> {
  const staffId = given.staff === undefined ? caller.staffId : personNamed(house, given.staff).id;
  mayEnter(caller, staffId);
  const deputyId = personNamed(house, given.deputy).id;
  if (deputyId === staffId) throw new Refusal('bad-request', DISPATCH_TEXTS.deputyIsAbsentOne);
  if (given.until <= given.from || given.until <= now)
    throw new Refusal('bad-request', DISPATCH_TEXTS.endsBeforeItBegins);
  // What is past cannot be handed over any more.
  const from = Math.max(given.from, now);
  await house.db.transaction().execute(async (tx) => {
    await holdPerson(tx, staffId);
    const others = (await readAbsences(tx, now)).filter((one) => one.staffId === staffId);
    if (others.some((one) => one.from < given.until && from < one.until))
      throw new Refusal('already-exists', DISPATCH_TEXTS.absenceOverlaps);
    await insertAbsence(tx, { staffId, deputyId, from, until: given.until, returns: given.returns });
  });
  if (from <= now) await nameOwners(house, now);
}

/** Two absences of one person are entered one after the other. */
const holdPerson = (tx: Tx, staffId: number) =>
  tx
    .selectFrom('staff')
    .select('id')
    .where('org_id', '=', ORG_ID)
    .where('id', '=', staffId)
    .forUpdate()
    .execute();

/** Somebody is back early, or does not go. What should come back comes back at once. @throws Refusal not-found, forbidden */
export async function cancelAbsence(house: House, id: number, caller: Caller, now: Instant): Promise<void> {
  const found: Absence | undefined = (await readAbsences(house.db, now)).find((one) => one.id === id);
  if (!found) throw new Refusal('not-found', DISPATCH_TEXTS.noAbsence);
  mayEnter(caller, found.staffId);
  await house.db.transaction().execute((tx) => endAbsence(tx, found, now));
  await nameOwners(house, now);
}
