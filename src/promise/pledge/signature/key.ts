import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { type Algorithm, SCHEMES } from './algorithm.ts';
import type { SigningKey } from './signature.ts';

/** A key of a signatory as it is kept: without the passphrase nobody can sign with it, the installation neither. */
export interface SealedKey {
  readonly algorithm: Algorithm;
  /** In base64url. */
  readonly publicKey: string;
  /** salt.nonce.tag.ciphertext, each in base64url. */
  readonly sealed: string;
}

/** Makes a key and seals it with a passphrase: AES-256-GCM under a key that scrypt derives. */
export async function makeKey(algorithm: Algorithm, passphrase: string): Promise<SealedKey> {
  const { publicKey, secret } = SCHEMES[algorithm].newKey();
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt), nonce);
  const content = Buffer.concat([cipher.update(secret), cipher.final()]);
  const parts = [salt, nonce, cipher.getAuthTag(), content];
  return {
    algorithm,
    publicKey: publicKey.toString('base64url'),
    sealed: parts.map((part) => part.toString('base64url')).join('.'),
  };
}

/** @returns undefined when the passphrase is not the right one */
export async function openKey(
  { algorithm, publicKey, sealed }: SealedKey,
  passphrase: string,
): Promise<SigningKey | undefined> {
  const [salt, nonce, tag, content] = sealed.split('.').map((part) => Buffer.from(part, 'base64url')) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const decipher = createDecipheriv('aes-256-gcm', await derive(passphrase, salt), nonce, {
    authTagLength: 16,
  });
  decipher.setAuthTag(tag);
  try {
    const secret = Buffer.concat([decipher.update(content), decipher.final()]);
    return { algorithm, publicKey, secret };
  } catch {
    return undefined;
  }
}

const scryptAsync = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);

/** 64 MiB and about a fifth of a second for each guess. The same passphrase however its accents were typed. */
const derive = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  scryptAsync(passphrase.normalize('NFKC'), salt, 32, { N: 65_536, r: 8, p: 1, maxmem: 96 * 1024 * 1024 });
