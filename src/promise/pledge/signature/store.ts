import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { violated } from '../../../people/staff/store.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import type { Algorithm } from './algorithm.ts';
import type { SealedKey } from './key.ts';
import type { Signature } from './signature.ts';
import { SIGNATURE_TEXTS } from './texts.ts';

/** Keeps a new key of a signatory; from now on they sign with this one. */
export async function insertKey(
  db: Db,
  staffId: number,
  { algorithm, publicKey, sealed }: SealedKey,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('signing_key')
    .values({
      org_id: ORG_ID,
      staff_id: staffId,
      algorithm,
      public_key: publicKey,
      sealed,
      created_at: timestamptz(now),
    })
    .execute();
}

/** The key with which somebody signs: the one that they made last. */
export const readKey = (db: Db, staffId: number): Promise<SealedKey | undefined> =>
  db
    .selectFrom('signing_key')
    .select(['algorithm', 'public_key as publicKey', 'sealed'])
    .where('org_id', '=', ORG_ID)
    .where('staff_id', '=', staffId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** A signature of a version as it was at that moment. */
export interface NewSignature extends Omit<Signature, 'signedAt' | 'algorithm'> {
  readonly algorithm: Algorithm;
  readonly staffId: number;
  readonly signedAt: Instant;
}

/** @throws Refusal already-exists when the same person has signed the same text */
export async function insertSignature(
  db: Db,
  pledgeId: number,
  digest: string,
  { staffId, name, post, algorithm, publicKey, signature, signedAt }: NewSignature,
): Promise<void> {
  await db
    .insertInto('pledge_signature')
    .values({
      org_id: ORG_ID,
      pledge_id: pledgeId,
      digest,
      staff_id: staffId,
      name,
      post,
      algorithm,
      public_key: publicKey,
      signature,
      signed_at: timestamptz(signedAt),
    })
    .execute()
    .catch((error) => {
      if (violated(error, 'pledge_signed_already'))
        throw new Refusal('already-exists', SIGNATURE_TEXTS.signedAlready);
      throw error;
    });
}

/** The signatures of a version as it is, the first ones first. Those of a draft that was changed since do not count. */
export async function readSignatures(db: Db, pledgeId: number, digest: string): Promise<Signature[]> {
  const rows = await db
    .selectFrom('pledge_signature')
    .select(['name', 'post', 'signed_at as signedAt', 'algorithm', 'public_key as publicKey', 'signature'])
    .where('org_id', '=', ORG_ID)
    .where('pledge_id', '=', pledgeId)
    .where('digest', '=', digest)
    .orderBy('signed_at')
    .orderBy('staff_id')
    .execute();
  return rows.map((row) => ({ ...row, signedAt: formatInstant(row.signedAt) }));
}
