import type { Phase } from './queries.ts';

const DAY = 86_400_000;

/** Days since 1970-01-01 of `2026-11-22`. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The stretch of time that a plan takes, in days: from its first day up to the end of its last. */
export interface Track {
  readonly first: number;
  readonly last: number;
  /** Where months begin, in per cent of the track. */
  readonly months: readonly { readonly year: number; readonly month: number; readonly at: number }[];
}

const shareOf = (day: number, { first, last }: Pick<Track, 'first' | 'last'>): number =>
  Math.min(100, Math.max(0, (100 * (day - first)) / (last - first)));

/** The whole months around all phases; undefined when none has a day. */
export function trackOf(phases: readonly Phase[]): Track | undefined {
  const days = phases.flatMap(({ from, to }) => [from, to].flatMap((date) => (date ? [dayOf(date)] : [])));
  if (days.length === 0) return undefined;
  const [begin, end] = [new Date(Math.min(...days) * DAY), new Date(Math.max(...days) * DAY)];
  const startOf = (months: number) => Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + months, 1) / DAY;
  const count =
    12 * (end.getUTCFullYear() - begin.getUTCFullYear()) + end.getUTCMonth() - begin.getUTCMonth() + 1;
  const span = { first: startOf(0), last: startOf(count) };
  // A dozen names have room; of a longer plan every so many are told.
  const step = Math.ceil(count / 12);
  const months = Array.from({ length: Math.ceil(count / step) }, (_, index) => {
    const day = startOf(index * step);
    const date = new Date(day * DAY);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, at: shareOf(day, span) };
  });
  return { ...span, months };
}

/** Where a phase lies on the track, in per cent. One with a single day reaches there from its beginning. */
export function stretchOf({ from, to }: Phase, track: Track): { left: number; width: number } {
  const left = from ? shareOf(dayOf(from), track) : 0;
  const right = to ? shareOf(dayOf(to) + 1, track) : 100;
  return { left, width: Math.max(1, right - left) };
}

/** Where a day lies on the track; undefined when it is outside. */
export function placeOf(day: number, track: Track): number | undefined {
  return day < track.first || day >= track.last ? undefined : shareOf(day + 0.5, track);
}
