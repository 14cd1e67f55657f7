import { type Binding, type Context, inPhase, recurrenceOf, wordsOf } from './context.ts';
import type { Group } from './group.ts';
import type { Quantity } from './quantity.ts';
import type { Span } from './sentence.ts';

/** A promise that hangs on a number of people or of times. */
export function bindCount(context: Context, group: Group, quantity: Quantity): Binding | undefined {
  const words = wordsOf(context, group);
  const recurs =
    group.beside.some(({ kind }) => kind === 'recurrence') || recurrenceOf(context, group) !== null;
  if (quantity.unit === 'people' && /增派|增配|机动|加派|在岗/.test(words))
    return { measure: 'roster', confidence: 0.8, count: countOf(quantity) };
  if (recurs) return dutyOf(context, group, quantity);
  const word = group.beside.find((one) => one.kind === 'word');
  const phase = inPhase(context);
  if (
    quantity.unit === 'people' &&
    !(phase && /阶段/.test(context.passage.trail.join() + context.text)) &&
    /经理|导办|志愿者|监督员|专员|专班|团队|小组|客服|人员|坐席|值班|轮班|专职|配备|组建|专家|工程师|管家|队伍|班组|师傅/.test(
      words,
    )
  )
    return { measure: 'roster', confidence: 0.85, count: countOf(quantity) };
  if (phase) return { measure: 'milestone', confidence: 0.6 };
  if (word?.kind === 'word') return { measure: word.rule.measure, confidence: word.rule.sure };
  if (
    quantity.unit === 'times' &&
    !/(?:赔|罚|扣|第|仅|只|最多|一次性)/.test(words) &&
    /开展|组织|进行|举办|召开|培训|检查|调查|演练|巡|回访|发布|会/.test(words)
  )
    return weakened(dutyOf(context, group, quantity));
  return undefined;
}

/** A number of times without a period says how often only once. */
const weakened = (binding: Binding | undefined): Binding | undefined =>
  binding && { ...binding, confidence: 0.5 };

const countOf = ({ value }: Quantity) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;

/** Something that is done again and again. */
export function dutyOf(context: Context, group: Group, quantity: Quantity | undefined): Binding | undefined {
  const { text, quantities } = context;
  const words = wordsOf(context, group);
  if (/成绩|得分|评分|分数|违约金|赔[偿付]|罚款|滞纳金/.test(wordsOf(context, group.core))) return undefined;
  // 每日 8 小时 is how long somebody is there, not how often he does something.
  if (
    /每[日天][^,。]{0,12}时|(?:营业|服务|开放|工作)时间/.test(words) &&
    /营业|服务|开放|运行|在线|值班|受理/.test(words) &&
    !quantity
  )
    return { measure: 'roster', confidence: 0.55 };
  const every = recurrenceOf(context, group);
  const used = [
    ...quantities.map(({ start, end }) => ({ start, end })),
    ...[group.anchor, ...group.beside].flatMap((one) => (one?.kind === 'recurrence' ? [one] : [])),
  ];
  const left = ({ start, end }: Span) => {
    let rest = '';
    for (let index = start; index < end; index++)
      if (!used.some((one) => index >= one.start && index < one.end)) rest += text[index];
    return nounOf(rest);
  };
  return {
    measure: 'duty',
    confidence: every ? 0.88 : 0.45,
    activity: left(group.core) ?? left(group),
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
      /^(?:并|且|每(?![名位个件人项])|按|同时|还|我们|我[司行院]|本(?:公司|单位|企业|平台|中心|行|院|店|局|校)|承诺方|甲方|乙方|应当?|将|会|须|由)+/,
      '',
    )
    .replace(/(?:不得?少于|不低于|至少|原则上|均|各|以上|开展|组织|进行|安排|实施|举行|举办|召开)/g, '')
    .replace(/^[的地、,和与及对]+|[的地、,和与及]+$/g, '')
    .trim();
  return noun === '' ? null : noun.slice(0, 30);
}
