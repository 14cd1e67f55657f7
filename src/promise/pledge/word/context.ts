import type { Period } from '../pledge.ts';
import type { Surroundings } from './bind-clock.ts';
import type { BoundClause } from './bound.ts';
import type { Group } from './group.ts';
import { plain } from './line.ts';
import type { Quantity } from './quantity.ts';
import type { Span } from './sentence.ts';
import type { Passage } from './structure.ts';

/** What a promise was found to be measured by. */
export type Binding = Pick<BoundClause, 'measure' | 'confidence'> &
  Partial<Pick<BoundClause, 'limit' | 'target' | 'activity' | 'every' | 'count'>>;

/** A sentence on its way to its clauses. */
export interface Context {
  readonly passage: Passage;
  readonly text: string;
  readonly sentence: Span;
  readonly quantities: readonly Quantity[];
  readonly groups: readonly Group[];
  /** The sentence before, in the same paragraph. */
  readonly topic: string;
  /** The words before a colon that this sentence is one of several answers to. */
  readonly lead: string;
}

/** The words of a promise. */
export const wordsOf = ({ text }: Context, { start, end }: Span): string => text.slice(start, end);

/** Whether the letter lays down its own roll-out here. */
export const inPhase = ({ passage, text, sentence }: Context) =>
  /阶段|第[一二三四]步|实施(?:步骤|计划|安排)|时间表|推进计划/.test(
    `${passage.trail.join(' ')} ${text.slice(sentence.start, sentence.end)}`,
  );

/** 紧急、一般问题分别在 1 小时、4 小时内: the words that belong to one of several amounts. */
export function itemOf({ text, sentence, groups }: Context, group: Group): string | undefined {
  const limits = groups.filter(({ anchor }) => anchor?.kind === 'limit');
  const left = /^(.*?)分别/s.exec(text.slice(sentence.start, sentence.end))?.[1] ?? listedFor(text, limits);
  const items = left
    ?.split(/[、,]|[和与及]/)
    .filter((item) => item.trim() !== '')
    .slice(-limits.length);
  return items && limits.length > 1 && items.length === limits.length
    ? items[limits.indexOf(group)]
    : undefined;
}

/** 一般投诉和重大投诉在 10 个、15 个工作日内: amounts in a row, and before them as many kinds of cases. */
function listedFor(text: string, limits: readonly Group[]): string | undefined {
  const [first] = limits;
  if (
    !first?.anchor ||
    limits.length < 2 ||
    !limits.slice(1).every((one, index) => isNextOf(text, limits[index]!, one))
  )
    return undefined;
  const before = text.slice(first.core.start, first.anchor.start).replace(/[应须将]?[在于]?\s*$/, '');
  return /[,:]/.test(before) ? undefined : before;
}

const isNextOf = (text: string, { anchor: last }: Group, { anchor: next }: Group): boolean =>
  last?.kind === 'limit' &&
  next?.kind === 'limit' &&
  /^(?:之内|以内|内)?\s*[、和及与]\s*$/.test(text.slice(last.end, next.start));

/**
 * All the promises of 10 个、15 个工作日内: where an amount leaves its unit to the last of them, none of them says
 * anything without the others.
 */
export function listOf({ text, groups }: Pick<Context, 'text' | 'groups'>, group: Group): Span | undefined {
  const place = groups.indexOf(group);
  if (place < 0) return undefined;
  let [from, to] = [place, place];
  while (from > 0 && isNextOf(text, groups[from - 1]!, groups[from]!)) from--;
  while (to < groups.length - 1 && isNextOf(text, groups[to]!, groups[to + 1]!)) to++;
  const list = groups.slice(from, to + 1);
  const isWhole = ({ anchor }: Group) =>
    /[日天时钟分月秒年]|[a-z]$/i.test(text.slice(anchor!.start, anchor!.end));
  return list.length < 2 || list.every(isWhole)
    ? undefined
    : { start: list[0]!.start, end: list.at(-1)!.end };
}

/** 即时受理、30 分钟内处置: where the deed follows, what was listed before it is another one. */
const listedBefore = (before: string, behind: string): string =>
  /^\s*(?:之|以)?内\S{2}/.test(behind) ? before.split('、').at(-1)! : before;

/** The words around an amount, from the nearest to the farthest. */
export function surroundings(context: Context, group: Group, at: Span): Surroundings {
  const { passage, text, sentence, groups, topic, lead } = context;
  const slice = (start: number, end: number) => text.slice(Math.max(start, 0), Math.max(end, 0));
  const label =
    passage.trail.length > 0 && passage.trail.at(-1) !== passage.section ? passage.trail.at(-1)! : '';
  const headings = passage.trail
    .filter((title) => title !== label)
    .toReversed()
    .map(plain);
  const index = groups.indexOf(group);
  const item = itemOf(context, group);
  return {
    behind: slice(at.end, group.core.end),
    before: item ?? listedBefore(slice(group.core.start, at.start), slice(at.end, group.core.end)),
    later: slice(group.core.end, group.end),
    earlier: item === undefined ? slice(group.start, group.core.start) : slice(sentence.start, at.start),
    // The nearest few: what stands farther says nothing of it, and time grows with their square.
    neighbours: [
      ...groups.slice(index + 1, index + 9),
      ...groups.slice(Math.max(0, index - 8), index).toReversed(),
    ].flatMap((one) => (one.anchor?.kind === 'limit' ? [slice(one.start, one.end)] : [])),
    label: `${plain(label)} ${lead}`.trim(),
    headings,
    said: slice(sentence.start, at.start),
    sentence: slice(sentence.start, sentence.end),
    // What comes long after it, 如需协调，…, is another matter.
    near: slice(sentence.start, group.core.end) + slice(group.core.end, group.end).split(',', 1)[0],
    topic,
  };
}

/** How often: said in the promise itself, or once for the sentence. */
export function recurrenceOf({ groups }: Context, group: Group): Period | null {
  const index = groups.indexOf(group);
  for (const one of [group, ...groups.slice(0, index).toReversed()]) {
    const found = [one.anchor, ...one.beside].find((anchor) => anchor?.kind === 'recurrence');
    if (found?.kind === 'recurrence') return found.recurrence.every;
  }
  return null;
}
