import { bindClock } from './bind-clock.ts';
import { shareOf } from './bind-share.ts';
import type { BoundClause } from './bound.ts';
import { type Binding, type Context, surroundings } from './context.ts';
import type { Group } from './group.ts';
import type { Quantity } from './quantity.ts';

/** A promise that hangs on an amount of time. */
export function bindLimit(context: Context, group: Group, quantity: Quantity): Binding | undefined {
  const around = surroundings(context, group, quantity);
  // To tell how a matter stands is no step of it.
  if (AMENDMENT.test(around.sentence)) return undefined;
  if (
    /进[展度]|阶段性/.test(around.behind) &&
    !/结果|办结|解决(?!时间|进)|方案|响应|协调/.test(around.behind)
  )
    return undefined;
  if (/(?:延期|延长|顺延|展期)[^,。]{0,6}$/.test(around.before) || PENALTY.test(around.behind))
    return undefined;
  if (/[回随]访/.test(around.behind) && !/[并后]/.test(around.behind.split(/[回随]访/)[0]!))
    return { measure: 'follow-up', confidence: 0.85, limit: quantity.limit };
  const clock = bindClock({ ...around, unit: quantity.unit }) ?? fallback(around.behind);
  if (!clock || (clock.measure === 'resolution' && TOLD.test(around.behind))) return undefined;
  const share = group.beside.find((one) => one.kind === 'percent');
  return {
    ...clock,
    limit: inWorkingTime(context, quantity),
    target: share && 'quantity' in share ? shareOf(share.quantity) : null,
  };
}

/** What a broken promise costs is paid, not handled. */
const PENALTY = /赔偿|补偿|违约金|道歉信|罚款|通报|抵扣/;

/** To tell somebody something is not to settle his matter. */
const TOLD =
  /^\s*(?:之|以)?内[^,。并结完]{0,8}(?:通知|告知|(?<![出具交测验查估析果成布])报告|公告|推送)(?![^,。]*(?:结果|答复|意见|办理|处理|原因))/;

/** How the letter itself is changed is no step of a case. */
const AMENDMENT =
  /(?:承诺书?|本文件|协议)[^,。]{0,6}(?:修[改订]|变更|调整|更新)|(?:修[改订]|变更|调整|更新)[^,。]{0,6}(?:本?承诺书?(?!时)|协议)/;

/** Something is to be done within the limit, in words that no rule knows: most likely the matter itself. */
const fallback = (behind: string): Pick<BoundClause, 'measure' | 'confidence'> | undefined =>
  /^\s*(?:(?:之|以)?内\S{2,}|(?:完成|作出|做出|给出|予以|给予))/.test(behind)
    ? { measure: 'resolution', confidence: 0.35 }
    : undefined;

/** Minutes and hours that are said to run in working time only. */
function inWorkingTime({ text, sentence }: Context, { limit, start, end }: Quantity): string | null {
  const before = text.slice(sentence.start, start).replace(/\([^()]*\)/g, '');
  const working =
    /(?<!非)(?:工作时[间段]|上班时间|营业时间|服务时间)[^,。]{0,14},?[^,。]{0,10}$/.test(before) ||
    /工作(?:小时|分钟|时间)/.test(text.slice(start, end));
  return limit && working ? limit.replace(/(?<=\d)(?=[mh]$)/, 'w') : limit;
}

/** A promise to act at once, which gives no number. */
export function bindPrompt(
  context: Context,
  group: Group,
  anchor: { start: number; end: number; limit: string | null },
): Binding | undefined {
  const around = surroundings(context, group, anchor);
  if (/^[^,。]{0,4}(?:通知|告知)(?![^,。]*(?:结果|受理))/.test(around.behind)) return undefined;
  const clock = bindClock({ ...around, before: '', earlier: '', said: '', headings: [], neighbours: [] });
  // At once nobody has solved anything; he has begun.
  if (
    clock?.measure === 'resolution' &&
    /^\s*(?:予以|进行|安排|组织|启动[^,。]{0,4})?(?:处[理置]|办理)/.test(around.behind)
  )
    return { measure: 'first-handling', confidence: 0.6, limit: anchor.limit };
  return clock && clock.confidence >= 0.6
    ? { measure: clock.measure, confidence: clock.confidence * 0.75, limit: anchor.limit }
    : undefined;
}
