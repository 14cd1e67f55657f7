import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '../../../platform/route.ts';
import { describeMeasure } from '../describe.ts';
import type { PublishedPledge } from '../inforce.ts';
import { clauseSentence } from '../phrase.ts';
import type { Clause, Pledge } from '../pledge.ts';
import { type PledgeDocument, toDocument } from '../write.ts';
import { compareWords, type Piece } from './words.ts';

/** A key of the letter's file whose content differs; null where the version does not have it. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ClauseChange {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Its place in the letter after, from 1; of one that was removed, in the letter before. */
  readonly number: number;
  /** The promise as a sentence, word by word. */
  readonly text: readonly Piece[];
  /** How it is measured, word by word. */
  readonly how: readonly Piece[];
  readonly fields: readonly FieldChange[];
}

/** What one version of the letter changed in the version before it. */
export interface Redline {
  /** Title, parties, term and calendar. */
  readonly letter: readonly FieldChange[];
  /** In the order of the letter after; what was removed comes last. */
  readonly clauses: readonly ClauseChange[];
}

/** Hints for those who write letters are no part of what is promised. */
const HINTS: ReadonlySet<string> = new Set(['range', 'rows']);

/**
 * Compares two versions of a letter. Clauses are told apart by their ids.
 * @param locale the language of the sentences; fields are as in a file
 */
export function redline(before: Pledge, after: Pledge, locale: Locale): Redline {
  const [old, present] = [toDocument(before), toDocument(after)];
  const [oldById, presentById] = [filesById(old), filesById(present)];
  const oldClauses = new Map(before.clauses.map((clause) => [clause.id, clause]));
  const compare = (
    one: Clause | undefined,
    other: Clause | undefined,
    number: number,
  ): ClauseChange | undefined => {
    const { id } = (other ?? one)!;
    const fields = compareFields(oldById.get(id) ?? {}, presentById.get(id) ?? {}, HINTS);
    if (fields.length === 0) return undefined;
    const words = (tell: (clause: Clause, locale: Locale) => string) =>
      compareWords(one ? tell(one, locale) : '', other ? tell(other, locale) : '');
    const change = !one ? 'added' : other ? 'changed' : 'removed';
    return { id, change, number, text: words(clauseSentence), how: words(describeMeasure), fields };
  };
  const changes = [
    ...after.clauses.map((clause, index) => compare(oldClauses.get(clause.id), clause, index + 1)),
    ...before.clauses.map((clause, index) =>
      presentById.has(clause.id) ? undefined : compare(clause, undefined, index + 1),
    ),
  ];
  return {
    letter: compareFields(old, present, new Set(['clauses'])),
    clauses: changes.filter((change) => change !== undefined),
  };
}

/** The version that was published before a given one; undefined for the first. */
export const versionBefore = (
  published: readonly PublishedPledge[],
  { version }: PublishedPledge,
): PublishedPledge | undefined => published.find((one) => one.version === version - 1);

const filesById = ({ clauses }: PledgeDocument) =>
  new Map((clauses as (PledgeDocument & { id: string })[]).map((clause) => [clause.id, clause]));

function compareFields(
  before: PledgeDocument,
  after: PledgeDocument,
  except: ReadonlySet<string>,
): FieldChange[] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys
    .filter((key) => !except.has(key) && !isDeepStrictEqual(before[key], after[key]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}
