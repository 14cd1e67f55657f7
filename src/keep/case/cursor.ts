import { Refusal } from '../../platform/refusal.ts';
import type { Instant } from '../../platform/time.ts';
import { CASE_TEXTS } from './texts.ts';

/** Where a page ended: the moment it is sorted by and the id behind it. Infinity is written as null. */
export const writeCursor = (at: Instant, id: number): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** @throws Refusal bad-request */
export function readCursor(cursor: string): [Instant, number] {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (at === null && Number.isInteger(id)) return [Number.POSITIVE_INFINITY, id];
    if (Number.isFinite(at) && Number.isInteger(id)) return [at, id];
  } catch {
    // Falls through to the refusal: whatever is wrong with it, the remedy is the same.
  }
  throw new Refusal('bad-request', CASE_TEXTS.badCursor);
}
