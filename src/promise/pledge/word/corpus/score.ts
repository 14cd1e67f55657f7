import { readdirSync, readFileSync } from 'node:fs';
import type { BoundClause } from '../bound.ts';
import { plain } from '../line.ts';
import { openLetter } from '../open.ts';
import { type LetterFound, readLetterLines } from '../read-letter.ts';

/** What a person reads out of a letter of the corpus. */
export interface Expected {
  /** Whether the rules were never adjusted to it. */
  readonly heldOut: boolean;
  readonly promisor: string | null;
  /** Units of all blanks; `unit=value` where the letter has it filled in. */
  readonly blanks: readonly string[];
  readonly clauses: readonly ({ readonly says: string; readonly measure: string } & Partial<
    Pick<BoundClause, 'limit' | 'target' | 'every' | 'count'>
  >)[];
}

export interface Specimen {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
}

/** Of so many there are, so many were found. */
export interface Tally {
  readonly right: number;
  readonly all: number;
}

export interface Score {
  readonly blanks: Tally;
  /** How many of the blanks that were found are there. */
  readonly blanksTrue: Tally;
  readonly bindings: Tally;
  /** Measured clauses that the person did not name: many are duties of words only, some are invented. */
  readonly extra: readonly string[];
  readonly misses: readonly string[];
}

const FOLDER = new URL('./', import.meta.url);

/** The letters of the corpus with what is expected of them. */
export const specimens = (): Specimen[] =>
  readdirSync(FOLDER)
    .filter((file) => /^\d\d-.*\.(?:txt|md|html)$/.test(file))
    .toSorted()
    .map((name) => ({
      name,
      bytes: readFileSync(new URL(name, FOLDER)),
      expected: JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, '.json'), FOLDER), 'utf8')),
    }));

export const readSpecimen = async ({ name, bytes }: Pick<Specimen, 'name' | 'bytes'>): Promise<LetterFound> =>
  readLetterLines((await openLetter(name, bytes)) ?? []);

/** Compares what was understood with what a person read. */
export function score(letter: LetterFound, expected: Expected): Score {
  const found = letter.blanks.map(({ unit, value }) => (value === null ? unit : `${unit}=${value}`));
  const left = [...found];
  const missed = expected.blanks.filter((blank) => {
    const at = left.indexOf(blank);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const taken = new Set<BoundClause>();
  const wrong = expected.clauses.flatMap((wanted) => {
    const about = letter.clauses.filter((clause) => flat(clause.text).includes(flat(wanted.says)));
    for (const clause of about) taken.add(clause);
    const { says, ...bound } = wanted;
    if (
      about.some((clause) => Object.entries(bound).every(([key, value]) => clause[key as 'limit'] === value))
    )
      return [];
    return [
      `binding ${says}: ${about.map(({ measure, limit }) => `${measure} ${limit}`).join(', ') || 'none'} instead of ${Object.values(bound).join(' ')}`,
    ];
  });
  return {
    blanks: { right: expected.blanks.length - missed.length, all: expected.blanks.length },
    blanksTrue: { right: found.length - left.length, all: found.length },
    bindings: { right: expected.clauses.length - wrong.length, all: expected.clauses.length },
    extra: letter.clauses
      .filter((clause) => clause.measure !== 'statement' && !taken.has(clause))
      .map(({ text, measure }) => `${measure}: ${text}`),
    misses: [
      ...missed.map((blank) => `blank missed: ${blank}`),
      ...left.map((blank) => `blank too many: ${blank}`),
      ...wrong,
    ],
  };
}

const flat = (text: string) => plain(text).replace(/\s/g, '').replace(/_+/g, '_');

export const sum = (tallies: readonly Tally[]): Tally => ({
  right: tallies.reduce((total, { right }) => total + right, 0),
  all: tallies.reduce((total, { all }) => total + all, 0),
});

export const share = ({ right, all }: Tally): number => (all === 0 ? 1 : right / all);
