import { Refusal } from '../../platform/refusal.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { normalEmail } from '../staff/staff.ts';
import {
  changeStaff,
  createStaff,
  findStaffByEmail,
  hasAdministrator,
  lockOrganisation,
  renameOrganisation,
} from '../staff/store.ts';
import { setPassword } from './accounts.ts';
import { consumeLink, createLink, endSetupLinks } from './link.ts';
import { TEXTS } from './texts.ts';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Sees to it that someone can administer the installation: the person of the settings, or whoever opens the
 * returned one-time link. Nothing happens when there is an administrator already.
 * @returns the link to print, undefined when none is needed
 */
export async function ensureAdministrator(
  db: Db,
  { admin, publicUrl }: { admin: { email: string; password: string } | undefined; publicUrl: string },
  now: Instant,
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    await lockOrganisation(tx);
    if (await hasAdministrator(tx)) return undefined;
    if (admin) {
      await appoint(tx, { ...admin, name: admin.email.split('@')[0]! });
      return undefined;
    }
    return `${publicUrl}/console/setup?token=${await createLink(tx, { kind: 'setup' }, now)}`;
  });
}

/**
 * Uses the set-up link: its holder becomes the administrator.
 * @param named what else follows from the organisation's name, in the same transaction
 * @throws Refusal not-found, already-exists
 */
export async function setUp(
  db: Db,
  { token, organisation, ...person }: Person & { token: string; organisation?: string },
  now: Instant,
  named: (tx: Tx, organisation: string, now: Instant) => Promise<void> = async () => {},
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockOrganisation(tx);
    if (await hasAdministrator(tx)) throw new Refusal('already-exists', TEXTS.setUpDone);
    const purpose = await consumeLink(tx, token, now);
    if (purpose.kind !== 'setup') throw new Refusal('not-found', TEXTS.linkSpent);
    await appoint(tx, person);
    if (!organisation?.trim()) return;
    await renameOrganisation(tx, organisation.trim());
    await named(tx, organisation.trim(), now);
  });
}

/** Someone of this address who was staff before becomes administrator again: so an installation without one is saved. */
async function appoint(tx: Tx, { name, password, ...person }: Person): Promise<void> {
  const email = normalEmail(person.email);
  const staff =
    (await findStaffByEmail(tx, email)) ?? (await createStaff(tx, { name, email, role: 'administrator' }));
  const userId = await setPassword(tx, { userId: staff.userId, name, email }, password);
  await changeStaff(tx, staff.id, { role: 'administrator', active: true, userId });
  await endSetupLinks(tx);
}
