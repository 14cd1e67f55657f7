import type { Text } from '../../../platform/refusal.ts';
import { isBlankLine, isEmpty } from '../blank.ts';
import { isInRange, NUMBER_NAMES, NUMBERS, type NumberName, type Numbers } from '../numbers.ts';
import type { Draft, DraftClause } from '../pledge.ts';
import type { Found, Letter, Member, Rule } from './finding.ts';

/** Rules about what is filled in. */

/** What a blank is called, by the key that it stands under. */
const NAMES: Readonly<Record<string, Text>> = {
  limit: { zh: '时限', en: 'the limit' },
  target: { zh: '目标比例', en: 'the target' },
  count: { zh: '次数（人数）', en: 'the count' },
  indicators: { zh: '指标数', en: 'the number of indicators' },
  multiple: { zh: '倍数', en: 'the multiple' },
  amount: { zh: '金额', en: 'the amount' },
  trainingHours: { zh: '培训学时', en: 'the hours of training' },
  activity: { zh: '活动', en: 'the activity' },
  due: { zh: '完成日期', en: 'the date' },
  phase: { zh: '阶段的起止日期', en: 'the dates of the phase' },
  channel: { zh: '渠道', en: 'the channel' },
  owner: { zh: '责任部门', en: 'who answers for it' },
  scope: { zh: '适用范围', en: 'the scope' },
  title: { zh: '标题', en: 'the title' },
  promisor: { zh: '承诺方', en: 'the promisor' },
  recipient: { zh: '受诺方', en: 'the recipient' },
  effective: { zh: '起止日期', en: 'the term' },
};
const nameOf = (key: string): Text => NAMES[key] ?? { zh: key, en: key };

/** Whether a member, or anything inside of it, is blank. */
function isOpen(value: unknown): boolean {
  if (typeof value === 'string') return isBlankLine(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(isOpen);
}

const openKeys = (members: Partial<Draft> | DraftClause): string[] =>
  Object.entries(members)
    .filter(([key, value]) => isOpen(value) || (NUMBER_NAMES.includes(key as NumberName) && isEmpty(value)))
    .map(([key]) => key);

export const emptyBlank: Rule = {
  name: 'empty-blank',
  severity: 'fault',
  *find({ draft, clauses, place }) {
    const { clauses: _, ...head } = draft;
    for (const key of openKeys(head)) yield stillOpen([], { zh: '承诺书', en: 'the letter' }, key);
    for (const clause of clauses)
      for (const key of openKeys(clause)) yield stillOpen([clause], place(clause), key);
  },
};

function stillOpen(clauses: readonly DraftClause[], place: Text, key: string): Found {
  const name = nameOf(key);
  return {
    clauses,
    member: key as Member,
    sentence: { zh: `${place.zh}的${name.zh}还没有填写。`, en: `In ${place.en}, ${name.en} is still blank.` },
    remedy: { zh: `请填上${name.zh}。`, en: `Fill in ${name.en}.` },
  };
}

/** Numbers beyond what is sensible. */
export const outOfRange: Rule = {
  name: 'out-of-range',
  severity: 'hint',
  *find(letter) {
    for (const clause of letter.clauses) for (const name of NUMBER_NAMES) yield* beyond(letter, clause, name);
  },
};

function* beyond(letter: Letter, clause: DraftClause, name: NumberName): Iterable<Found> {
  const [value, range] = [clause[name], clause.range?.[name]];
  if (value === undefined || isEmpty(value) || !range) return;
  if (isInRange(name, value as Numbers[typeof name], range as never) !== false) return;
  const write = (one: unknown) => (NUMBERS[name] as { write(one: unknown): string | number }).write(one);
  const [least, most] = range.map(write);
  const [place, called] = [letter.place(clause), nameOf(name)];
  yield {
    clauses: [clause],
    member: name,
    sentence: {
      zh: `${place.zh}的${called.zh}是 ${write(value)}，一般在 ${least} 至 ${most} 之间。`,
      en: `In ${place.en}, ${called.en} is ${write(value)}; it is usually between ${least} and ${most}.`,
    },
    remedy: { zh: '请核对；确实如此的，可以保留。', en: 'Check it; if it is meant, leave it.' },
  };
}

/** A share of nothing. */
export const emptyTarget: Rule = {
  name: 'empty-target',
  severity: 'warning',
  *find({ clauses, place }) {
    for (const clause of clauses) {
      if (clause.target !== 0 || clause.measure === 'parity') continue;
      const { zh, en } = place(clause);
      yield {
        clauses: [clause],
        member: 'target',
        sentence: {
          zh: `${zh}的目标是 0%，等于没有承诺。`,
          en: `The target of ${en} is 0%, which promises nothing.`,
        },
        remedy: { zh: '请写明要达到的比例。', en: 'Write the share that has to be kept.' },
      };
    }
  },
};
