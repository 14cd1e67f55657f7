import { formatLimit, type LimitUnit } from '../calendar/limit.ts';
import type { Clause, Pledge } from './pledge.ts';

/** A blank of a letter, filled in. */
export interface Blank {
  readonly unit: 'minutes' | 'hours' | 'days' | 'working-days' | 'percent' | 'times';
  readonly value: number;
  /** Which parameter of the clause it is. */
  readonly meaning: 'limit' | 'target' | 'count';
}

const UNITS: Readonly<Record<LimitUnit, Blank['unit']>> = {
  m: 'minutes',
  wm: 'minutes',
  h: 'hours',
  wh: 'hours',
  d: 'days',
  wd: 'working-days',
};

/**
 * What was understood of a letter, clause by clause, in the form that every import answers with. A file that is
 * written for the product leaves nothing to guess, so all confidence is 1; unbound are the clauses that nothing
 * measures.
 */
export function outlineOf({ title, promisor, recipient, clauses }: Pledge) {
  const outlined = clauses.map((clause) => ({
    text: clause.text,
    section: clause.section ?? null,
    measure: clause.measure,
    scope: clause.scope,
    limit: clause.limit ? formatLimit(clause.limit) : null,
    target: clause.target,
    activity: clause.activity ?? null,
    every: clause.every ?? null,
    count: clause.count ?? null,
    blanks: blanksOf(clause),
    confidence: 1,
  }));
  return {
    title,
    promisor,
    recipient: recipient ?? null,
    clauses: outlined,
    blanks: outlined.flatMap(({ blanks }) => blanks),
    unbound: clauses.filter(({ measure }) => measure === 'statement').map(({ text }) => text),
  };
}

/** The blanks of a clause in the order of its text. */
function blanksOf({ text, limit, target, count }: Clause): Blank[] {
  return [...text.matchAll(/\{\{\s*(limit|target|count)\s*\}\}/gu)].map(([, meaning]): Blank => {
    if (meaning === 'limit') return { unit: UNITS[limit!.unit], value: limit!.count, meaning };
    if (meaning === 'count') return { unit: 'times', value: count!, meaning };
    return { unit: 'percent', value: Number((target * 100).toPrecision(12)), meaning: 'target' };
  });
}
