import { bindPassage } from './bind.ts';
import { blankOf, counts } from './blanks.ts';
import type { BlankFound, BoundClause } from './bound.ts';
import { type Line, plain } from './line.ts';
import { type PartyFound, partiesOf } from './parties.ts';
import { findQuantities } from './quantity.ts';
import { type Passage, structureOf } from './structure.ts';

/** What was understood of a letter that people wrote for people. */
export interface LetterFound {
  readonly title: string | null;
  readonly promisor: PartyFound;
  readonly recipient: PartyFound | null;
  readonly clauses: readonly BoundClause[];
  /** All blanks of the letter in its order: those of the clauses, of parties, dates and signatures. */
  readonly blanks: readonly BlankFound[];
  /** The promises that nothing measures. */
  readonly unbound: readonly string[];
}

/** Reads a letter. Never throws; a text that promises nothing has no clauses. */
export function readLetterLines(lines: readonly Line[]): LetterFound {
  const passages = structureOf(lines);
  const parts = passages.map((passage) => {
    const clauses = bindPassage(passage);
    return { clauses, blanks: blanksIn(passage, clauses) };
  });
  const clauses = parts.flatMap((part) => part.clauses);
  return {
    title: passages.find(({ zone }) => zone === 'title')?.text.trim() ?? null,
    ...partiesOf(passages),
    clauses,
    blanks: parts.flatMap(({ blanks }) => blanks),
    unbound: clauses.filter(({ measure }) => measure === 'statement').map(({ text }) => text),
  };
}

/** The blanks of a paragraph: the gaps wherever they stand, and the amounts written into its promises. */
function blanksIn({ text, zone }: Passage, clauses: readonly BoundClause[]): BlankFound[] {
  const promised = clauses.flatMap(({ blanks }) => blanks);
  const gaps = findQuantities(plain(text)).filter((quantity) => quantity.gap && counts(quantity));
  const unfilled = promised.filter(({ value }) => value === null).length;
  if (gaps.length <= unfilled || (clauses.length === 0 && gaps.length === 0)) return promised;
  const rest = gaps.map((gap) => {
    const blank = blankOf(gap);
    // At the end a name is written by its owner.
    return zone === 'sign' && blank.unit === 'name'
      ? { ...blank, unit: 'signature' as const, meaning: 'signature' }
      : blank;
  });
  return clauses.length === 0 ? rest : merge(promised, rest);
}

/** The gaps of sentences that promise nothing, added to those of the promises around them. */
function merge(promised: readonly BlankFound[], all: readonly BlankFound[]): BlankFound[] {
  const left = [...all];
  for (const blank of promised) {
    const at = left.findIndex((one) => one.unit === blank.unit && one.value === blank.value);
    if (at >= 0) left.splice(at, 1);
  }
  return [...promised, ...left];
}
