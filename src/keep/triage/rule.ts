import type { Fields } from '../../promise/pledge/pledge.ts';

/** What a rule may say about a case. */
export type Verdict = Readonly<
  Pick<Fields, 'kind' | 'urgency' | 'nature' | 'complexity' | 'segment' | 'category'>
>;

/** Words that speak for a verdict. One rule may speak about several fields at once. */
export interface Rule {
  readonly says: Verdict;
  /** 1 is enough by itself; smaller weights need company. Each word counts once, however often it occurs. */
  readonly weight: number;
  /** Separated by `|`. Lower case, half width. A Latin word matches whole words only. */
  readonly words: string;
  /** Name of a group of words, one of which must stand in the same sentence. */
  readonly with?: string;
}

/** A regular expression that speaks for a verdict, for what a list of words cannot say (ages). */
export interface Pattern {
  readonly says: Verdict;
  readonly weight: number;
  /** Matched against lower-case, half-width text; must have the flag `u` and no flag `g`. */
  readonly pattern: RegExp;
}

/** Everything the classifier knows. An organisation may bring its own. */
export interface Rules {
  readonly rules: readonly Rule[];
  readonly patterns: readonly Pattern[];
  readonly groups: Readonly<Record<string, string>>;
  /** Phrases that only sound like a rule's word: what they cover is not heard. */
  readonly masks: string;
  /** A word that follows one of these, with nothing but fillers between, is denied. */
  readonly denials: string;
  readonly fillers: string;
  /** What looks like a denial and is none. */
  readonly emphases: string;
  /** A word of gravity that follows one of these in the same clause speaks of what has not happened. */
  readonly hypotheses: string;
  /** A word of gravity followed closely by one of these is over. */
  readonly settled: string;
  /** In these kinds urgency and complexity weigh less: who praises or proposes is rarely in distress. */
  readonly calm: Readonly<Record<string, number>>;
  /** What a channel suggests when the words leave it open. */
  readonly channels: Readonly<Record<string, { readonly says: Verdict; readonly weight: number }>>;
  /** The unit for a case: the first line whose conditions all hold. A category matches with what lies below it. */
  readonly units: readonly { readonly when: Verdict; readonly unit: string }[];
}
