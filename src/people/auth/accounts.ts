import { createHmac } from 'node:crypto';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth } from 'better-auth/minimal';
import type { Kysely, KyselyPlugin } from 'kysely';
import { PASSWORD_LENGTH } from '../../platform/config.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import { HOUR, SECOND, toDate } from '../../platform/time.ts';

/** How long a session lasts after it was last renewed: a working day. */
const SESSION_LENGTH = 12 * HOUR;
const RENEW_AFTER = HOUR;
export const PASSWORD_LIMIT = 128;

/** The library expects Date where our connections read Instants. */
const dates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
};

const withDates = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      column.endsWith('_at') && typeof value === 'number' ? toDate(value) : value,
    ]),
  );

const DATES = { createdAt: 'created_at', updatedAt: 'updated_at' };

function libraryOn(db: Db, publicUrl: string, secret: string) {
  return betterAuth({
    appName: 'jiannuo',
    baseURL: publicUrl,
    secret,
    database: kyselyAdapter(db.withPlugin(dates) as Kysely<never>, { type: 'postgres' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH,
      maxPasswordLength: PASSWORD_LIMIT,
    },
    user: { modelName: 'auth_user', fields: { ...DATES, emailVerified: 'email_verified' } },
    session: {
      modelName: 'auth_session',
      fields: {
        ...DATES,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: SESSION_LENGTH / SECOND,
      updateAge: RENEW_AFTER / SECOND,
    },
    account: {
      modelName: 'auth_account',
      fields: {
        ...DATES,
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'auth_verification', fields: { ...DATES, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: 'jiannuo',
      useSecureCookies: publicUrl.startsWith('https://'),
      ipAddress: { disableIpTracking: true },
    },
    // Failures are counted in the database, for all processes together; see attempts.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // It would log e-mail addresses and failed sign-ins; refusals tell what matters.
    logger: { disabled: true },
  });
}

/** Who a session belongs to, and the Set-Cookie headers that go with the answer. */
export interface Session {
  readonly userId: string;
  readonly cookies: readonly string[];
}

/** Sign-in accounts and sessions. */
export interface Accounts {
  /** Whether a Cookie header carries a session, good or not. */
  carriesSession(cookie: string | undefined): boolean;
  /** @returns undefined when the e-mail address or the password is wrong; nothing tells which. */
  signIn(email: string, password: string): Promise<Session | undefined>;
  /** The session that a Cookie header carries; undefined when it is not good or has expired. */
  session(cookie: string): Promise<Session | undefined>;
  /** Like {@link session}, and lengthens it. */
  renew(cookie: string): Promise<Session | undefined>;
  /** Ends the session and returns the cookies that erase it. */
  signOut(cookie: string): Promise<readonly string[]>;
  /** Ends all sessions of the account but a new one. @returns undefined when the current password is wrong. */
  changePassword(cookie: string, current: string, next: string): Promise<Session | undefined>;
}

/** @param organisationSecret from which the key that signs cookies is derived */
export async function openAccounts(
  db: Db,
  { publicUrl, organisationSecret }: { publicUrl: string; organisationSecret: Buffer },
): Promise<Accounts> {
  const secret = createHmac('sha256', organisationSecret).update('session cookies').digest('base64url');
  const library = libraryOn(db, publicUrl, secret);
  const { authCookies } = await library.$context;
  const ask = async (cookie: string, disableRefresh: boolean) => {
    const { headers, response } = await library.api
      .getSession({ headers: new Headers({ cookie }), query: { disableRefresh }, returnHeaders: true })
      .catch(causeOf);
    return response ? { userId: response.user.id, cookies: headers.getSetCookie() } : undefined;
  };
  return {
    carriesSession: (cookie) => cookie?.includes(`${authCookies.sessionToken.name}=`) ?? false,
    async signIn(email, password) {
      const answer = await library.api
        .signInEmail({ body: { email, password }, returnHeaders: true })
        .catch(undefinedWhenRefused);
      return answer && { userId: answer.response.user.id, cookies: answer.headers.getSetCookie() };
    },
    session: (cookie) => ask(cookie, true),
    renew: (cookie) => ask(cookie, false),
    async signOut(cookie) {
      const { headers } = await library.api.signOut({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      });
      return headers.getSetCookie();
    },
    async changePassword(cookie, currentPassword, newPassword) {
      const answer = await library.api
        .changePassword({
          headers: new Headers({ cookie }),
          body: { currentPassword, newPassword, revokeOtherSessions: true },
          returnHeaders: true,
        })
        .catch(undefinedWhenRefused);
      return answer && { userId: answer.response.user.id, cookies: answer.headers.getSetCookie() };
    },
  };
}

/** The library hides what went wrong, such as a database that is away, behind an error of its own. */
function causeOf(error: unknown): never {
  throw (error instanceof Error && error.cause) || error;
}

/** The library throws an error with the HTTP status it would answer with. */
function undefinedWhenRefused(error: unknown): undefined {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 500) throw error;
}

/**
 * Gives a member of staff this password, and an account where there is none yet, within the caller's transaction.
 * All sessions of the account end.
 * @returns the id of the account
 */
export async function setPassword(
  tx: Tx,
  person: { userId: string | null; name: string; email: string },
  password: string,
): Promise<string> {
  // No cookie is signed here, so that the secret does not matter.
  const { internalAdapter, password: passwords } = await libraryOn(tx, 'http://localhost', '-'.repeat(32))
    .$context;
  const hash = await passwords.hash(password);
  if (person.userId !== null) {
    await internalAdapter.updatePassword(person.userId, hash);
    await internalAdapter.deleteUserSessions(person.userId);
    return person.userId;
  }
  const { name, email } = person;
  const user = await internalAdapter.createUser({ name, email, emailVerified: true }, undefined as never);
  await internalAdapter.createAccount({
    userId: user.id,
    accountId: user.id,
    providerId: 'credential',
    password: hash,
  });
  return user.id;
}
