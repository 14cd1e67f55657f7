import type { Text } from '../../platform/refusal.ts';
import { isBlankLine } from './blank.ts';
import { nearest } from './nearest.ts';
import * as texts from './texts.ts';

/** Where something stands in the document: keys and, in lists, indices from 0. */
export type Path = readonly (string | number)[];

/** Something in a letter that has to be mended before it can run. */
export interface PledgeFault {
  /** Line of the file, from 1; absent when the letter did not come as text. */
  readonly line?: number;
  /** The id of the clause that has the fault; `#2` by its place where it has no id. */
  readonly clause?: string;
  /** Such as `clauses[2].limit`. Empty for the document as a whole. */
  readonly path: string;
  /** What is wrong and how to mend it. */
  readonly message: Text;
}

export type Mapping = Readonly<Record<string, unknown>>;

/** A reading of one document that goes on after a fault, so that all of them are reported together. */
export class Inspection {
  readonly faults: PledgeFault[] = [];
  readonly #root: unknown;
  readonly #lineOf: (path: Path) => number | undefined;
  /** Whether blanks may be left open. */
  readonly draft: boolean;

  constructor(root: unknown, lineOf: (path: Path) => number | undefined, draft = false) {
    this.#root = root;
    this.#lineOf = lineOf;
    this.draft = draft;
  }

  report(path: Path, message: Text): undefined {
    const line = this.#lineOf(path);
    const clause = this.#clauseAt(path);
    this.faults.push({
      ...(line !== undefined && { line }),
      ...(clause !== undefined && { clause }),
      path: formatPath(path),
      message,
    });
  }

  /** A mapping with these keys and no others. A key without a value counts as absent. */
  fields(value: unknown, path: Path, known: readonly string[]): Mapping | undefined {
    if (!isMapping(value)) return this.report(path, texts.notAMapping(known));
    const found: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      if (!known.includes(key))
        this.report([...path, key], texts.unknownKey(key, nearest(key, known), known));
      else if (member !== null && member !== undefined) found[key] = member;
    }
    return found;
  }

  /** Words that must be there. A number is taken as it is written. */
  words(value: unknown, path: Path, example: string): string | undefined {
    if (value === undefined) return this.report(path, texts.missing(path.at(-1)!, example));
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string') return this.report(path, texts.notText(example));
    const words = text.trim();
    if (words === '') return this.report(path, texts.missing(path.at(-1)!, example));
    return isBlankLine(words) && !this.draft ? this.report(path, texts.emptyBlank) : words;
  }

  /** One of a closed list of words. */
  choice<T extends string>(value: unknown, path: Path, known: readonly T[]): T | undefined {
    if (known.includes(value as T)) return value as T;
    const word = spelled(value);
    return this.report(path, texts.unknownWord(word, nearest(word, known), known));
  }

  #clauseAt(path: Path): string | undefined {
    if (path[0] !== 'clauses' || typeof path[1] !== 'number') return undefined;
    const clauses = isMapping(this.#root) ? this.#root.clauses : undefined;
    const clause: unknown = Array.isArray(clauses) ? clauses[path[1]] : undefined;
    const id = isMapping(clause) ? clause.id : undefined;
    return typeof id === 'string' || typeof id === 'number' ? String(id) : `#${path[1] + 1}`;
  }
}

/** A value as it is shown to the reader. Not String(): an object may bring a `toString` that is no function. */
export const spelled = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : (JSON.stringify(value) ?? typeof value);

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As a person writes it: `clauses[2].limit`. */
export const formatPath = (path: Path): string =>
  path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`;
    return before === '' ? step : `${before}.${step}`;
  }, '');
