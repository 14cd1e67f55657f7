import './tables.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import { HOUR, type Instant } from '../../platform/time.ts';
import { ORG_ID } from '../staff/staff.ts';
import { digestOf, randomSecret } from './secret.ts';
import { TEXTS } from './texts.ts';

/** What a link is good for: setting up the installation, or setting the password of one member of staff. */
export type Purpose = { readonly kind: 'setup' } | { readonly kind: 'password'; readonly staffId: number };

/** How long a link is good. */
export const LINK_LENGTH = 24 * HOUR;

/** Makes a link's token; only its digest is kept. A new link for a member of staff ends the earlier ones. */
export async function createLink(tx: Tx, purpose: Purpose, now: Instant): Promise<string> {
  const token = randomSecret();
  const staffId = purpose.kind === 'password' ? purpose.staffId : null;
  const links = tx.deleteFrom('one_time_link').where('org_id', '=', ORG_ID);
  await links.where('expires_at', '<=', timestamptz(now)).execute();
  if (staffId !== null) await links.where('staff_id', '=', staffId).execute();
  await tx
    .insertInto('one_time_link')
    .values({
      org_id: ORG_ID,
      digest: digestOf(token),
      purpose: purpose.kind,
      staff_id: staffId,
      expires_at: timestamptz(now + LINK_LENGTH),
    })
    .execute();
  return token;
}

const good = (db: Db, token: string, now: Instant) =>
  db
    .selectFrom('one_time_link')
    .select(['purpose', 'staff_id'])
    .where('org_id', '=', ORG_ID)
    .where('digest', '=', digestOf(token))
    .where('expires_at', '>', timestamptz(now));

/** What a link is good for, without using it; undefined when it is not good. */
export async function peekLink(db: Db, token: string, now: Instant): Promise<Purpose | undefined> {
  const row = await good(db, token, now).executeTakeFirst();
  return row && purposeOf(row.staff_id);
}

/**
 * Uses a link up. Of two requests at once one waits for the other's transaction and then finds nothing.
 * @throws Refusal not-found when it is not good, was used or has expired
 */
export async function consumeLink(tx: Tx, token: string, now: Instant): Promise<Purpose> {
  const row = await tx
    .deleteFrom('one_time_link')
    .where('org_id', '=', ORG_ID)
    .where('digest', '=', digestOf(token))
    .where('expires_at', '>', timestamptz(now))
    .returning('staff_id')
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', TEXTS.linkSpent);
  return purposeOf(row.staff_id);
}

const purposeOf = (staffId: number | null): Purpose =>
  staffId === null ? { kind: 'setup' } : { kind: 'password', staffId };

/** Ends all set-up links, once there is an administrator. */
export const endSetupLinks = (tx: Tx) =>
  tx.deleteFrom('one_time_link').where('org_id', '=', ORG_ID).where('purpose', '=', 'setup').execute();
