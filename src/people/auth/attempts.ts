import './tables.ts';
import { sql } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { type Instant, MINUTE, SECOND } from '../../platform/time.ts';
import { normalEmail, ORG_ID } from '../staff/staff.ts';
import { digestOf } from './secret.ts';
import { TEXTS } from './texts.ts';

/** Who is trying to sign in, from where. */
export interface Attempt {
  readonly email: string;
  readonly address: string;
}

const WINDOW = 15 * MINUTE;
/** Failures allowed in a window. An address has more, since a whole office may share one. */
export const FAILURES_OF_ACCOUNT = 10;
export const FAILURES_OF_ADDRESS = 50;

const accountOf = ({ email }: Attempt) => digestOf(`account ${normalEmail(email)}`);
const addressOf = ({ address }: Attempt) => digestOf(`address ${address}`);

/**
 * Counts an attempt before its password is looked at, so that many at once cannot slip through between looking
 * and counting. An account that does not exist is counted like one that does.
 * @throws Refusal too-many-requests with `retryAfterSeconds`
 */
export async function countAttempt(db: Db, attempt: Attempt, now: Instant): Promise<void> {
  const address = await count(db, addressOf(attempt), now);
  const account = await count(db, accountOf(attempt), now);
  if (address.count <= FAILURES_OF_ADDRESS && account.count <= FAILURES_OF_ACCOUNT) return;
  const until = account.count > FAILURES_OF_ACCOUNT ? account.until : address.until;
  throw new Refusal('too-many-requests', TEXTS.tooManyFailures, {
    retryAfterSeconds: Math.max(1, Math.ceil((until - now) / SECOND)),
  });
}

async function count(db: Db, digest: Buffer, now: Instant): Promise<{ count: number; until: Instant }> {
  const over = sql<boolean>`sign_in_failure.until <= ${timestamptz(now)}`;
  return db
    .insertInto('sign_in_failure')
    .values({ org_id: ORG_ID, digest, count: 1, until: timestamptz(now + WINDOW) })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'digest']).doUpdateSet({
        count: sql<number>`case when ${over} then 1 else sign_in_failure.count + 1 end`,
        until: sql<Instant>`case when ${over} then excluded.until else sign_in_failure.until end`,
      }),
    )
    .returning(['count', 'until'])
    .executeTakeFirstOrThrow();
}

/** Takes a successful attempt back and clears the account's failures; windows that are over go as well. */
export async function forgetFailures(db: Db, attempt: Attempt, now: Instant): Promise<void> {
  await db
    .updateTable('sign_in_failure')
    .set({ count: sql`count - 1` })
    .where('org_id', '=', ORG_ID)
    .where('digest', '=', addressOf(attempt))
    .execute();
  await db
    .deleteFrom('sign_in_failure')
    .where('org_id', '=', ORG_ID)
    .where((is) => is.or([is('digest', '=', accountOf(attempt)), is('until', '<=', timestamptz(now))]))
    .execute();
}
