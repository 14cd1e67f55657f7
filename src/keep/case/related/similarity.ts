import { DAY, type Instant } from '../../../platform/time.ts';
import { pairsOf } from '../search.ts';

/** What two cases are compared by. */
export interface Compared {
  readonly title: string;
  readonly body: string;
  readonly receivedAt: Instant;
  readonly outlet: string | null;
  readonly category: string | null;
}

export const REASONS = ['text', 'user', 'outlet', 'time'] as const;

export interface Likeness {
  /** Of the words alone, from 0 to 1. */
  readonly text: number;
  /** By which suggestions are ordered: the words, and what else speaks for it. */
  readonly score: number;
  readonly reasons: readonly (typeof REASONS)[number][];
}

/** The pairs of neighbouring letters or digits in what somebody wrote. */
export const pairsIn = ({ title, body }: Pick<Compared, 'title' | 'body'>): ReadonlySet<string> =>
  new Set(pairsOf(`${body.startsWith(title) ? '' : title}\n${body}`).filter((pair) => WORDY.test(pair)));

const WORDY = /^[\p{L}\p{N}]{2}$/u;

/** Below so many pairs, to be contained in a long text says nothing. */
const ENOUGH = 6;
const CONTAINED = 0.85;

/** How much of two texts is the same: of both together, or of the shorter one, which counts a little less. */
export function textLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  if (short.size === 0) return 0;
  let same = 0;
  for (const pair of short) if (long.has(pair)) same++;
  const overlap = same / (a.size + b.size - same);
  return short.size < ENOUGH ? overlap : Math.max(overlap, (CONTAINED * same) / short.size);
}

const ALIKE = 0.35;
/** The same person writing again needs to say less to be understood. */
const ALIKE_BY_USER = 0.15;
const NEAR_DAYS = 3;
const FOR_USER = 0.15;
const FOR_OUTLET = 0.05;
const FOR_TIME = 0.05;

/** How likely two cases are the same matter, and why; undefined when nothing suggests it. */
export function likeness(
  one: Compared & { readonly pairs: ReadonlySet<string> },
  other: Compared,
  sameUser: boolean,
): Likeness | undefined {
  const text = textLikeness(one.pairs, pairsIn(other));
  if (text < (sameUser ? ALIKE_BY_USER : ALIKE)) return undefined;
  const outlet = one.outlet !== null && one.outlet === other.outlet;
  const near = Math.abs(one.receivedAt - other.receivedAt) <= NEAR_DAYS * DAY;
  const score = text + (sameUser ? FOR_USER : 0) + (outlet ? FOR_OUTLET : 0) + (near ? FOR_TIME : 0);
  return {
    text,
    score: Math.min(1, score),
    reasons: [
      ...(text >= ALIKE ? (['text'] as const) : []),
      ...(sameUser ? (['user'] as const) : []),
      ...(outlet ? (['outlet'] as const) : []),
      ...(near ? (['time'] as const) : []),
    ],
  };
}
