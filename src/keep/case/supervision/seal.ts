import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What is sealed: who reported, or what was written. Each has a key of its own. */
export type Sealed = 'identity' | 'words';

const [IV_BYTES, TAG_BYTES] = [12, 16];

const keyFor = (secret: Uint8Array, what: Sealed): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `supervision ${what}`, 32));

/** Encrypts a text of a report (AES-256-GCM, RFC 5116), so that it is read in no table, dump or backup. It opens under its number only. */
export function seal(secret: Uint8Array, what: Sealed, number: string, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, what), iv);
  cipher.setAAD(Buffer.from(number));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** @throws Error when it was sealed for something else, or changed */
export function unseal(secret: Uint8Array, what: Sealed, number: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, what), sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(number));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
