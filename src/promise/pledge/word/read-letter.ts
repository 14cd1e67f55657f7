import { bindPassage } from './bind.ts';
import type { BlankFound, BoundClause } from './bound.ts';
import type { Line } from './line.ts';
import { type PartyFound, partiesOf } from './parties.ts';
import { structureOf } from './structure.ts';

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

/** Collections of letters number them: 服务承诺书（第 2 篇）. */
const NUMBERED = /(?:范文)?(?:第?[(（]?\d{1,2}[)）]?篇|篇\d{1,2})\s*$/;

/** Reads a letter. Never throws; a text that promises nothing has no clauses. */
export function readLetterLines(lines: readonly Line[]): LetterFound {
  const passages = structureOf(lines);
  const { promisor, recipient, taker } = partiesOf(passages);
  const parts = passages.map((passage) => bindPassage(passage, taker));
  const clauses = parts.flatMap((part) => part.clauses);
  return {
    title:
      passages
        .find(({ zone }) => zone === 'title')
        ?.text.replace(NUMBERED, '')
        .trim() ?? null,
    promisor,
    recipient,
    clauses,
    blanks: parts.flatMap(({ blanks }) => blanks),
    unbound: clauses.filter(({ measure }) => measure === 'statement').map(({ text }) => text),
  };
}
