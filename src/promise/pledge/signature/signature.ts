import { type Algorithm, isAlgorithm, SCHEMES } from './algorithm.ts';
import { canonicalDigest, canonicalJson } from './canonical.ts';

/** Who signed, as what and when; it is part of what is signed, so that none of it can be changed afterwards. */
export interface Signatory {
  readonly name: string;
  readonly post: string;
  /** RFC 3339, in UTC. */
  readonly signedAt: string;
}

/** Keys and signatures are in base64url, in the raw form of their algorithm. */
export interface Signature extends Signatory {
  /** Files from before there was a choice name none and mean Ed25519. */
  readonly algorithm?: string;
  readonly publicKey: string;
  readonly signature: string;
}

/** A letter with its signatures: all that it takes to check them. */
export interface SignedLetter {
  readonly canonicalDigest: string;
  readonly document: unknown;
  readonly signatures: readonly Signature[];
}

/** A key that is open to sign with. */
export interface SigningKey {
  readonly algorithm: Algorithm;
  readonly publicKey: string;
  readonly secret: Buffer;
}

/** The bytes that are signed: the canonical form of `{digest, name, post, signedAt}`, the digest by the algorithm's own hash. */
function statement(document: unknown, { name, post, signedAt }: Signatory, algorithm: Algorithm): Buffer {
  const digest = canonicalDigest(document, SCHEMES[algorithm].hash);
  return Buffer.from(canonicalJson({ digest, name, post, signedAt }));
}

/** Signs a letter. @returns the signature in base64url */
export const signLetter = (document: unknown, who: Signatory, { algorithm, secret }: SigningKey): string =>
  SCHEMES[algorithm].sign(statement(document, who, algorithm), secret).toString('base64url');

/** Whether a signature is that of the letter. */
function isGenuine(document: unknown, signature: Signature): boolean {
  const { algorithm = 'ed25519' } = signature;
  if (!isAlgorithm(algorithm)) return false;
  try {
    return SCHEMES[algorithm].verify(
      statement(document, signature, algorithm),
      Buffer.from(signature.signature, 'base64url'),
      Buffer.from(signature.publicKey, 'base64url'),
    );
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
export function verifyLetter({ document, ...told }: SignedLetter): Verification {
  const digest = canonicalDigest(document);
  return {
    digest,
    isUnchanged: digest === told.canonicalDigest,
    signatures: told.signatures.map((one) => ({ ...one, isGenuine: isGenuine(document, one) })),
  };
}
