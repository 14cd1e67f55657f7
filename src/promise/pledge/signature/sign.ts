import { Refusal } from '../../../platform/refusal.ts';
import type { Caller, Locale } from '../../../platform/route.ts';
import type { Db } from '../../../platform/sql.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import { readPledge } from '../read.ts';
import { invalidPledge } from '../refusals.ts';
import { lockVersion, readVersion } from '../store.ts';
import { toDocument } from '../write.ts';
import type { Algorithm } from './algorithm.ts';
import { canonicalDigest } from './canonical.ts';
import { makeKey, openKey, type SealedKey } from './key.ts';
import { type SignedLetter, signLetter } from './signature.ts';
import { insertKey, insertSignature, readKey, readSignatures } from './store.ts';
import { SIGNATURE_TEXTS } from './texts.ts';

/** @throws Refusal forbidden for a program, which has no hand to sign with */
function personOf({ kind, staffId, name }: Caller): { staffId: number; name: string } {
  if (kind !== 'staff' || staffId === null || name === null)
    throw new Refusal('forbidden', SIGNATURE_TEXTS.personsOnly);
  return { staffId, name };
}

/** Makes a key for a signatory, in place of one they have. @throws Refusal forbidden */
export async function newKey(
  db: Db,
  caller: Caller,
  { algorithm, passphrase }: { readonly algorithm: Algorithm; readonly passphrase: string },
  now: Instant,
): Promise<SealedKey> {
  const { staffId } = personOf(caller);
  const key = await makeKey(algorithm, passphrase);
  await insertKey(db, staffId, key, now);
  return key;
}

/**
 * Signs a version as it is now, draft or published. A draft that is changed afterwards has to be signed again.
 * @throws Refusal not-found, invalid-pledge when a blank is open, forbidden also for a wrong passphrase, step-not-open without a key,
 * already-exists
 */
export async function signPledge(
  db: Db,
  id: number,
  { post, passphrase }: { readonly post: string; readonly passphrase: string },
  { caller, now, locale }: { readonly caller: Caller; readonly now: Instant; readonly locale: Locale },
): Promise<void> {
  const { staffId, name } = personOf(caller);
  const key = await readKey(db, staffId);
  if (!key) throw new Refusal('step-not-open', SIGNATURE_TEXTS.noKey);
  // Before the version is locked: it takes a while by design.
  const opened = await openKey(key, passphrase);
  if (!opened) throw new Refusal('forbidden', SIGNATURE_TEXTS.wrongPassphrase);
  await db.transaction().execute(async (tx) => {
    const reading = readPledge((await lockVersion(tx, id)).document);
    if ('faults' in reading) throw invalidPledge(reading.faults, locale);
    const document = toDocument(reading.pledge);
    const signature = signLetter(document, { name, post, signedAt: formatInstant(now) }, opened);
    const { algorithm, publicKey } = key;
    await insertSignature(tx, id, canonicalDigest(document), {
      ...{ staffId, name, post, algorithm, publicKey, signature },
      signedAt: now,
    });
  });
}

/** A version with the signatures that hold for it as it is. @throws Refusal not-found */
export async function signedLetter(
  db: Db,
  id: number,
): Promise<SignedLetter & { readonly status: 'draft' | 'published' }> {
  const { pledge, status } = await readVersion(db, id);
  const document = toDocument(pledge);
  const digest = canonicalDigest(document);
  return { status, canonicalDigest: digest, document, signatures: await readSignatures(db, id, digest) };
}
