import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { newSm2Key, signSm2, sm2PublicKey, verifySm2 } from './sm2.ts';

/** The ways to sign. A signatory chooses one together with a key. */
export const ALGORITHMS = ['ed25519', 'sm2'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export const isAlgorithm = (name: string): name is Algorithm => ALGORITHMS.some((one) => one === name);

/** A way to sign, on bytes alone. */
interface Scheme {
  /** As the standards call it and its hash. */
  readonly title: string;
  /** With what the letter is digested before it is signed. */
  readonly hash: 'sha256' | 'sm3';
  newKey(): { readonly publicKey: Buffer; readonly secret: Buffer };
  sign(message: Uint8Array, secret: Buffer): Buffer;
  /** @throws Error for a key that is none */
  verify(message: Uint8Array, signature: Buffer, publicKey: Buffer): boolean;
}

/** RFC 8032: public keys of 32 bytes, signatures of 64. Secrets are in PKCS #8. */
const ed25519: Scheme = {
  title: 'Ed25519, SHA-256',
  hash: 'sha256',
  newKey() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return {
      publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url'),
      secret: privateKey.export({ format: 'der', type: 'pkcs8' }),
    };
  },
  sign: (message, secret) =>
    sign(null, message, createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })),
  verify(message, signature, publicKey) {
    const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
    return verify(null, message, createPublicKey({ key, format: 'jwk' }), signature);
  },
};

/** GB/T 32918: public keys of 65 bytes (04, x, y), signatures of 64 (r, s). */
const sm2: Scheme = {
  title: 'SM2, SM3',
  hash: 'sm3',
  newKey() {
    const secret = newSm2Key();
    return { publicKey: sm2PublicKey(secret), secret };
  },
  sign: signSm2,
  verify: verifySm2,
};

export const SCHEMES: Readonly<Record<Algorithm, Scheme>> = { ed25519, sm2 };

/** What a signature was made with, to be read by people; where none is named, it is Ed25519. */
export const algorithmTitle = (name = 'ed25519'): string => (isAlgorithm(name) ? SCHEMES[name].title : name);
