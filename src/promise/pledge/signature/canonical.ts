import { createHash } from 'node:crypto';

/**
 * A JSON value in the one form of RFC 8785: members sorted by the UTF-16 units of their names, no blanks, numbers and
 * strings as ECMAScript writes them. Members that are undefined are left out.
 * @throws TypeError for what has no such form: infinite numbers, half a surrogate pair, functions
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  const isWhole = typeof value === 'string' ? value.isWellFormed() : true;
  const written = JSON.stringify(value);
  if (!isWhole || written === undefined || (typeof value === 'number' && !Number.isFinite(value)))
    throw new TypeError(`${String(value)} has no canonical form`);
  return written;
}

/** A hash of the canonical form in UTF-8, in hexadecimal digits. */
export const canonicalDigest = (value: unknown, hash: 'sha256' | 'sm3' = 'sha256'): string =>
  createHash(hash).update(canonicalJson(value)).digest('hex');
