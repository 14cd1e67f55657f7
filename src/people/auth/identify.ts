import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller, Gatekeeper } from '../../platform/route.ts';
import type { Db, Tx } from '../../platform/sql.ts';
import { type Instant, now } from '../../platform/time.ts';
import { programName } from '../staff/staff.ts';
import { staffOfUser } from '../staff/store.ts';
import type { Accounts } from './accounts.ts';
import { findKey } from './key.ts';
import { isForged } from './origin.ts';
import { PERMISSIONS_OF, PUBLIC } from './permission.ts';
import { TEXTS } from './texts.ts';

/** What the gate needs. */
export interface Gate {
  readonly db: Db;
  readonly accounts: Accounts;
  readonly publicUrl: string;
  /** What follows from the name that the organisation is given at set-up, in the same transaction. */
  readonly named?: (tx: Tx, organisation: string, now: Instant) => Promise<void>;
}

/** Names the caller of a request by its key or its session. A session that is over makes the caller public again. */
export const gatekeeper = (gate: Gate): Gatekeeper => ({
  async identify(request) {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return callerOfKey(gate, authorization);
    if (cookie === undefined || !gate.accounts.carriesSession(cookie)) return PUBLIC;
    refuseForged(request, gate.publicUrl);
    return callerOfSession(gate, cookie);
  },
});

/** @throws Refusal forged-request */
export function refuseForged({ method, headers }: FastifyRequest, publicUrl: string): void {
  const { host, origin, 'sec-fetch-site': fetchSite } = headers;
  const forged = isForged({ method, host, origin, fetchSite: fetchSite as string | undefined }, publicUrl);
  if (forged) throw new Refusal('forged-request', TEXTS.forged);
}

async function callerOfKey({ db }: Gate, authorization: string): Promise<Caller> {
  const secret = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  const key = secret && (await findKey(db, secret, now()));
  if (!key) throw new Refusal('wrong-credentials', TEXTS.wrongKey);
  return {
    kind: 'key',
    staffId: key.staffId,
    keyId: String(key.id),
    name: programName(key.name),
    permissions: PERMISSIONS_OF[key.role],
  };
}

async function callerOfSession({ db, accounts }: Gate, cookie: string): Promise<Caller> {
  const session = await accounts.session(cookie);
  const staff = session && (await staffOfUser(db, session.userId));
  if (!staff?.active) return PUBLIC;
  return {
    kind: 'staff',
    staffId: staff.id,
    keyId: null,
    name: staff.name,
    permissions: PERMISSIONS_OF[staff.role],
  };
}
