import type { Text } from '../../platform/refusal.ts';
import type { Locale } from '../../platform/route.ts';
import type { Limit, LimitUnit } from '../calendar/limit.ts';
import { type Empty, isEmpty, unitOf } from './blank.ts';
import { FIELD_NAMES, valueName } from './names.ts';
import {
  type ClockMeasure,
  type DraftClause,
  isClockMeasure,
  type Measure,
  type Period,
  SCOPE_FIELDS,
  type Scope,
} from './pledge.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** Each clock in words: from what to what. */
const CLOCKS: Readonly<Record<ClockMeasure, Text>> = {
  registration: text(
    '从收到诉求起算，到登记受理为止',
    'From the arrival of the feedback to its registration',
  ),
  dispatch: text('从登记受理起算，到分派为止', 'From registration to dispatch'),
  'first-response': text(
    '从收到诉求起算，到首次响应或答复为止',
    'From the arrival of the feedback to the first response or reply',
  ),
  'investigation-start': text('从分派起算，到开始处理为止', 'From dispatch to the start of the work on it'),
  'initial-plan': text(
    '从收到诉求起算，到告知初步方案或直接答复为止',
    'From the arrival of the feedback to a first plan, or to the reply',
  ),
  coordination: text(
    '从提出协同起算，到协同完成为止，每次协同单独计时',
    'From each request for co-ordination to its completion',
  ),
  'coordination-plan': text(
    '从提出协同起算，到告知协同方案为止，每次协同单独计时',
    'From each request for co-ordination to the plan sent to the user',
  ),
  'first-handling': text(
    '从收到诉求起算，到着手处理、首次响应或答复为止',
    'From the arrival of the feedback to the start of the work, the first response or the reply',
  ),
  resolution: text('从收到诉求起算，到答复为止', 'From the arrival of the feedback to the reply'),
  archiving: text('从答复起算，到归档为止', 'From the reply to the filing'),
  'second-review': text(
    '从用户申请复核起算，到再次答复为止，每次申请单独计时',
    'From each appeal of the user to the reply that follows it',
  ),
  supervision: text('从收到监督举报起算，到核实为止', 'From the report to its verification'),
  'counter-wait': text('从取号起算，到叫号为止', 'From taking a number to being called'),
  'guide-sync': text(
    '从服务指南发布起算，到各营业场所和渠道逐一确认为止',
    'From the publication of the service guide to the confirmation by each outlet and channel',
  ),
};

/** Civil Code of the PRC, articles 200 to 204, in words for users. */
const UNITS: Readonly<Record<LimitUnit, Text>> = {
  m: text('自然时间，节假日不停', 'natural time, holidays included'),
  h: text('自然时间，节假日不停', 'natural time, holidays included'),
  wm: text('只计工作时间', 'only working time counts'),
  wh: text('只计工作时间', 'only working time counts'),
  d: text(
    '当日不计，最后一日遇非工作日顺延，至下班时届满（民法典第二百零一条、第二百零三条）',
    'the first day does not count, a last day without work moves to the next working day, due at close of business (Civil Code, articles 201 and 203)',
  ),
  wd: text(
    '当日不计，按工作日历（含调休）计算，至最后一日下班时届满（民法典第二百零一条、第二百零三条）',
    'the first day does not count, working days go by the calendar with its make-up days, due at close of business (Civil Code, articles 201 and 203)',
  ),
};

/** The clocks that stand still while the user is waited for. */
const PAUSING: ReadonlySet<Measure> = new Set<Measure>(['resolution', 'second-review']);

const PAUSES = text('等待用户期间暂停', 'it stands still while we wait for the user');
const RUNS_ON = text('等待用户期间照计', 'it runs on while we wait for the user');
/** These never wait for a user. */
const WITHOUT_USER: ReadonlySet<Measure> = new Set<Measure>([
  'counter-wait',
  'guide-sync',
  'supervision',
  'archiving',
]);

const OTHERS: Readonly<Record<Exclude<Measure, ClockMeasure | 'parity' | 'duty'>, Text>> = {
  satisfaction: text(
    '评价 4 分以上（满分 5 分）的件数 ÷ 已评价的件数',
    'Cases rated 4 or 5 of 5 ÷ rated cases',
  ),
  answered: text('已答复的件数 ÷ 有效诉求的件数', 'Cases replied to ÷ valid cases'),
  'follow-up': text('已回访的件数 ÷ 已归档的件数', 'Cases followed up ÷ cases on file'),
  'spot-check': text('已抽查的件数 ÷ 已归档的件数', 'Cases inspected ÷ cases on file'),
  solved: text('用户确认已解决的件数 ÷ 已评价的件数', 'Cases that users call solved ÷ rated cases'),
  'double-review': text(
    '每次答复之前须经两名不同的人复核，否则系统不放行',
    'Each reply is reviewed by two different people first; the system lets none out before',
  ),
  'certified-handler': text(
    '开始办理、提出方案和答复的人须持有有效证书，否则系统不放行',
    'Whoever begins, plans or answers holds a valid certificate; the system lets nobody else through',
  ),
  'named-owner': text(
    '分派之后，开始办理、答复或者再转办之时，须已有具名的承办人',
    'Once it is dispatched, somebody is named for it before work begins, it is answered or it is passed on',
  ),
  'second-review-by-others': text(
    '复核的答复由此前没有经办过此事的人作出',
    'The reply after an appeal comes from somebody who had not handled the case before',
  ),
  roster: text(
    '按计划判定：在册人数按法定工时排班，能否覆盖承诺的时段和人数',
    'By plan: whether those on the books, at legal working hours, can cover the hours and heads promised',
  ),
  milestone: text('按约定日期逐项核对', 'Each deliverable against its date'),
  'green-channel': text(
    '优先用户等候的中位数不长于普通用户',
    'The median wait of priority users is no longer than that of ordinary users',
  ),
  statement: text('不作计量，以附上的证据为准', 'Not measured; evidence is attached by hand'),
};

const PERIODS: Readonly<Record<Period, Text>> = {
  day: text('每日', 'every day'),
  week: text('每周', 'every week'),
  month: text('每月', 'every month'),
  quarter: text('每季度', 'every quarter'),
  'half-year': text('每半年', 'every half year'),
  year: text('每年', 'every year'),
};

/** How a clause is measured, in one line: from when to when, whether it pauses, for what. */
export function describeMeasure(clause: DraftClause, locale: Locale): string {
  const scope = scopeInWords(clause.scope, locale);
  const parts = [...howMeasured(clause).map((part) => part[locale]), ...(scope ? [scope] : [])];
  return locale === 'zh' ? `${parts.join('；')}。` : `${parts.join('; ')}.`;
}

function howMeasured(clause: DraftClause): Text[] {
  const { measure, of, every } = clause;
  if (isClockMeasure(measure)) {
    const pause = PAUSING.has(measure) ? PAUSES : RUNS_ON;
    return [CLOCKS[measure], ...unitInWords(clause.limit!), ...(WITHOUT_USER.has(measure) ? [] : [pause])];
  }
  if (measure === 'duty') return [dutyInWords(clause, every!)];
  if (measure === 'parity') {
    const compared = CLOCKS[of!];
    return [
      text(
        `线上与线下用时中位数的相对差距（${compared.zh}）`,
        `The relative gap of the medians online and offline (${compared.en.toLowerCase()})`,
      ),
    ];
  }
  return [OTHERS[measure as keyof typeof OTHERS]];
}

/** What the unit of a limit means; nothing while the unit is open. */
function unitInWords(limit: Limit | Empty): Text[] {
  const unit = isEmpty(limit) ? unitOf(limit) : limit.unit;
  return unit === '' ? [] : [UNITS[unit as LimitUnit]];
}

function dutyInWords({ activity, activityEn, count }: DraftClause, every: Period): Text {
  const times = isEmpty(count) ? '____' : count!;
  return text(
    `${PERIODS[every].zh}至少 ${times} 次（${activity}），逐次留存证据`,
    `At least ${times} ${times === 1 ? 'time' : 'times'} ${PERIODS[every].en} (${activityEn ?? activity}), each with its evidence`,
  );
}

/** `限于渠道为网站、微信，类型为投诉`; empty when the clause is for all. */
function scopeInWords(scope: Scope, locale: Locale): string {
  const parts = SCOPE_FIELDS.flatMap((field) => {
    const values = scope[field]?.map((value) => valueName(field, value)[locale]);
    if (!values) return [];
    const name = FIELD_NAMES[field][locale];
    return [locale === 'zh' ? `${name}为${values.join('、')}` : `${name}: ${values.join(', ')}`];
  });
  if (parts.length === 0) return '';
  return locale === 'zh' ? `限于${parts.join('，')}` : `only for ${parts.join('; ')}`;
}
