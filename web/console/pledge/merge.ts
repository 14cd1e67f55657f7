import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';

/** What two people may change apart from each other beside the clauses. */
export const HEAD = ['title', 'titleEn', 'promisor', 'recipient', 'effective', 'calendar'] as const;
export type Head = (typeof HEAD)[number];

/** A part of the letter that both have changed, each in another way. A clause that one has taken out is undefined. */
export type Clash =
  | { readonly key: Head; readonly head: true }
  | {
      /** The id of the clause. */
      readonly key: string;
      readonly head: false;
      readonly mine: DraftClause | undefined;
      readonly theirs: DraftClause | undefined;
    };

export interface Merged {
  /** Both put together; where they clash, mine. */
  readonly draft: Draft;
  readonly clashes: readonly Clash[];
  /** How many parts were taken over from the other one. */
  readonly taken: number;
}

/** The order of its members tells nothing of a part: the database has its own. */
const written = (part: unknown): string | undefined =>
  JSON.stringify(part, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Whether two parts of a letter say the same. */
const same = (a: unknown, b: unknown): boolean => written(a) === written(b);
const mapOf = ({ clauses }: Draft) => new Map(clauses.map((clause) => [clause.id, clause]));

/**
 * Puts two changes of one draft together. What only one has changed is as he has it; what both have changed alike is
 * so; the rest are clashes.
 * @param base what both began with
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merged {
  const clashes: Clash[] = [];
  let taken = 0;
  /** Whose part it is; undefined when both have changed it. */
  const whose = (was: unknown, one: unknown, other: unknown): 'mine' | 'theirs' | undefined => {
    if (same(one, other) || same(other, was)) return 'mine';
    if (!same(one, was)) return undefined;
    taken++;
    return 'theirs';
  };
  let head: Partial<Draft> = {};
  for (const key of HEAD) {
    const owner = whose(base[key], mine[key], theirs[key]);
    if (!owner) clashes.push({ key, head: true });
    const value = (owner === 'theirs' ? theirs : mine)[key];
    if (value !== undefined) head = { ...head, [key]: value };
  }
  const [was, one, other] = [mapOf(base), mapOf(mine), mapOf(theirs)];
  const kept = new Map<string, DraftClause>();
  for (const id of new Set([...one.keys(), ...other.keys(), ...was.keys()])) {
    const owner = whose(was.get(id), one.get(id), other.get(id));
    if (!owner) clashes.push({ key: id, head: false, mine: one.get(id), theirs: other.get(id) });
    // What one has taken out and the other has changed is not lost before somebody says so.
    const clause = owner === 'theirs' ? other.get(id) : (one.get(id) ?? (owner ? undefined : other.get(id)));
    if (clause) kept.set(id, clause);
  }
  const orders = [was, one, other].map((map) => [...map.keys()].filter((id) => was.has(id)));
  const leading = whose(orders[0], orders[1], orders[2]) === 'theirs' ? theirs : mine;
  const following = leading === mine ? theirs : mine;
  return { draft: { ...head, clauses: inOrder(kept, leading, following) } as Draft, clashes, taken };
}

/** The clauses in the order of one letter; what only the other has stands behind what it stands behind there. */
function inOrder(kept: ReadonlyMap<string, DraftClause>, leading: Draft, following: Draft): DraftClause[] {
  const ids = leading.clauses.map(({ id }) => id).filter((id) => kept.has(id));
  for (const [at, { id }] of following.clauses.entries()) {
    if (!kept.has(id) || ids.includes(id)) continue;
    const before = following.clauses.slice(0, at).findLast((one) => ids.includes(one.id));
    ids.splice(before ? ids.indexOf(before.id) + 1 : 0, 0, id);
  }
  return ids.map((id) => kept.get(id)!);
}

/** Settles a clash for the other side. */
export function takeTheirs(draft: Draft, clash: Clash, theirs: Draft): Draft {
  if (clash.head) {
    const { [clash.key]: _, ...rest } = draft;
    const value = theirs[clash.key];
    return (value === undefined ? rest : { ...rest, [clash.key]: value }) as Draft;
  }
  const { key, theirs: clause } = clash;
  if (!clause) return { ...draft, clauses: draft.clauses.filter(({ id }) => id !== key) };
  return { ...draft, clauses: draft.clauses.map((one) => (one.id === key ? clause : one)) };
}
