import type { BlankFound } from './bound.ts';
import type { Group } from './group.ts';
import type { Quantity } from './quantity.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  percent: 'target',
  times: 'count',
  people: 'people',
  money: 'amount',
  date: 'date',
  indicators: 'indicators',
  multiple: 'penalty',
  name: 'name',
  channel: 'contact',
  signature: 'signature',
};

/** A blank with what it is for, as far as its unit and the promise around it tell. */
export function blankOf(quantity: Quantity, group?: Group): BlankFound {
  const { unit, value } = quantity;
  const anchors = group ? [group.anchor, ...group.beside] : [];
  const limit = anchors.some((one) => one?.kind === 'limit' && one.quantity.start === quantity.start);
  return {
    unit,
    value,
    meaning: limit ? 'limit' : (MEANINGS[unit] ?? (quantity.duration ? 'duration' : 'other')),
  };
}

/** Numbers that fix nothing, such as 3 个网点 or a date in passing, are no blanks. */
export const counts = ({ gap, unit, duration }: Quantity): boolean => gap || duration || unit !== 'other';

/**
 * A blank in the form at the end: there a name is written by its owner, so 承诺人：____ is signed, while the name of
 * a company or of whom to call is only told.
 * @param before the words before it
 */
export function atTheEnd(blank: BlankFound, before: string): BlankFound {
  const signs =
    blank.unit === 'name'
      ? (/:\s*$/.test(before) || SIGNER.test(before)) && !TOLD.test(before)
      : blank.unit === 'other' && SIGNER.test(before);
  return signs ? { ...blank, unit: 'signature', meaning: 'signature' } : blank;
}

const TOLD = /(?:姓名|名称|联系人|经办人|抄送|致)\s*(?:\([^()]*\))?:\s*$/;
const SIGNER = /(?:[人方者]|代表|负责人|经理|院长|主任|校长|行长|局长|店长)\s*:?[^:_]{0,10}$/;
