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
