import { createStaff, renameOrganisation } from '../people/staff/store.ts';
import { createUnit, readUnits } from '../people/staff/unit-store.ts';
import type { Db } from '../platform/sql.ts';
import { dayAt, type Instant } from '../platform/time.ts';
import { createDraft, publishDraft } from '../promise/pledge/store.ts';
import { BANK, PEOPLE, UNITS } from './bank.ts';
import { TIME_ZONE } from './journal.ts';
import { demoLetter } from './letter.ts';

/**
 * Makes the bank out of a new installation: its name, its units, its people and its letter. Nobody of them can sign in.
 * @param since when the letter was published
 */
export async function foundBank(db: Db, since: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await renameOrganisation(tx, BANK);
    const units = new Map((await readUnits(tx)).map(({ id, name }) => [name, id]));
    for (const name of UNITS) if (!units.has(name)) units.set(name, (await createUnit(tx, name)).id);
    for (const { name, unit, role } of PEOPLE) {
      await createStaff(tx, { name, role, unitId: units.get(unit)! });
    }
    const { id } = await createDraft(tx, demoLetter(dayAt(TIME_ZONE, since)));
    await publishDraft(tx, id, { now: since, staffId: null });
  });
}
