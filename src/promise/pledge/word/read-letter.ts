import { bindPassage } from './bind.ts';
import type { BlankFound, BoundClause } from './bound.ts';
import { type Line, plain } from './line.ts';
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

/** Reads a letter. Never throws; a text that promises nothing has no clauses. */
export function readLetterLines(lines: readonly Line[]): LetterFound {
  const passages = structureOf(lines);
  const { promisor, recipient, taker } = partiesOf(passages);
  const parts = passages.map((passage) => {
    const { clauses, blanks } = bindPassage(passage, taker);
    return {
      clauses,
      blanks: passage.zone === 'sign' ? blanks.map((blank) => signed(blank, passage.text)) : blanks,
    };
  });
  const clauses = parts.flatMap((part) => part.clauses);
  return {
    title: passages.find(({ zone }) => zone === 'title')?.text.trim() ?? null,
    promisor,
    recipient,
    clauses,
    blanks: parts.flatMap(({ blanks }) => blanks),
    unbound: clauses.filter(({ measure }) => measure === 'statement').map(({ text }) => text),
  };
}

/** At the end of a letter a name is written by its owner: 承诺人：____ is signed, ____公司 is not. */
function signed(blank: BlankFound, text: string): BlankFound {
  const signs =
    blank.unit === 'name' ? /[:：]/.test(text) : blank.unit === 'other' && SIGNER.test(plain(text));
  return signs && !NAME.test(plain(text)) ? { ...blank, unit: 'signature', meaning: 'signature' } : blank;
}

const SIGNER = /(?:[人方者]|代表|负责人|经理|院长|主任|校长|行长|局长|店长)\s*:?[^:_]{0,10}(?:_|$)/;
const NAME = /(?:姓名|名称)\s*:/;
