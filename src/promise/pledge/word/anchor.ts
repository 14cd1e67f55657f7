import { CLOCK_RULES } from './clock-rules.ts';
import { WORD_RULES, type WordRule } from './other-rules.ts';
import { findRecurrences, type Recurrence } from './period.ts';
import { findQuantities, type Quantity } from './quantity.ts';

/** What a promise hangs on: an amount, a recurrence, or words that need neither. */
export type Anchor = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'limit' | 'percent' | 'count' | 'date'; readonly quantity: Quantity }
  | { readonly kind: 'recurrence'; readonly recurrence: Recurrence }
  | { readonly kind: 'prompt'; readonly limit: string | null }
  | { readonly kind: 'word'; readonly rule: WordRule }
);

/** Amounts of time that limit nothing, by the words before and behind them. */
const NO_LIMIT_BEFORE =
  /(?:培训|学习|提前|保存|保留|留存|保管|存储|备份|追溯|有效期|效期|质保|保修|试运行|试点|试用|为期|公示|公告|近|过去|工龄|经验|从业|累计|满|每隔?|营业|开放|历[时经]|连续|超时|逾期|满足|未[^,。]{0,4}在?|超[过出]|大于|多于|不[少低]于|以上|冷静期|无理由|年满|服务(?:时间|时长)?)[^,。\d_]{0,4}$/;
const NO_LIMIT_BEHIND =
  /^(?:的?(?:[^,。]{0,4}培训|学习|岗前|值班|值守|[应开候]诊|轮班|轮值|热线|[^,。]{0,4}在线|人工|客服|服务(?:热线|电话|不|$)|不间断|不打烊|全天|待命|开放|畅通|开通|营业|自助|有效|保存|保留|监控|电话|有人|保障|无休|受理(?:渠道|平台|热线|$)|接听|运行|接警|覆盖|制|无理由|经验|课程|质保|保修)|以上|前(?:通知|告知|公告|公示|预约|发布|短信|张贴|书面|以|向|提示|提醒)|后(?:回访|仍)|的(?:,|未|仍)|未|仍未|×|[xX*]\s*7|\/7)/;
const LIMIT_BEHIND = /^\s*(?:\([^()]{0,20}\))?\s*(?:之内|以内|内|以下|中)/;
const LIMIT_BEFORE =
  /(?:不(?:得|能|会)?(?:超过|多于|高于|大于|晚于|长于|超)|(?<!不)(?:少于|低于|小于)|控制在|缩短[到至为]|压缩[到至]|限时?|时限|时效|时间|时长|周期|最[长迟晚多]|至迟|≤|<=?|within|in|exceed|no more than|less than|at most|up to|期限|SLA|响应|办结|答复|回复|处理|受理|反馈|解决|等候|等待)[^,。\d]{0,4}$/i;
const DEED_BEHIND =
  /^\s*(?:首次|初步|快速|极速|必|即|就|完成|予以|给予|给出|做出|作出|有)?\s*(?:响应|回[复应电访拨]|答复|办复|恢复|派单|开通|送达|[寄送发退补换](?:出|到|达|货|款|回)|修[复好]|完成|办结|处理|处置|到[场达位]|接[听通]|受理|反馈|解决|联系|上门|登记|修复|办理|转办|启动|核实|归档|排查|赶到|出(?:报告|结果|具|票|件)|进场|送[电水气达]|复[电水])/;

const PROMPT =
  /(?<!未能|不能|无法)(?:立即|立刻|即时(?!通[讯信]|消息|登[录陆]|聊天)|即刻|马上|第一时间|(?<!应)当[日天](?!的)|当场|次日|(?:次|下)一?个?工作日|第二天)/g;

/**
 * All that promises of a text can hang on, in order. The text is the one that {@link plain} returns.
 * @param lead what the text is one of several answers to, as in 到场时间：城区 45 分钟；农村 90 分钟
 */
export function findAnchors(
  text: string,
  quantities: readonly Quantity[] = findQuantities(text),
  lead = '',
): Anchor[] {
  const anchors: Anchor[] = [];
  for (const [index, quantity] of quantities.entries()) {
    const kind =
      kindOf(text, quantity, lead) ?? (listedWithLimit(text, quantities, index) ? 'limit' : undefined);
    if (kind) anchors.push({ kind, start: quantity.start, end: quantity.end, quantity });
  }
  for (const recurrence of findRecurrences(text))
    anchors.push({ kind: 'recurrence', start: recurrence.start, end: recurrence.end, recurrence });
  for (const match of text.matchAll(PROMPT)) {
    // 不能当场解决的 is a condition.
    if (!/^[^,。]{0,6}的(?:,|[^,。]{0,2}$)/.test(text.slice(match.index + match[0].length)))
      anchors.push(promptOf(match));
  }
  for (const rule of WORD_RULES) {
    const match = rule.says.exec(text);
    if (!match || rule.unless?.test(pieceAround(text, match.index, match.index + match[0].length))) continue;
    // What spans commas stands where it ends, with the deed and not with its occasion.
    const start = match.index + match[0].lastIndexOf(',') + 1;
    anchors.push({ kind: 'word', start, end: match.index + match[0].length, rule });
  }
  return anchors.toSorted((a, b) => a.start - b.start);
}

const pieceAround = (text: string, start: number, end: number): string => {
  const stop = text.indexOf(',', end);
  return text.slice(text.lastIndexOf(',', start) + 1, stop < 0 ? text.length : stop);
};

/** Words that tell for which cases an amount is, and leave to what follows what is to be done. */
const FOR_CASES =
  /(?:[区内外村镇城郊县市乡]|[地]区|范围|日间|夜间|白天|晚上|故障|问题|投诉|咨询|客户|用户|事项|情况|业务|件|类|的)\s*$/;

/** 3 分钟、30 秒、10 分钟内, or 城区 45 分钟、农村 90 分钟内: what makes one of them a limit makes all. */
function listedWithLimit(text: string, quantities: readonly Quantity[], index: number): boolean {
  const { duration, start, end } = quantities[index]!;
  if (!duration) return false;
  const following = quantities[index + 1];
  if (
    following?.duration &&
    /^\s*[,、;]\s*[^,、;。\d_]{1,14}$/.test(text.slice(end, following.start)) &&
    FOR_CASES.test(text.slice(Math.max(0, start - 8), start)) &&
    isLimit(text, following)
  )
    return true;
  for (const step of [1, -1]) {
    for (let at = index; ; at += step) {
      const [one, next] = [quantities[at], quantities[at + step]];
      if (!one || !next?.duration) break;
      const [from, to] = step > 0 ? [one.end, next.start] : [next.end, one.start];
      if (!/^\s*(?:之内|以内|内)?\s*[、,和及与或/]\s*$/.test(text.slice(from, to))) break;
      if (isLimit(text, next)) return true;
    }
  }
  return false;
}

function promptOf(match: RegExpExecArray): Anchor {
  const limit = /工作日/.test(match[0]) ? '1wd' : /次日|第二天/.test(match[0]) ? '1d' : null;
  return { kind: 'prompt', start: match.index, end: match.index + match[0].length, limit };
}

function kindOf(
  text: string,
  quantity: Quantity,
  lead: string,
): 'limit' | 'percent' | 'count' | 'date' | undefined {
  const { start, end, unit, duration } = quantity;
  if (duration) return isLimit(text, quantity, lead) ? 'limit' : undefined;
  if (unit === 'percent') return 'percent';
  if (unit === 'times' || unit === 'people' || unit === 'indicators') return 'count';
  if (
    unit === 'date' &&
    /^\s*(?:日?之?前|底|起|至|到|完成|[^,。]{0,6}(?:完成|启动|上线|试点|推广))|[前至自于]\s*$/.test(
      text.slice(end, end + 10) || text.slice(0, start),
    )
  )
    return 'date';
  return undefined;
}

/** What only users do: to ask for a review, to hand in papers. */
const OTHERS_DEED =
  /^(?:[,]?(?:可|可以|有权|应|须|需)?)?(?:向[^,。]{1,10})?(?:书面|及时|主动)?(?:申请|申诉|投诉(?!处理)|提出(?:[^,。]{0,4}(?:申请|异议|申诉|投诉|退|复核))|提交(?:[^,。]{0,6}(?:材料|资料|申请|补充))|补充|补正|配合|无理由|未使用)|^可以?(?:选择)?(?:免费|无条件|无障碍)?[退换]/;

/** For how long something is made good, which is no time to do it in. */
const WARRANTY =
  /^[^,。]{0,6}(?:不喜欢|不满意|出现|如有|有质量|有毛病|发现)|^[^。]{0,16}(?:免费(?:返|维|更|退|修)|包[退换修]|无理由|保修|质保|不收费)/;

/** Whether a label or the words before a colon ask until when something is done. */
export const asksForTime = (lead: string): boolean =>
  /(?<!服务|营业|工作|培训|开放)(?:时[间限长效]|周期|期限|响应|办结|答复|不超过)[^。:]{0,8}$/.test(lead);

/** Whether an amount of time says until when something is to be done. */
function isLimit(text: string, { start, end, value, unit }: Quantity, lead = ''): boolean {
  const before = text.slice(Math.max(0, start - 14), start).replace(/[ _(]+$/, '');
  const behind = text.slice(end).replace(/^\s*[)】\]]/, '');
  if (LIMIT_BEHIND.test(behind)) {
    const rest = behind.replace(LIMIT_BEHIND, '');
    if (OTHERS_DEED.test(rest) || WARRANTY.test(rest)) return false;
    return (
      !/^(?:的)?(?:未|没有|无法|不能|仍|无人)/.test(rest) &&
      !/(?:未|没有?|无法|不能)(?:能|在|于)*$/.test(before) &&
      !/提前$/.test(before)
    );
  }
  if (unit === 'hours' && value === 24 && NO_LIMIT_BEHIND.test(behind)) return false;
  if (LIMIT_BEFORE.test(before) && !/(?:服务|营业|工作|培训)时[间长][^,。]{0,3}$/.test(before))
    return !NO_LIMIT_BEHIND.test(behind);
  if (NO_LIMIT_BEFORE.test(before) || NO_LIMIT_BEHIND.test(behind)) return false;
  // 响应时间：普通问题 30 分钟，紧急问题 5 分钟.
  if (
    /^\s*(?:\([^()]*\)\s*)?(?:[,。;、]|$)/.test(behind) &&
    (asksForTime(lead) || /(?:时[间限长效]|周期|期限|响应|办结|答复)[^。:]{0,8}:/.test(text.slice(0, start)))
  )
    return true;
  return DEED_BEHIND.test(behind) || (/[:]$/.test(before) && CLOCK_RULES.some(({ says }) => says.test(text)));
}
