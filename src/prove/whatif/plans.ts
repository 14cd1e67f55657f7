import { EVENT_TYPES } from '../../keep/case/event.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { SCOPE_FIELDS, type ScopeField } from '../../promise/pledge/pledge.ts';
import { type Plan, planOf, type Step } from './plan.ts';
import type { Said } from './sayings.ts';
import type { HeldPage } from './unpack.ts';
import { Ways } from './ways.ts';

/**
 * The plans of a letter, by the way that cases have gone: a million cases go some thousand ways. Of what events say, only
 * that is looked at by which the scopes of the letter tell cases apart.
 */
export class Plans {
  readonly #terms: Terms;
  readonly #ways = new Ways<Plan>();
  #row = new Uint32Array(64);
  /** For each saying, the number of what it says to the letter. */
  readonly #kinds: Uint32Array;
  readonly #kindly: Said[] = [];

  constructor(terms: Terms, sayings: readonly Said[]) {
    this.#terms = terms;
    const named = namedIn(terms);
    const numbers = new Map<number, number>();
    this.#kinds = Uint32Array.from(sayings, (said) => {
      const key = keyOf(said, named);
      let number = numbers.get(key);
      if (number === undefined) {
        number = this.#kindly.push(partOf(said, named)) - 1;
        numbers.set(key, number);
      }
      return number;
    });
  }

  /** The plan for the events of a page from one up to, and without, another. */
  of(page: HeldPage, first: number, end: number): Plan {
    const length = end - first;
    if (length > this.#row.length) this.#row = new Uint32Array(length * 2);
    for (let index = 0; index < length; index++) {
      const kind = this.#kinds[page.said[first + index]!]!;
      this.#row[index] = kind * EVENT_TYPES.length + page.type[first + index]!;
    }
    return this.#ways.of(this.#row, length, () => planOf(this.#terms, this.#steps(page, first, end)));
  }

  #steps(page: HeldPage, first: number, end: number): Step[] {
    return Array.from({ length: end - first }, (_, index) => ({
      type: page.type[first + index]!,
      said: this.#kindly[this.#kinds[page.said[first + index]!]!]!,
    }));
  }
}

/** Fields that scopes name, with their values: each has its place in the list. */
type Named = readonly (readonly [ScopeField, readonly string[]])[];

function namedIn({ pledge }: Terms): Named {
  const values = (field: ScopeField) => pledge.clauses.flatMap(({ scope }) => scope[field] ?? []);
  return SCOPE_FIELDS.map((field) => [field, [...new Set(values(field))]] as const).filter(
    ([, values]) => values.length > 0,
  );
}

/** A value that no scope names matches none: one stands for them all. */
const OTHER = '';

/** What the letter can tell of what is said, as a number (0 for a field is none, 1 a value that is not named): writing it out took longer than judging the cases. */
function keyOf({ fields, score = 0, solved }: Said, named: Named): number {
  let key = (score * 3 + (solved === undefined ? 0 : solved ? 1 : 2)) * 2 + (fields ? 1 : 0);
  for (const [field, values] of named) {
    const value = fields?.[field];
    key = key * (values.length + 2) + (value === undefined ? 0 : values.indexOf(value) + 2);
  }
  return key;
}

/** The same in words. */
function partOf({ fields, ...rest }: Said, named: Named): Said {
  if (!fields) return rest;
  const part: Partial<Record<ScopeField, string>> = {};
  for (const [field, values] of named) {
    const value = fields[field];
    if (value !== undefined) part[field] = values.includes(value) ? value : OTHER;
  }
  return { ...rest, fields: part };
}
