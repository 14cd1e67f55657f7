import { createHmac, timingSafeEqual } from 'node:crypto';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';

const hmac = (secret: Uint8Array, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

/** Under which an address is kept that asked for silence. */
export const addressDigest = (secret: Uint8Array, address: string): string =>
  hmac(secret, `opt-out ${address.trim().toLowerCase()}`);

const proofOf = (secret: Uint8Array, digest: string): string =>
  hmac(secret, `opt-out link ${digest}`).slice(0, 22);

/** Where the holder of an address asks for silence, or takes it back. The link says nothing of the address itself. */
export function silenceLink(secret: Uint8Array, publicUrl: string, address: string): string {
  const digest = addressDigest(secret, address);
  return `${publicUrl}/notices/off?${new URLSearchParams({ for: `${digest}.${proofOf(secret, digest)}` })}`;
}

/** The digest of the address that such a link was made for; undefined when it was not made here. */
export function readSilenceToken(secret: Uint8Array, token: string): string | undefined {
  const [digest = '', proof = ''] = token.split('.', 2);
  const [given, expected] = [Buffer.from(proof), Buffer.from(proofOf(secret, digest))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? digest : undefined;
}

export async function isSilent(db: Db, digest: string): Promise<boolean> {
  const found = await ofDigests(db, [digest]);
  return found.length > 0;
}

export async function setSilent(db: Db, digest: string, silent: boolean, at: Instant): Promise<void> {
  await (silent
    ? db
        .insertInto('opt_out')
        .values({ org_id: ORG_ID, address_digest: digest, at: timestamptz(at) })
        .onConflict((conflict) => conflict.doNothing())
    : db.deleteFrom('opt_out').where('org_id', '=', ORG_ID).where('address_digest', '=', digest)
  ).execute();
}

/** Those of the addresses that asked for silence. */
export async function silentAmong(
  db: Db | Tx,
  secret: Uint8Array,
  addresses: readonly string[],
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const digests = new Map(addresses.map((address) => [address, addressDigest(secret, address)]));
  const found = new Set(await ofDigests(db, [...digests.values()]));
  return new Set(addresses.filter((address) => found.has(digests.get(address)!)));
}

const ofDigests = async (db: Db | Tx, digests: readonly string[]): Promise<string[]> =>
  (
    await db
      .selectFrom('opt_out')
      .select('address_digest')
      .where('org_id', '=', ORG_ID)
      .where('address_digest', 'in', digests)
      .execute()
  ).map(({ address_digest }) => address_digest);
