import { parseLimit } from '../../../src/promise/calendar/limit.ts';
import { isEmpty } from '../../../src/promise/pledge/blank.ts';
import type { DraftClause, Measure } from '../../../src/promise/pledge/pledge.ts';
import { plain } from '../../../src/promise/pledge/word/line.ts';
import { findQuantities, type Quantity } from '../../../src/promise/pledge/word/quantity.ts';
import { bindTo } from './bind.ts';

type Adopted = 'limit' | 'target' | 'count';

const LETTERS: Readonly<Record<string, string>> = {
  minutes: 'm',
  hours: 'h',
  days: 'd',
  'working-days': 'wd',
};

/** What a quantity of a sentence says as a number of a clause; undefined when it is of another kind. */
function read(name: Adopted, { unit, value, limit }: Quantity): DraftClause[Adopted] {
  if (name === 'limit') {
    if (LETTERS[unit] === undefined) return undefined;
    return limit ? parseLimit(limit) : value === null ? `__${LETTERS[unit]}` : undefined;
  }
  if (name === 'target') {
    if (unit !== 'percent') return undefined;
    return typeof value === 'number' && value <= 100 ? Number((value / 100).toPrecision(12)) : '__%';
  }
  if (unit !== 'times' && unit !== 'people') return undefined;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : '__';
}

/**
 * Binds a sentence to a measure as `bindTo` does. What the measure leaves open and the sentence already says, or leaves
 * a gap for, is taken from there: of 24 小时内 it becomes the limit.
 */
export function adopt(was: DraftClause, measure: Measure): DraftClause {
  return (['limit', 'target', 'count'] as const).reduce(
    (clause, name) => {
      if (!isEmpty(clause[name]) || clause.text.includes(`{{${name}}}`)) return clause;
      const text = plain(clause.text);
      const quantity = findQuantities(text).find((one) => read(name, one) !== undefined);
      if (!quantity || text.length !== clause.text.length) return clause;
      // The measure word behind a count, as in 3 次, is no part of the number; the unit of the others is.
      const own = clause.text.slice(quantity.start, quantity.end);
      const kept = name === 'count' ? (/[\p{Script=Han}]+$/u.exec(own)?.[0] ?? '') : '';
      const before = clause.text.slice(0, quantity.start);
      const behind = kept + clause.text.slice(quantity.end);
      return { ...clause, [name]: read(name, quantity), text: `${before}{{${name}}}${behind}` };
    },
    bindTo(was, measure),
  );
}

/** The measures that a sentence may be meant for, by what it counts. */
export function likely({ text }: DraftClause): readonly Measure[] {
  const units = new Set(findQuantities(plain(text)).map(({ unit }) => unit));
  if (['minutes', 'hours', 'days', 'working-days'].some((unit) => units.has(unit as 'days')))
    return ['first-response', 'resolution', 'first-handling'];
  if (units.has('percent')) return ['satisfaction', 'answered', 'follow-up'];
  if (units.has('times') || /每(?:日|天|周|月|季|半?年)|定期/.test(text)) return ['duty'];
  if (/优先|绿色通道/.test(text)) return ['green-channel'];
  if (/专人/.test(text)) return ['named-owner'];
  return [];
}
