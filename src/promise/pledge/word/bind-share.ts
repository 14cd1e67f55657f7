import { bindClock } from './bind-clock.ts';
import { type Binding, type Context, recurrenceOf, surroundings } from './context.ts';
import type { Group } from './group.ts';
import { ON_TIME, RATIO_RULES } from './other-rules.ts';
import type { Quantity } from './quantity.ts';

/** A percentage as a share, 0 to 1. */
export const shareOf = ({ value }: Quantity): number | null =>
  typeof value === 'number' && value <= 100 ? Number(`${value}e-2`) : null;

/** A promise that hangs on a percentage. */
export function bindPercent(context: Context, group: Group, quantity: Quantity): Binding | undefined {
  const around = surroundings(context, group, quantity);
  const every = recurrenceOf(context, group);
  const target = shareOf(quantity);
  // 满意度低于 85% 的窗口: a condition, and no promise of 85%.
  if (
    /(?<!不)(?:低于|少于|不足|未达到?|高于|超过)\s*$/.test(context.text.slice(0, quantity.start)) &&
    /^\s*(?:以[上下])?的/.test(around.behind)
  )
    return undefined;
  if (/(?:赔|罚|扣|补偿|违约|退还|奖金|绩效)/.test(around.before + around.behind)) return undefined;
  const gap = RATIO_RULES.find(
    ([measure, pattern]) => measure === 'parity' && pattern.test(around.before + around.behind),
  );
  if (gap) return { measure: 'parity', confidence: gap[2], target };
  if (ON_TIME.test(around.before) || ON_TIME.test(around.behind)) {
    const clock = bindClock({
      ...around,
      before: around.before.replace(/及时|按时|按期|准时|限时|如期|达标/g, ''),
      neighbours: [],
    });
    // A heading alone does not tell whose share it is.
    if (clock && clock.confidence > 0.6)
      return { measure: clock.measure, confidence: clock.confidence * 0.85, target, every };
  }
  // A mean of points is not quite a share of the content: that is for people to say.
  const sure = /分$/.test(context.text.slice(quantity.start, quantity.end)) ? 0.6 : 1;
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
    if (found) return { measure: found[0], confidence: found[2] * factor * sure, target, every };
  }
  return undefined;
}
