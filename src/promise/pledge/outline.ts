import { formatLimit, type Limit, type LimitUnit } from '../calendar/limit.ts';
import { isEmpty, unitOf } from './blank.ts';
import type { BlankName, Draft, DraftClause } from './pledge.ts';

/** A blank of a letter; its value is null while nobody has filled it in. */
export interface Blank {
  readonly unit:
    | 'minutes'
    | 'hours'
    | 'days'
    | 'working-days'
    | 'percent'
    | 'times'
    | 'people'
    | 'indicators'
    | 'multiple'
    | 'money'
    | 'date'
    | 'channel'
    | 'unknown';
  readonly value: number | string | null;
  /** Which parameter of the clause it is. */
  readonly meaning: BlankName;
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
export function outlineOf({ title, promisor, recipient, clauses }: Draft) {
  const outlined = clauses.map((clause) => ({
    text: clause.text,
    section: clause.section ?? null,
    measure: clause.measure,
    scope: clause.scope,
    limit: isEmpty(clause.limit) || !clause.limit ? null : formatLimit(clause.limit),
    target: isEmpty(clause.target) ? null : clause.target,
    activity: clause.activity ?? null,
    every: clause.every ?? null,
    count: isEmpty(clause.count) ? null : (clause.count ?? null),
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
function blanksOf(clause: DraftClause): Blank[] {
  return [...clause.text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)].flatMap(([, name]) => {
    const meaning = name as BlankName;
    if (meaning !== 'phase')
      return [{ unit: unitOfBlank(clause, meaning), value: filledIn(clause[meaning], meaning), meaning }];
    const { from, to } = clause.phase!;
    return [from, to].map((day): Blank => ({ unit: 'date', value: filledIn(day), meaning }));
  });
}

function unitOfBlank(clause: DraftClause, meaning: BlankName): Blank['unit'] {
  if (meaning === 'limit') {
    const unit = isEmpty(clause.limit) ? unitOf(clause.limit) : clause.limit!.unit;
    return unit === '' ? 'unknown' : UNITS[unit as LimitUnit];
  }
  if (meaning === 'count') return clause.measure === 'roster' ? 'people' : 'times';
  return OTHER_UNITS[meaning];
}

const OTHER_UNITS = {
  target: 'percent',
  indicators: 'indicators',
  multiple: 'multiple',
  amount: 'money',
  trainingHours: 'hours',
  due: 'date',
  phase: 'date',
  channel: 'channel',
} as const satisfies Record<Exclude<BlankName, 'limit' | 'count'>, Blank['unit']>;

function filledIn(value: unknown, meaning?: BlankName): Blank['value'] {
  if (isEmpty(value)) return null;
  if (meaning === 'target') return Number(((value as number) * 100).toPrecision(12));
  return typeof value === 'object' ? (value as Limit).count : (value as number | string);
}
