import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalDigest, canonicalJson } from './canonical.ts';

/** Who signed, as what and when; it is part of what is signed, so that none of it can be changed afterwards. */
export interface Signatory {
  readonly name: string;
  readonly post: string;
  /** RFC 3339, in UTC. */
  readonly signedAt: string;
}

export interface Signature extends Signatory {
  /** Raw Ed25519 (RFC 8032), 32 bytes in base64url. */
  readonly publicKey: string;
  /** 64 bytes in base64url. */
  readonly signature: string;
}

/** A letter with its signatures: all that it takes to check them. */
export interface SignedLetter {
  readonly canonicalDigest: string;
  readonly document: unknown;
  readonly signatures: readonly Signature[];
}

/** The bytes that are signed: the canonical form of `{digest, name, post, signedAt}`. */
const statement = (digest: string, { name, post, signedAt }: Signatory): Buffer =>
  Buffer.from(canonicalJson({ digest, name, post, signedAt }));

export const publicKeyOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x as string;

/** Signs the digest of a letter. */
export const signDigest = (digest: string, who: Signatory, privateKey: KeyObject): string =>
  sign(null, statement(digest, who), privateKey).toString('base64url');

/** Whether a signature is that of the letter with the digest. */
function isGenuine(digest: string, signature: Signature): boolean {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: signature.publicKey },
      format: 'jwk',
    });
    return verify(null, statement(digest, signature), key, Buffer.from(signature.signature, 'base64url'));
  } catch {
    // A key that is none.
    return false;
  }
}

export interface Verification {
  /** Of the document, worked out anew. */
  readonly digest: string;
  /** Whether the digest that the file names is that of its document. */
  readonly isUnchanged: boolean;
  readonly signatures: readonly (Signature & { readonly isGenuine: boolean })[];
}

/** Checks a letter and its signatures, with nothing but what is in the file. */
export function verifyLetter(letter: SignedLetter): Verification {
  const digest = canonicalDigest(letter.document);
  return {
    digest,
    isUnchanged: digest === letter.canonicalDigest,
    signatures: letter.signatures.map((one) => ({ ...one, isGenuine: isGenuine(digest, one) })),
  };
}
