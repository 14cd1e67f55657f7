import { Refusal } from '../../platform/refusal.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { Staff } from '../staff/staff.ts';
import {
  changeStaff,
  createStaff,
  findStaff,
  type NewStaff,
  readStaff,
  type StaffChange,
} from '../staff/store.ts';
import { TEXTS as STAFF_TEXTS } from '../staff/texts.ts';
import { setPassword } from './accounts.ts';
import { staffIdsOfKeys } from './key.ts';
import { consumeLink, createLink, peekLink } from './link.ts';
import { TEXTS } from './texts.ts';

/** The members of staff that are people, not programs. */
export async function readPeople(db: Db): Promise<Staff[]> {
  const [staff, programs] = await Promise.all([readStaff(db), staffIdsOfKeys(db)]);
  return staff.filter(({ id }) => !programs.has(id));
}

async function findPerson(db: Db, id: number): Promise<Staff> {
  const staff = await findStaff(db, id);
  if (!staff || (await staffIdsOfKeys(db)).has(id)) throw new Refusal('not-found', STAFF_TEXTS.noSuchStaff);
  return staff;
}

/** A person and the token of the link with which they set their password. */
export interface Invitation {
  readonly person: Staff;
  readonly token: string;
}

/** @throws Refusal already-exists, unknown-unit */
export async function invite(
  db: Db,
  person: NewStaff & { email: string },
  now: Instant,
): Promise<Invitation> {
  return db.transaction().execute(async (tx) => invitation(tx, await createStaff(tx, person), now));
}

/** A new link for someone who lost the first one or forgot the password. @throws Refusal not-found */
export async function inviteAgain(db: Db, id: number, now: Instant): Promise<Invitation> {
  return db.transaction().execute(async (tx) => {
    const person = await findPerson(tx, id);
    if (!person.active || person.email === null) throw new Refusal('not-found', STAFF_TEXTS.noSuchStaff);
    return invitation(tx, person, now);
  });
}

const invitation = async (tx: Tx, person: Staff, now: Instant): Promise<Invitation> => ({
  person,
  token: await createLink(tx, { kind: 'password', staffId: person.id }, now),
});

/** Changes a person; who is no longer active is signed out everywhere. @throws Refusal not-found, unknown-unit, in-use */
export async function changePerson(db: Db, id: number, change: Omit<StaffChange, 'userId'>): Promise<Staff> {
  return db.transaction().execute(async (tx) => {
    const { userId } = await findPerson(tx, id);
    // Else an old session would open again when the access is restored.
    if (change.active === false && userId !== null) {
      await tx.deleteFrom('auth_session').where('user_id', '=', userId).execute();
    }
    return changeStaff(tx, id, change);
  });
}

/** Whose password a link sets; undefined when the link is not good. */
export async function holderOf(db: Db, token: string, now: Instant): Promise<Staff | undefined> {
  const purpose = await peekLink(db, token, now);
  return purpose?.kind === 'password' ? findStaff(db, purpose.staffId) : undefined;
}

/** Uses a link up and sets the password of its holder. @throws Refusal not-found @returns the e-mail address to sign in with */
export async function setPasswordByLink(
  db: Db,
  { token, password }: { token: string; password: string },
  now: Instant,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const purpose = await consumeLink(tx, token, now);
    const staff = purpose.kind === 'password' ? await findStaff(tx, purpose.staffId) : undefined;
    if (!staff?.active || staff.email === null) throw new Refusal('not-found', TEXTS.linkSpent);
    const { userId, name, email } = staff;
    await changeStaff(tx, staff.id, { userId: await setPassword(tx, { userId, name, email }, password) });
    return email;
  });
}
