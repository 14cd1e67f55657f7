import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text for a URL or a header. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256: all that is kept of a random secret, which has too many bits to be found by trying. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
