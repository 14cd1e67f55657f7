import { Refusal } from '../../platform/refusal.ts';
import type { Db } from '../../platform/sql.ts';
import { ORG_ID } from './staff.ts';
import { violated } from './store.ts';
import { TEXTS } from './texts.ts';
import type { Unit, UnitFunction } from './unit.ts';

const COLUMNS = ['id', 'name', 'active', 'function', 'duty_staff_id as dutyStaffId'] as const;

/** All units, the inactive ones too, in the order in which they were made. */
export const readUnits = (db: Db): Promise<Unit[]> =>
  db.selectFrom('unit').select(COLUMNS).where('org_id', '=', ORG_ID).orderBy('id').execute();

/** @throws Refusal already-exists */
export async function createUnit(db: Db, name: string): Promise<Unit> {
  return db
    .insertInto('unit')
    .values({ org_id: ORG_ID, name: name.trim() })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
}

/** Renames a unit, or takes it out of or back into service. @throws Refusal not-found, already-exists, in-use */
export async function changeUnit(
  db: Db,
  id: number,
  change: { name?: string; active?: boolean; function?: UnitFunction | null },
): Promise<Unit> {
  return db.transaction().execute(async (tx) => {
    const units = await tx
      .selectFrom('unit')
      .select(COLUMNS)
      .where('org_id', '=', ORG_ID)
      .forUpdate()
      .execute();
    const current = units.find((unit) => unit.id === id);
    if (!current) throw new Refusal('not-found', TEXTS.noSuchUnit);
    if (change.active === false && !units.some((unit) => unit.active && unit.id !== id)) {
      throw new Refusal('in-use', TEXTS.lastUnit);
    }
    const { name = current.name, active = current.active, function: meant = current.function } = change;
    return tx
      .updateTable('unit')
      .set({ name: name.trim(), active, function: meant })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow()
      .catch(refuseTakenName);
  });
}

function refuseTakenName(error: unknown): never {
  if (violated(error, 'unit_name_taken')) throw new Refusal('already-exists', TEXTS.unitNameTaken);
  throw error;
}
