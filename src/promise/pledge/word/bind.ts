import type { Measure, Period, Scope } from '../pledge.ts';
import { bindClock } from './bind-clock.ts';
import { blanksOf } from './blanks.ts';
import type { BoundClause } from './bound.ts';
import { type Group, groupsOf } from './group.ts';
import { plain } from './line.ts';
import { binds, isBackground, isFormality, isLeadIn } from './not-a-promise.ts';
import { ON_TIME, RATIO_RULES } from './other-rules.ts';
import { findQuantities, type Quantity } from './quantity.ts';
import { findScope, type ScopeFound } from './scope-words.ts';
import { type Span, sentencesOf } from './sentence.ts';
import type { Passage } from './structure.ts';

type Binding = Pick<BoundClause, 'measure' | 'confidence'> &
  Partial<Pick<BoundClause, 'limit' | 'target' | 'activity' | 'every' | 'count'>>;

/** A sentence on its way to its clauses. */
interface Context {
  readonly passage: Passage;
  readonly text: string;
  readonly sentence: Span;
  readonly quantities: readonly Quantity[];
  readonly groups: readonly Group[];
  /** The sentence before, in the same paragraph. */
  readonly topic: string;
}

/** The promises of a paragraph, each bound to a measure. */
export function bindPassage(passage: Passage): BoundClause[] {
  if (passage.zone !== 'body' && passage.zone !== 'head') return [];
  const text = plain(passage.text);
  const quantities = findQuantities(text);
  let topic = '';
  return sentencesOf(text).flatMap((sentence) => {
    const groups = groupsOf(text, sentence, quantities);
    const clauses = bindSentence({ passage, text, sentence, quantities, groups, topic });
    topic = text.slice(sentence.start, sentence.end);
    return clauses;
  });
}

function bindSentence(context: Context): BoundClause[] {
  const { passage, text, sentence, groups } = context;
  const words = text.slice(sentence.start, sentence.end);
  const amount = groups.some(({ anchor }) => ['limit', 'percent', 'count'].includes(anchor?.kind ?? ''));
  if (!amount && (passage.zone === 'head' || isFormality(words) || isLeadIn(words))) return [];
  if (isBackground(words) && (!amount || !/我[们司行院]|本[公单行院店]|承诺[方人]/.test(words))) {
    if (!amount || OTHERS_ACT.test(words.trim())) return [];
  }
  if (
    amount &&
    isFormality(words) &&
    !groups.some(({ anchor }) => anchor?.kind === 'limit' || anchor?.kind === 'percent')
  )
    return [];
  if (!groups.some(({ anchor }) => anchor) && !binds(words)) return [];
  let carried: ScopeFound = {};
  return groups.map((group) => {
    const own = findScope(text.slice(group.start, group.end));
    carried = inherit(carried, own);
    return clauseOf(context, group, carried);
  });
}

/** Readers of the letter who are to do something themselves. */
const OTHERS_ACT =
  /^(?:用户|客户|消费者|您|业主|患者|投诉人|反馈人|接受方|受诺方|接收方)(?:们|方|本人)?(?:在[^,。]{1,10}[时中后前],?)?(?:应当?|须|需|不得|有权|请)/;

/** What was said of the cases so far holds on, unless it is said otherwise. */
function inherit(carried: ScopeFound, own: ScopeFound): ScopeFound {
  const kept = { ...carried };
  if (own.urgency || own.complexity || own.nature)
    for (const field of ['urgency', 'complexity', 'nature'] as const) delete kept[field];
  return { ...kept, ...own };
}

function clauseOf(context: Context, group: Group, carried: ScopeFound): BoundClause {
  const { passage, quantities } = context;
  const binding = bindGroup(context, group) ?? { measure: 'statement' as const, confidence: 0.6 };
  const headings = passage.trail.map((title) => findScope(plain(title))).reduce(inherit, {});
  const own = quantities.filter(
    ({ start }) =>
      start >= group.start && (start < group.end || (start === context.sentence.end && group.end === start)),
  );
  return {
    text: passage.text
      .slice(group.start, group.end)
      .trim()
      .replace(/^[，、,]+/, ''),
    section: passage.section,
    measure: binding.measure,
    scope: scopeFor(binding.measure, inherit(headings, carried)),
    limit: binding.limit ?? null,
    target: binding.target ?? null,
    activity: binding.activity ?? null,
    every: binding.every ?? null,
    count: binding.count ?? null,
    blanks: blanksOf(context.text, own, group),
    confidence: Math.round(binding.confidence * 100) / 100,
  };
}

/** Some measures say by themselves which cases they are for. */
function scopeFor(measure: Measure, found: ScopeFound): Scope {
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
  const { text } = context;
  const words = text.slice(group.start, group.end);
  switch (anchor?.kind) {
    case 'limit':
      return bindLimit(context, group, anchor.quantity);
    case 'percent':
      return bindPercent(context, group, anchor.quantity);
    case 'count':
      return bindCount(context, group, anchor.quantity);
    case 'date':
      return inPhase(context) || /完成|上线|启动|试点|推广|落实|建成|实施/.test(words)
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

const inPhase = ({ passage, text, sentence }: Context) =>
  /阶段|第[一二三四]步|实施(?:步骤|计划|安排)|时间表|推进计划/.test(
    `${passage.trail.join(' ')} ${text.slice(sentence.start, sentence.end)}`,
  );

function surroundings({ passage, text, sentence, groups, topic }: Context, group: Group, at: Span) {
  const slice = (start: number, end: number) => text.slice(Math.max(start, 0), Math.max(end, 0));
  const label =
    passage.trail.length > 0 && passage.trail.at(-1) !== passage.section ? passage.trail.at(-1)! : '';
  const headings = passage.trail
    .filter((title) => title !== label)
    .toReversed()
    .map(plain);
  const index = groups.indexOf(group);
  return {
    behind: slice(at.end, group.core.end),
    before: slice(group.core.start, at.start),
    later: slice(group.core.end, group.end),
    earlier: slice(group.start, group.core.start),
    neighbours: [groups[index + 1], groups[index - 1]].flatMap((one) =>
      one?.anchor?.kind === 'limit' ? [slice(one.start, one.end)] : [],
    ),
    label: plain(label),
    headings,
    sentence: slice(sentence.start, sentence.end),
    topic,
  };
}

function bindLimit(context: Context, group: Group, quantity: Quantity): Binding | undefined {
  const clock = bindClock(surroundings(context, group, quantity));
  if (!clock) return undefined;
  const share = group.beside.find((one) => one.kind === 'percent');
  return {
    ...clock,
    limit: inWorkingTime(context, quantity),
    target: share && 'quantity' in share ? shareOf(share.quantity) : null,
  };
}

/** Minutes and hours that are said to run in working time only. */
function inWorkingTime({ text, sentence }: Context, { limit, start, end }: Quantity): string | null {
  const before = text.slice(sentence.start, start);
  const working =
    /(?<!非)(?:工作时[间段]|上班时间|营业时间|服务时间)[^,。]{0,14},?[^,。]{0,10}$/.test(before) ||
    /工作(?:小时|分钟)/.test(text.slice(start, end));
  return limit && working ? limit.replace(/(?<=\d)(?=[mh]$)/, 'w') : limit;
}

const shareOf = ({ value }: Quantity): number | null =>
  typeof value === 'number' && value <= 100 ? Number(`${value}e-2`) : null;

function bindPercent(context: Context, group: Group, quantity: Quantity): Binding | undefined {
  const around = surroundings(context, group, quantity);
  const every = recurrenceOf(context, group);
  const target = shareOf(quantity);
  if (/(?:赔|罚|扣|补偿|违约|退还|奖金|绩效)/.test(around.before + around.behind)) return undefined;
  if (ON_TIME.test(around.before) || ON_TIME.test(around.behind)) {
    const clock = bindClock({ ...around, before: around.before.replace(ON_TIME, ''), neighbours: [] });
    if (clock) return { measure: clock.measure, confidence: clock.confidence * 0.85, target, every };
  }
  const regions: [string, number][] = [
    [around.before, 1],
    [around.behind, 0.95],
    [around.earlier, 0.88],
    [around.later, 0.8],
    [around.label, 0.8],
    ...around.headings.map((words): [string, number] => [words, 0.6]),
  ];
  for (const [words, factor] of regions) {
    const found = RATIO_RULES.find(([, pattern]) => pattern.test(words));
    if (found) return { measure: found[0], confidence: found[2] * factor, target, every };
  }
  return undefined;
}

function bindCount(context: Context, group: Group, quantity: Quantity): Binding | undefined {
  const words = context.text.slice(group.start, group.end);
  const recurs =
    group.beside.some(({ kind }) => kind === 'recurrence') || recurrenceOf(context, group) !== null;
  if (recurs) return dutyOf(context, group, quantity);
  const word = group.beside.find((one) => one.kind === 'word');
  if (inPhase(context)) return { measure: 'milestone', confidence: 0.6 };
  if (
    quantity.unit === 'people' &&
    /专员|专班|团队|小组|客服|人员|坐席|值班|轮班|专职|配备|组建|专家|工程师|管家|队伍|班组|师傅/.test(words)
  )
    return { measure: 'roster', confidence: 0.85, count: countOf(quantity) };
  if (word?.kind === 'word') return { measure: word.rule.measure, confidence: word.rule.sure };
  if (
    quantity.unit === 'times' &&
    !/(?:赔|罚|扣|第|仅|只|最多|一次性)/.test(words) &&
    /开展|组织|进行|举办|召开|培训|检查|调查|演练|巡|回访|发布|会/.test(words)
  )
    return { ...dutyOf(context, group, quantity), confidence: 0.5 };
  return undefined;
}

function bindPrompt(
  context: Context,
  group: Group,
  anchor: { start: number; end: number; limit: string | null },
): Binding | undefined {
  const around = surroundings(context, group, anchor);
  const clock = bindClock({ ...around, headings: [], neighbours: [], label: around.label });
  return clock && clock.confidence >= 0.6
    ? { measure: clock.measure, confidence: clock.confidence * 0.75, limit: anchor.limit }
    : undefined;
}

const countOf = ({ value }: Quantity) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;

/** How often: said in the promise itself, or once for the sentence. */
function recurrenceOf({ groups }: Context, group: Group): Period | null {
  const index = groups.indexOf(group);
  for (const one of [group, ...groups.slice(0, index).toReversed()]) {
    const found = [one.anchor, ...one.beside].find((anchor) => anchor?.kind === 'recurrence');
    if (found?.kind === 'recurrence') return found.recurrence.every;
  }
  return null;
}

function dutyOf(context: Context, group: Group, quantity: Quantity | undefined): Binding {
  const { text, quantities } = context;
  const every = recurrenceOf(context, group);
  const used = [
    ...quantities.map(({ start, end }) => ({ start, end })),
    ...[group.anchor, ...group.beside].flatMap((one) => (one?.kind === 'recurrence' ? [one] : [])),
  ];
  let activity = '';
  for (let index = group.start; index < group.end; index++)
    if (!used.some(({ start, end }) => index >= start && index < end)) activity += text[index];
  return {
    measure: 'duty',
    confidence: every ? 0.88 : 0.45,
    activity: nounOf(activity),
    every,
    count: quantity && quantity.unit !== 'indicators' ? countOf(quantity) : null,
  };
}

/** What is done, without the words that only say that it will be. */
function nounOf(words: string): string | null {
  const first =
    words
      .split(/[,。;:!]/)
      .map((part) => part.trim())
      .find((part) => part.length >= 2) ?? '';
  const noun = first
    .replace(
      /^(?:并|且|同时|还|我们|我[司行院]|本(?:公司|单位|行|院)|承诺方|甲方|乙方|应当?|将|会|须|由)+/,
      '',
    )
    .replace(/(?:不得?少于|不低于|至少|原则上|均|各|以上|开展|组织|进行|安排|实施|举行|举办|召开)/g, '')
    .replace(/^[的地、,和与及对]+|[的地、,和与及]+$/g, '')
    .trim();
  return noun === '' ? null : noun.slice(0, 30);
}
