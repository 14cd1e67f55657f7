import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';

type Clauses = readonly DraftClause[];

const headingOf = ({ section, sectionEn }: DraftClause) => ({
  ...(section !== undefined && { section }),
  ...(sectionEn !== undefined && { sectionEn }),
});

const under = ({ section: _, sectionEn: __, ...clause }: DraftClause, like: DraftClause): DraftClause => ({
  ...clause,
  ...headingOf(like),
});

/** Clauses that stand one after another under one heading, with the place of the first in the letter. */
export function sectionsOf(clauses: Clauses): { readonly start: number; readonly clauses: Clauses }[] {
  const sections: { start: number; clauses: DraftClause[] }[] = [];
  for (const [index, clause] of clauses.entries()) {
    const last = sections.at(-1);
    if (last && last.clauses[0]!.section === clause.section) last.clauses.push(clause);
    else sections.push({ start: index, clauses: [clause] });
  }
  return sections;
}

/** Moves a clause by one place; at the edge of its section it goes over into the next. */
export function moved(clauses: Clauses, index: number, step: -1 | 1): Clauses {
  const one = clauses[index];
  const other = clauses[index + step];
  if (!one || !other) return clauses;
  if (one.section !== other.section) return clauses.with(index, under(one, other));
  return clauses.with(index, other).with(index + step, one);
}

export const without = (clauses: Clauses, index: number): Clauses => clauses.toSpliced(index, 1);

/** An id that no clause has. */
export function freshId(clauses: Clauses): string {
  const taken = new Set(clauses.map(({ id }) => id));
  let number = clauses.length + 1;
  while (taken.has(`clause-${number}`)) number++;
  return `clause-${number}`;
}

/** A clause that is still to be written, behind the one at `index`, under its heading or a new one. */
export function withNew(clauses: Clauses, index: number, section?: string): Clauses {
  const before = clauses[index];
  const heading = section !== undefined ? { section } : before ? headingOf(before) : {};
  const clause: DraftClause = {
    id: freshId(clauses),
    ...heading,
    text: '',
    measure: 'statement',
    scope: {},
    target: 1,
  };
  return clauses.toSpliced(index + 1, 0, clause);
}

/** Renames the heading over the clauses from `start` on. */
export const headed = (clauses: Clauses, start: number, count: number, section: string): Clauses =>
  clauses.map((clause, index) => {
    if (index < start || index >= start + count) return clause;
    const { section: _, sectionEn: __, ...rest } = clause;
    return section === '' ? rest : { ...rest, section };
  });

/** Sets a member, or leaves it out where there is nothing to it, so that the file does not carry it. */
export function put<T extends object, K extends keyof T>(whole: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...rest } = whole;
  return (value === undefined || value === '' ? rest : { ...rest, [key]: value }) as T;
}

/** Takes a clause out and puts it where another one stands, under that one's heading. */
export function placed(clauses: Clauses, from: number, to: number): Clauses {
  const [one, other] = [clauses[from], clauses[to]];
  if (!one || !other || from === to) return clauses;
  return clauses.toSpliced(from, 1).toSpliced(to, 0, under(one, other));
}

/** The same promise once more, behind the one at `index`. */
export function twinned(clauses: Clauses, index: number): Clauses {
  return clauses.toSpliced(index + 1, 0, { ...clauses[index]!, id: freshId(clauses) });
}

/** A letter as it was and as it became. */
export interface History {
  readonly draft: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  /** What the last change was about: going on typing in one field is one step. */
  readonly about?: string | undefined;
}

export type Step = { readonly draft: Draft; readonly about?: string | undefined } | 'undo' | 'redo';

const STEPS = 200;

export function stepped({ draft, past, future, about }: History, step: Step): History {
  if (step === 'undo') {
    const before = past.at(-1);
    return before
      ? { draft: before, past: past.slice(0, -1), future: [draft, ...future] }
      : { draft, past, future };
  }
  if (step === 'redo') {
    const [after, ...rest] = future;
    return after ? { draft: after, past: [...past, draft], future: rest } : { draft, past, future };
  }
  const goesOn = step.about !== undefined && step.about === about;
  return {
    draft: step.draft,
    past: goesOn ? past : [...past, draft].slice(-STEPS),
    future: [],
    about: step.about,
  };
}
