import type { Measure, Scope } from '../pledge.ts';
import { asksForTime } from './anchor.ts';
import { bindCount, dutyOf } from './bind-duty.ts';
import { bindLimit, bindPrompt } from './bind-limit.ts';
import { bindPercent } from './bind-share.ts';
import { atTheEnd, blankOf, counts } from './blanks.ts';
import type { BlankFound, BoundClause } from './bound.ts';
import { type Binding, type Context, inPhase, itemOf, listOf, wordsOf } from './context.ts';
import { type Group, groupsOf } from './group.ts';
import { plain } from './line.ts';
import { binds, isBackground, isClosed, isFormality, isLeadIn, isOfOthers } from './not-a-promise.ts';
import { findQuantities, type Quantity } from './quantity.ts';
import { findScope, type ScopeFound } from './scope-words.ts';
import { sentencesOf } from './sentence.ts';
import type { Passage } from './structure.ts';

interface Bound {
  readonly group: Group;
  readonly clause: BoundClause;
}

/**
 * The promises of a paragraph, each bound to a measure, and its blanks in their order: every gap, and the amounts
 * that are written into the promises.
 * @param taker fits sentences in which the recipient of the letter binds himself
 */
export function bindPassage(
  passage: Passage,
  taker?: RegExp,
): { clauses: BoundClause[]; blanks: BlankFound[] } {
  const text = plain(passage.text);
  const quantities = findQuantities(text).filter(counts);
  const promises = passage.zone === 'body' || passage.zone === 'head';
  const bound = promises ? bindText(passage, text, quantities, taker) : [];
  const blanks = quantities.flatMap((quantity) => {
    const group = bound.find((one) => within(quantity, one.group))?.group;
    if (!group && !quantity.gap) return [];
    const blank = blankOf(quantity, group);
    return [passage.zone === 'sign' ? atTheEnd(blank, text.slice(0, quantity.start)) : blank];
  });
  return { clauses: bound.map(({ clause }) => clause), blanks };
}

/** A gap at the very end, behind a colon, has no length. */
const within = ({ start, end }: Quantity, group: Group) =>
  start >= group.start && (start < group.end || start === end) && end <= group.end;

function bindText(
  passage: Passage,
  text: string,
  quantities: readonly Quantity[],
  taker: RegExp | undefined,
): Bound[] {
  let topic = '';
  let lead = '';
  return sentencesOf(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    lead = leadOf(words) ?? lead;
    const context: Context = {
      passage,
      text,
      sentence,
      quantities,
      groups: groupsOf(text, sentence, quantities, lead || headingOf(passage)),
      topic,
      lead,
    };
    topic = words;
    if (!/[;]\s*$/.test(words)) lead = '';
    // What the other side of a letter of two parties has to do is no promise of this one.
    return !taker?.test(words.trim()) && isPromise(context) ? bindSentence(context) : [];
  });
}

/** What a passage stands under; of a row, 小型工商客户：7 个工作日, what its own label stands under if that asks for times. */
function headingOf({ text, trail }: Passage): string | undefined {
  const [above, own] = [trail.at(-2), trail.at(-1)];
  return own !== undefined && above !== undefined && asksForTime(plain(above)) && text.startsWith(own)
    ? plain(above)
    : own;
}

/** The words before a colon that ask for times, which the sentences behind semicolons answer as well. */
function leadOf(words: string): string | undefined {
  const before = /^([^:;。]{2,40}):/.exec(words)?.[1];
  return before && asksForTime(before) ? before : undefined;
}

/** 承诺方类型：□企业 □个人 □其他____ is a form. */
const CHOICE_ONLY = /^[^:。,]{0,12}:?\s*[□☐☑☒■√✓✔]\s*(?:企业|个人|自然人)/u;

/** Whether a sentence binds the promisor to anything. */
function isPromise(context: Context): boolean {
  const { passage, sentence, groups, quantities } = context;
  const words = wordsOf(context, sentence);
  const has = (...kinds: string[]) => groups.some(({ anchor }) => anchor && kinds.includes(anchor.kind));
  if (isOfOthers(words) || CHOICE_ONLY.test(words)) return false;
  if (has('limit', 'percent')) return true;
  if (isFormality(words) || (isBackground(words) && !has('count'))) return false;
  if (has('count')) return true;
  if (passage.zone === 'head' || isLeadIn(words)) return false;
  const listed =
    passage.counted &&
    quantities.some((quantity) => quantity.start >= sentence.start && quantity.start < sentence.end);
  return groups.some(({ anchor }) => anchor) || binds(words) || listed;
}

function bindSentence(context: Context): Bound[] {
  const { passage, groups } = context;
  const headings = passage.trail.map((title) => findScope(plain(title))).reduce(inherit, {});
  let carried: ScopeFound = {};
  const bound = groups.map((group) => {
    const own = inherit(carried, findScope(itemOf(context, group) ?? wordsOf(context, group)));
    // 来电即时登记，急修 20 分钟内到场: the door of what was only said in passing is none of the rest.
    const passing = group.anchor && !['limit', 'percent', 'count'].includes(group.anchor.kind);
    const { channel: _door, ...rest } = own;
    if (!passing) carried = own;
    else carried = carried.channel ? { ...rest, channel: carried.channel } : rest;
    return { group, clause: clauseOf(context, group, inherit(headings, own)) };
  });
  return joinTold(context, bound);
}

/** 信息同步更新，时间差不超过 2 小时: words and an amount that bind to one measure are one promise. */
function joinTold(context: Context, bound: readonly Bound[]): Bound[] {
  const joined: Bound[] = [];
  for (const one of bound) {
    const last = joined.at(-1);
    const kinds = [last?.group.anchor?.kind, one.group.anchor?.kind];
    if (last?.clause.measure === one.clause.measure && kinds.includes('word') && kinds.includes('limit')) {
      const main = kinds[0] === 'limit' ? last : one;
      const group = { ...main.group, start: last.group.start, end: one.group.end };
      const { text, blanks } = clauseOf(context, group, main.clause.scope);
      joined[joined.length - 1] = { group, clause: { ...main.clause, text, blanks } };
    } else joined.push(one);
  }
  return joined;
}

/** What was said of the cases so far holds on, unless it is said otherwise. */
function inherit(carried: ScopeFound, own: ScopeFound): ScopeFound {
  const kept = { ...carried };
  if (own.urgency || own.complexity || own.nature)
    for (const field of ['urgency', 'complexity', 'nature'] as const) delete kept[field];
  return { ...kept, ...own };
}

function clauseOf({ passage, ...context }: Context, group: Group, scope: Scope): BoundClause {
  const binding = bindGroup({ passage, ...context }, group) ?? {
    measure: 'statement' as const,
    confidence: 0.6,
  };
  const { measure, limit = null, target = null, activity = null, every = null, count = null } = binding;
  const { start, end } = listOf(context, group) ?? group;
  const text = passage.text.slice(start, end).trim();
  return {
    text: text.replace(/^[，、,]+|[，、,]+$/g, ''),
    section: passage.section,
    measure,
    scope: scopeFor(measure, scope),
    limit,
    target,
    activity,
    every,
    count,
    blanks: context.quantities
      .filter((quantity) => within(quantity, group))
      .map((quantity) => blankOf(quantity, group)),
    confidence: Math.round(binding.confidence * 100) / 100,
  };
}

/** Some measures say by themselves which cases they are for. */
function scopeFor(measure: Measure, found: Scope): Scope {
  const scope = { ...found };
  if (['statement', 'duty', 'roster', 'milestone', 'parity', 'guide-sync'].includes(measure)) return {};
  if (measure === 'supervision' || measure === 'second-review') delete scope.kind;
  if (measure === 'counter-wait') {
    delete scope.channel;
    delete scope.kind;
  }
  if (measure === 'satisfaction' || measure === 'follow-up' || measure === 'spot-check') delete scope.segment;
  return scope;
}

function bindGroup(context: Context, group: Group): Binding | undefined {
  const { anchor } = group;
  if (isClosed(context.passage.trail)) return undefined;
  switch (anchor?.kind) {
    case 'limit':
      return bindLimit(context, group, anchor.quantity);
    case 'percent':
      return bindPercent(context, group, anchor.quantity);
    case 'count':
      return bindCount(context, group, anchor.quantity);
    case 'date':
      return inPhase(context) ||
        /完成|上线|启动|启用|试点|试运行|投入|推广|落实|建成|实施/.test(wordsOf(context, group))
        ? { measure: 'milestone', confidence: 0.75 }
        : undefined;
    case 'recurrence':
      return dutyOf(context, group, undefined);
    case 'word':
      return { measure: anchor.rule.measure, confidence: anchor.rule.sure };
    case 'prompt':
      return bindPrompt(context, group, anchor);
    default:
      return inPhase(context) ? { measure: 'milestone', confidence: 0.5 } : undefined;
  }
}
