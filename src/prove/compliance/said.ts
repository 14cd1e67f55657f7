import type { Text } from '../../platform/refusal.ts';
import type { Locale } from '../../platform/route.ts';
import { dayInWords, shareInWords } from '../../promise/pledge/phrase.ts';
import { allowedGap, type Compared, type Comparison, type Side } from './comparison.ts';
import type { RosterPlan } from './roster-plan.ts';

/** What a clause comes to, in words, where counts of kept and broken say nothing. */

const text = (zh: string, en: string): Text => ({ zh, en });

const number = (value: number): string => value.toLocaleString('en-US');

const LENGTHS = [
  [2 * 24 * 3600, 24 * 3600, '天', 'days'],
  [2 * 3600, 3600, '小时', 'hours'],
  [90, 60, '分钟', 'min'],
  [0, 1, '秒', 's'],
] as const;

/** A length with one decimal in the unit that suits it, so that two of them can be told apart. */
export function lengthInWords(seconds: number): Text {
  const [, unit, zh, en] = LENGTHS.find(([from]) => seconds >= from)!;
  const value = Math.round((seconds / unit) * 10) / 10;
  return text(`${number(value)} ${zh}`, `${number(value)} ${en}`);
}

/** `14.3%`; a gap just over what is allowed is not rounded down to it. */
export function gapInWords(gap: number, allowed: number): string {
  const rounded = Math.round(gap * 1000) / 1000;
  return shareInWords(gap > allowed && rounded <= allowed ? Math.ceil(gap * 1000) / 1000 : rounded);
}

const SIDES = {
  parity: [text('线上', 'Online'), text('线下', 'offline')],
  'green-channel': [text('优先用户', 'Priority users'), text('普通用户', 'ordinary users')],
} as const;

const isParity = ({ measure }: Compared): boolean => measure === 'parity';

function sideInWords(name: Text, { count, medianSeconds }: Side): Text {
  if (medianSeconds === null) return text(`${name.zh}尚无`, `${name.en}: none yet`);
  const length = lengthInWords(medianSeconds);
  return text(
    `${name.zh}中位 ${length.zh}（${number(count)} 次）`,
    `${name.en}: median ${length.en} (${number(count)})`,
  );
}

function comparisonInWords(clause: Compared, { favoured, other, gap }: Comparison): Text {
  const [one, two] = SIDES[isParity(clause) ? 'parity' : 'green-channel'];
  const [a, b] = [sideInWords(one, favoured), sideInWords(two, other)];
  const sides = text(`${a.zh}，${b.zh}`, `${a.en}, ${b.en}`);
  if (gap === null) return text(`${sides.zh}，还不能比较`, `${sides.en}; there is nothing to compare yet`);
  if (!isParity(clause)) return sides;
  const allowed = allowedGap(clause);
  const [apart, most] = [gapInWords(gap, allowed), shareInWords(allowed)];
  return text(`${sides.zh}，相差 ${apart}，允许 ${most}`, `${sides.en}; ${apart} apart, ${most} allowed`);
}

function planInWords({ hoursPerWeek, heads, needed, people }: RosterPlan): Text {
  return text(
    `按计划：每周覆盖 ${number(hoursPerWeek)} 小时、每时段 ${number(heads)} 人，按法定工时至少需 ${number(needed)} 人，在册 ${number(people)} 人；实际到岗尚未记录`,
    `By plan: ${number(hoursPerWeek)} hours a week with ${number(heads)} present take ${number(needed)} people at legal hours; ${number(people)} are on the books. Who was present is not recorded yet`,
  );
}

function attachedInWords({ count, lastRecordedAt }: AttachedThen): Text {
  if (lastRecordedAt === null)
    return text('不计量；尚未附上证据', 'Not measured; no evidence has been attached yet');
  const day = lastRecordedAt.slice(0, 10);
  return text(
    `不计量；已附证据 ${number(count)} 份，最近记于 ${dayInWords(day, 'zh')}`,
    `Not measured; ${number(count)} ${count === 1 ? 'piece' : 'pieces'} of evidence attached, the last on ${dayInWords(day, 'en')}`,
  );
}

/** Evidence of a statement; when the last of it was recorded, as a timestamp in the zone of the letter. */
interface AttachedThen {
  readonly count: number;
  readonly lastRecordedAt: string | null;
}

/** What is known of a clause beyond its counts. */
interface Beyond {
  readonly comparison: Comparison | null;
  readonly plan: RosterPlan | null;
  readonly attached: AttachedThen | null;
}

/** What stands in place of counts; null where counts say it. */
export function saidOf(
  clause: Compared,
  { comparison, plan, attached }: Beyond,
  locale: Locale,
): string | null {
  const said =
    (comparison && comparisonInWords(clause, comparison)) ??
    (plan && planInWords(plan)) ??
    (attached && attachedInWords(attached));
  return said?.[locale] ?? null;
}
