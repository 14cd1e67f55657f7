import type { Figures } from './figures.ts';

/** What a comparison asks of its clause. */
export interface Compared {
  readonly measure: string;
  readonly target: number;
}

/** The lengths on one side of a comparison. */
export interface Side {
  readonly count: number;
  /** Null while there are none. Of an even number it lies halfway between the two in the middle. */
  readonly medianSeconds: number | null;
}

/** Two sides held against each other: online with offline, or those whom a green channel is for with ordinary users. */
export interface Comparison {
  /** Online, or those whom the channel is for. */
  readonly favoured: Side;
  readonly other: Side;
  /**
   * How far the medians are apart, as a share of the longer one: 0 to 1 of parity. Of a green channel it is above 0 when
   * those whom it is for wait longer, and below when they do not. Null while a side has none.
   */
  readonly gap: number | null;
}

export const isComparison = ({ measure }: Pick<Compared, 'measure'>): boolean =>
  measure === 'parity' || measure === 'green-channel';

export const NO_LENGTHS: Side = { count: 0, medianSeconds: null };

/** The exact median of lengths in milliseconds; puts them in order. */
export function sideOf(lengths: Float64Array): Side {
  if (lengths.length === 0) return NO_LENGTHS;
  lengths.sort();
  const [low, high] = [lengths[(lengths.length - 1) >> 1]!, lengths[lengths.length >> 1]!];
  return { count: lengths.length, medianSeconds: (low + (high - low) / 2) / 1000 };
}

export function compared({ measure }: Pick<Compared, 'measure'>, favoured: Side, other: Side): Comparison {
  const [a, b] = [favoured.medianSeconds, other.medianSeconds];
  if (a === null || b === null) return { favoured, other, gap: null };
  const apart = measure === 'parity' ? Math.abs(a - b) : a - b;
  return { favoured, other, gap: apart === 0 ? 0 : apart / Math.max(a, b) };
}

// Shares such as 0.15 are not exact in binary.
const EPSILON = 1e-12;

/** The most that a gap may be: of parity what the letter allows; a green channel is never slower than the ordinary way. */
export const allowedGap = ({ measure, target }: Compared): number => (measure === 'parity' ? target : 0);

/** A comparison as figures: over a span of days it holds once, or fails once. */
export function figuresOfComparison(clause: Compared, { gap }: Comparison): Figures {
  return figuresOfOne(clause, gap === null ? null : gap <= allowedGap(clause) + EPSILON);
}

/** What is judged as a whole, once; null while it cannot be judged. */
export const figuresOfOne = ({ target }: Pick<Compared, 'target'>, held: boolean | null): Figures => ({
  applicable: held === null ? 0 : 1,
  kept: held === true ? 1 : 0,
  broken: held === false ? 1 : 0,
  running: 0,
  rate: held === null ? null : Number(held),
  target,
  verdict: held === null ? 'no-data' : held ? 'kept' : 'broken',
});
