import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { formatInstant, type Instant } from '../../platform/time.ts';

/** Digits and capitals without those that are taken for one another when read aloud or copied by hand. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function letters(bytes: Uint8Array, length: number): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let index = 0; index < length; index++) {
    text += ALPHABET[Number(value % 30n)];
    value /= 30n;
  }
  return text;
}

/** A case number such as JN-2611-4K7Q2X: year and month of receipt, then six random letters (30⁶ = 729 million a month). */
export function newNumber(at: Instant, timeZone: string, prefix = 'JN'): string {
  const date = formatInstant(at, timeZone);
  return `${prefix}-${date.slice(2, 4)}${date.slice(5, 7)}-${letters(randomBytes(8), 6)}`;
}

/**
 * The code with which the user finds the case again: eight letters (39 bits), derived from the number by HMAC with the
 * installation's secret, so that it is stored nowhere and a repeated request gets the same one.
 */
export function accessCodeOf(secret: Uint8Array, number: string): string {
  return letters(createHmac('sha256', secret).update(`access code of ${number}`).digest(), 8);
}

/** Whether a code opens a case; spaces, dashes and case of letters do not matter. Takes the same time for every wrong code. */
export function opens(secret: Uint8Array, number: string, code: string): boolean {
  const given = Buffer.from(code.toUpperCase().replaceAll(/[\s-]/g, '').padEnd(8).slice(0, 9));
  const right = Buffer.from(accessCodeOf(secret, number));
  return given.length === right.length && timingSafeEqual(given, right);
}
