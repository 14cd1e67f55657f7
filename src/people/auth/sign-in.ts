import { Refusal } from '../../platform/refusal.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { Staff } from '../staff/staff.ts';
import { staffOfUser } from '../staff/store.ts';
import type { Accounts } from './accounts.ts';
import { type Attempt, countAttempt, forgetFailures } from './attempts.ts';
import './tables.ts';
import { TEXTS } from './texts.ts';

/** Someone who has just signed in. */
export interface SignedIn {
  readonly staff: Staff;
  /** Set-Cookie headers for the answer. */
  readonly cookies: readonly string[];
}

/**
 * Opens a session. An address that is unknown, a wrong password and someone who is no longer active get the
 * same answer after the same work.
 * @throws Refusal wrong-credentials, too-many-requests
 */
export async function signIn(
  { db, accounts }: { db: Db; accounts: Accounts },
  { password, ...attempt }: Attempt & { password: string },
  now: Instant,
): Promise<SignedIn> {
  await countAttempt(db, attempt, now);
  const session = await accounts.signIn(attempt.email.trim(), password);
  const staff = session && (await staffOfUser(db, session.userId));
  if (!staff?.active) throw new Refusal('wrong-credentials', TEXTS.wrongCredentials);
  await forgetFailures(db, attempt, now);
  await db.deleteFrom('auth_session').where('expires_at', '<=', timestamptz(now)).execute();
  return { staff, cookies: session!.cookies };
}
