import { DAY, type Instant, offsetAt, SECOND } from '../../platform/time.ts';

/** From `at` on, the wall clock is `offset` milliseconds ahead of UTC, until the next piece begins. */
export interface OffsetPiece {
  at: Instant;
  offset: number;
}

/**
 * Offsets are sampled once a week, since asking Intl for each day costs seven times as much. No zone keeps
 * a daylight saving time shorter than that (the shortest are Ramadan breaks of a month).
 */
const SAMPLE = 7 * DAY;

/** The offsets that a time zone has between two moments, oldest first, the first holding at `from`. */
export function offsetsBetween(timeZone: string, from: Instant, to: Instant): OffsetPiece[] {
  const pieces = [{ at: from, offset: offsetAt(timeZone, from) }];
  for (let at = from; at < to; at += SAMPLE) {
    const next = Math.min(at + SAMPLE, to);
    const offset = offsetAt(timeZone, next);
    if (offset !== pieces.at(-1)!.offset) pieces.push({ at: transition(timeZone, at, next), offset });
  }
  return pieces;
}

/** The first second in (from, to] whose offset differs from that at `from`. */
function transition(timeZone: string, from: Instant, to: Instant): Instant {
  const before = offsetAt(timeZone, from);
  let [same, changed] = [from, to];
  while (changed - same > SECOND) {
    const middle = same + Math.floor((changed - same) / 2 / SECOND) * SECOND;
    if (offsetAt(timeZone, middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}

/**
 * The first moment, not before piece `k`, at which the wall clock shows `wall` (milliseconds, as if UTC) or
 * later. A time that is skipped maps forward to the moment of the jump; of a time that comes twice it is the
 * first. Being monotone it keeps windows disjoint and in order, which shifting by the gap would not.
 */
export function firstMomentShowing(pieces: readonly OffsetPiece[], wall: number, k: number): Instant {
  for (let i = k; i < pieces.length; i++) {
    const at = Math.max(pieces[i]!.at, wall - pieces[i]!.offset);
    if (i + 1 === pieces.length || at < pieces[i + 1]!.at) return at;
  }
  throw new RangeError(`no offset at piece ${k}`);
}
