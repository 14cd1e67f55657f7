import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '../../../platform/route.ts';
import { describeMeasure } from '../describe.ts';
import type { PublishedPledge } from '../inforce.ts';
import { clauseSentence } from '../phrase.ts';
import type { Draft, DraftClause } from '../pledge.ts';
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
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** Its place in the letter after, from 1; of one that was removed, in the letter before. */
  readonly number: number;
  /** Its place in the letter before, when others that stayed in their order were passed; else null. */
  readonly from: number | null;
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
 * Compares two versions of a letter. Clauses are told apart by their ids; one that is the same in all but its id is the
 * same clause.
 * @param locale the language of the sentences; fields are as in a file
 */
export function redline(before: Draft, after: Draft, locale: Locale): Redline {
  const [old, present] = [toDocument(before), toDocument(after)];
  const origin = originsOf(filesOf(old), filesOf(present));
  const moved = movedAmong(origin);
  const compare = (was: number | undefined, is: number | undefined): ClauseChange | undefined => {
    const [one, other] = [at(before.clauses, was), at(after.clauses, is)];
    const fields = compareFields(at(filesOf(old), was) ?? {}, at(filesOf(present), is) ?? {}, HINTS).filter(
      ({ field }) => field !== 'id' || !one || !other,
    );
    const isMoved = is !== undefined && moved.has(is);
    if (fields.length === 0 && !isMoved) return undefined;
    const words = (tell: (clause: DraftClause, locale: Locale) => string) =>
      compareWords(one ? tell(one, locale) : '', other ? tell(other, locale) : '');
    return {
      id: (other ?? one)!.id,
      change: !one ? 'added' : !other ? 'removed' : fields.length > 0 ? 'changed' : 'moved',
      number: (is ?? was!) + 1,
      from: isMoved ? was! + 1 : null,
      text: words(clauseSentence),
      how: words(describeMeasure),
      fields,
    };
  };
  const stayed = new Set(origin);
  const changes = [
    ...after.clauses.map((_, index) => compare(origin[index], index)),
    ...before.clauses.map((_, index) => (stayed.has(index) ? undefined : compare(index, undefined))),
  ];
  return {
    letter: compareFields(old, present, new Set(['clauses'])),
    clauses: changes.filter((change) => change !== undefined),
  };
}

const at = <T>(list: readonly T[], index: number | undefined): T | undefined =>
  index === undefined ? undefined : list[index];

/** For each clause after, its place in the letter before; undefined for one that is new. */
function originsOf(old: readonly ClauseFile[], present: readonly ClauseFile[]): (number | undefined)[] {
  const byId = new Map(old.map(({ id }, index) => [id, index]));
  const ids = new Set(present.map(({ id }) => id));
  const left = new Set(old.flatMap(({ id }, index) => (ids.has(id) ? [] : [index])));
  return present.map((clause) => {
    const same = byId.get(clause.id);
    if (same !== undefined) return same;
    const twin = [...left].find((index) => isDeepStrictEqual({ ...old[index]!, id: clause.id }, clause));
    if (twin !== undefined) left.delete(twin);
    return twin;
  });
}

/**
 * Which clauses after were moved: all but a longest run that stands in the order of before, so that as few as possible
 * are told as moved and what only slid by what came or went is not.
 */
function movedAmong(origin: readonly (number | undefined)[]): ReadonlySet<number> {
  const known = origin.flatMap((was, is) => (was === undefined ? [] : [{ was, is }]));
  const longest: number[] = [];
  const before: number[] = [];
  for (const [index, { was }] of known.entries()) {
    before[index] = -1;
    longest[index] = 1;
    for (let other = 0; other < index; other++) {
      if (known[other]!.was < was && longest[other]! >= longest[index]!) {
        longest[index] = longest[other]! + 1;
        before[index] = other;
      }
    }
  }
  const stays = new Set<number>();
  for (let index = longest.indexOf(Math.max(...longest)); index >= 0; index = before[index]!)
    stays.add(index);
  return new Set(known.flatMap(({ is }, index) => (stays.has(index) ? [] : [is])));
}

/**
 * The version that a given one replaces: of a draft, which has no number yet, the one that was published last. Undefined for
 * the first.
 * @param published the newest first
 */
export const versionBefore = (
  published: readonly PublishedPledge[],
  { version }: { readonly version: number | null },
): PublishedPledge | undefined => published.find((one) => version === null || one.version === version - 1);

type ClauseFile = PledgeDocument & { readonly id: string };

const filesOf = ({ clauses }: PledgeDocument) => clauses as readonly ClauseFile[];

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
