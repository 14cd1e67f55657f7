import './tables.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import { readCertificates } from './certificate-store.ts';
import type { Role } from './role.ts';
import { normalEmail, ORG_ID, type Staff } from './staff.ts';
import { TEXTS } from './texts.ts';

const COLUMNS = [
  'id',
  'name',
  'email',
  'role',
  'unit_id as unitId',
  'active',
  'user_id as userId',
  'created_at as createdAt',
] as const;

const staff = (db: Db) => db.selectFrom('staff').select(COLUMNS).where('org_id', '=', ORG_ID);

/** Whether a statement failed at the constraint of this name. */
export const violated = (error: unknown, constraint: string): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === constraint;

/** Everyone who has or was sent an account, or appears in the records; the programs are left out by the caller. */
export async function readStaff(db: Db): Promise<Staff[]> {
  const [people, certificates] = await Promise.all([staff(db).orderBy('id').execute(), readCertificates(db)]);
  return people.map((person) => ({ ...person, certificates: certificates.get(person.id) ?? [] }));
}

export const findStaff = (db: Db, id: number): Promise<Staff | undefined> =>
  staff(db).where('id', '=', id).executeTakeFirst();

/** The member of staff who signs in with an account. */
export const staffOfUser = (db: Db, userId: string): Promise<Staff | undefined> =>
  staff(db).where('user_id', '=', userId).executeTakeFirst();

/** @param email in its normal form */
export const findStaffByEmail = (db: Db, email: string): Promise<Staff | undefined> =>
  staff(db).where('email', '=', email).executeTakeFirst();

export const organisationName = async (db: Db): Promise<string> =>
  (await organisation(db).select('name').executeTakeFirstOrThrow()).name;

/** What signs the cookies and codes of this installation. It never leaves the process. */
export const organisationSecret = async (db: Db): Promise<Buffer> =>
  (await organisation(db).select('secret').executeTakeFirstOrThrow()).secret;

export const renameOrganisation = (tx: Db, name: string) =>
  tx.updateTable('organisation').set({ name }).where('org_id', '=', ORG_ID).execute();

const organisation = (db: Db) => db.selectFrom('organisation').where('org_id', '=', ORG_ID);

/** Whoever changes who administers the installation does so one after the other. */
export const lockOrganisation = (tx: Tx) =>
  organisation(tx).select('org_id').forUpdate().executeTakeFirstOrThrow();

/** Whether someone can sign in and administer. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const found = await administrators(db).select('id').limit(1).executeTakeFirst();
  return found !== undefined;
}

const administrators = (db: Db) =>
  db
    .selectFrom('staff')
    .where('org_id', '=', ORG_ID)
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .where('user_id', 'is not', null);

export interface NewStaff {
  name: string;
  role: Role;
  email?: string;
  unitId?: number;
  userId?: string;
}

/** @throws Refusal already-exists, unknown-unit */
export async function createStaff(db: Db, { name, role, email, unitId, userId }: NewStaff): Promise<Staff> {
  return db
    .insertInto('staff')
    .values({
      org_id: ORG_ID,
      name: name.trim(),
      email: email === undefined ? null : normalEmail(email),
      role,
      unit_id: unitId ?? null,
      user_id: userId ?? null,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
    .catch(refuseViolation);
}

export interface StaffChange {
  name?: string;
  role?: Role;
  unitId?: number | null;
  active?: boolean;
  userId?: string;
}

/** @throws Refusal not-found, unknown-unit; in-use when nobody could administer the installation afterwards */
export async function changeStaff(tx: Tx, id: number, change: StaffChange): Promise<Staff> {
  await lockOrganisation(tx);
  const current = await findStaff(tx, id);
  if (!current) throw new Refusal('not-found', TEXTS.noSuchStaff);
  const before = await hasAdministrator(tx);
  const { name = current.name, role = current.role, active = current.active } = change;
  const changed = await tx
    .updateTable('staff')
    .set({
      name: name.trim(),
      role,
      active,
      unit_id: change.unitId === undefined ? current.unitId : change.unitId,
      user_id: change.userId ?? current.userId,
    })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
    .catch(refuseViolation);
  if (before && !(await hasAdministrator(tx))) throw new Refusal('in-use', TEXTS.lastAdministrator);
  return changed;
}

function refuseViolation(error: unknown): never {
  if (violated(error, 'staff_email_taken')) throw new Refusal('already-exists', TEXTS.emailTaken);
  if (violated(error, 'staff_org_id_unit_id_fkey')) throw new Refusal('unknown-unit', TEXTS.noSuchUnit);
  throw error;
}
