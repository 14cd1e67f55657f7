import { parseLimit } from '../../calendar/limit.ts';
import type { Empty } from '../blank.ts';
import { shippedLetter } from '../letter/letter.ts';
import { CLOCK_MEASURES, type Draft, type DraftClause, type Measure, RATIO_MEASURES } from '../pledge.ts';
import type { BoundClause } from './bound.ts';
import { plain } from './line.ts';
import { findQuantities, type Quantity } from './quantity.ts';
import type { LetterFound } from './read-letter.ts';

type Parameter = 'limit' | 'target' | 'count' | 'indicators';

const CLOCKS: ReadonlySet<Measure> = new Set(CLOCK_MEASURES);
const SHARES: ReadonlySet<Measure> = new Set([...RATIO_MEASURES, 'parity']);
const LETTERS: Readonly<Record<string, string>> = {
  minutes: 'm',
  hours: 'h',
  days: 'd',
  'working-days': 'wd',
};

/** A letter as a draft: the blanks of its clauses stay open until somebody fills them in. */
export function draftOf(letter: LetterFound): Draft {
  const name = letter.promisor.name ?? '__';
  return {
    title: letter.title ?? '承诺书',
    promisor: { name, ...(letter.promisor.type && { type: letter.promisor.type }) },
    ...(letter.recipient && { recipient: { name: letter.recipient.name ?? '__' } }),
    // Letters seldom say which hours count; the usual ones stand in the draft to be looked at.
    calendar: shippedLetter(name).calendar,
    clauses: letter.clauses.map(clauseOf),
  };
}

/** A promise as a clause; one that a letter cannot hold as it was bound becomes a statement. */
export function clauseOf(bound: BoundClause, index: number): DraftClause {
  const { section, measure, scope, activity, every } = bound;
  // Braces would be taken for blanks of the product's own form.
  const text = bound.text.replace(/[{}]{2}/g, '');
  const base = { id: `clause-${index + 1}`, text, ...(section && { section }) };
  const statement: DraftClause = { ...base, measure: 'statement', scope: {}, target: 1 };
  if (CLOCKS.has(measure)) return clockOf(bound, base) ?? statement;
  if (SHARES.has(measure)) {
    // 办结后 5 日内回访 means each of them; where a percentage is promised, its blank is open.
    const open = bound.blanks.some(({ unit, value }) => unit === 'percent' && value === null);
    const target = bound.target ?? (open || measure === 'parity' ? ('__%' as const) : 1);
    return {
      ...base,
      text: templated(text, 'target', 'percent'),
      measure,
      scope,
      target,
      ...(measure === 'parity' && { of: 'first-response' }),
    };
  }
  if (measure !== 'duty') return { ...base, measure, scope, target: 1 };
  // Without a period nobody could say when the next one is due.
  if (!activity || !every) return statement;
  const open = bound.blanks.some(({ meaning, value }) => meaning === 'count' && value === null);
  const indicators = bound.blanks.find(({ meaning }) => meaning === 'indicators');
  return {
    ...base,
    // 每年以 8 项指标考核 is done once, on so many indicators.
    text: indicators ? templated(text, 'indicators', 'indicators') : templated(text, 'count', 'times'),
    measure,
    scope,
    target: 1,
    activity,
    every,
    count: open ? '__' : (bound.count ?? 1),
    ...(indicators && { indicators: wholeOf(indicators.value) }),
  };
}

const wholeOf = (value: unknown): number | Empty =>
  Number.isInteger(value) && (value as number) > 0 ? (value as number) : '__';

function clockOf(bound: BoundClause, base: Pick<DraftClause, 'id' | 'text'>): DraftClause | undefined {
  const blank = bound.blanks.find(({ meaning }) => meaning === 'limit');
  const letter = blank && LETTERS[blank.unit];
  const limit = bound.limit
    ? parseLimit(bound.limit)
    : letter && blank.value === null
      ? (`__${letter}` as Empty)
      : promptLimit(bound);
  if (!limit) return undefined;
  const text = blank ? templated(base.text, 'limit', blank.unit, blank.value) : base.text;
  return { ...base, text, measure: bound.measure, scope: bound.scope, limit, target: bound.target ?? 1 };
}

const AT_ONCE = /立即|立刻|即时|即刻|马上|当场|第一时间/;
const SAME_DAY = /当[日天]/;

/**
 * 立即 and 当日 promise a time and give none: no limit of a pledge is nothing, or ends with the day on which it began.
 * So the limit stays open, and the promisor says what is meant.
 */
function promptLimit({ text, target }: BoundClause): Empty | undefined {
  if (target !== null) return undefined;
  if (AT_ONCE.test(text)) return '__m';
  return SAME_DAY.test(text) ? '__' : undefined;
}

/** The sentence with `{{limit}}` where the number stood. */
function templated(text: string, parameter: Parameter, unit: string, value?: unknown): string {
  const fits = (one: Quantity) => one.unit === unit && (value === undefined || one.value === value);
  const found = findQuantities(plain(text)).find(fits);
  if (!found) return text;
  const behind = /[\p{Script=Han}]+$/u.exec(text.slice(found.start, found.end))?.[0] ?? '';
  // The number of a count stands before its own measure word, which the blank does not bring along.
  const rest = parameter === 'count' ? behind.slice(-1) : parameter === 'indicators' ? behind : '';
  return `${text.slice(0, found.start)}{{${parameter}}}${rest}${text.slice(found.end)}`;
}
