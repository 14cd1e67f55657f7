import type { Period } from '../pledge.ts';
import { readNumber } from './numeral.ts';

/** How often something is done, as a letter says it. */
export interface Recurrence {
  readonly start: number;
  readonly end: number;
  /** Null when the letter leaves it open (定期) or no period of a pledge fits (每两周). */
  readonly every: Period | null;
  /** How many times in it, where the word itself says so: 每月一次 does, 每月 does not. */
  readonly vague: boolean;
}

const UNITS: Readonly<Record<string, Period>> = {
  日: 'day',
  天: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'half-year',
  年: 'year',
  年度: 'year',
  自然年: 'year',
  工作日: 'day',
  自然月: 'month',
};
const MONTHS: Readonly<Record<number, Period>> = { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' };

const EVERY =
  /(?:每(?:隔|逢|满)?|按|逐|全(?=年[^,。;]{0,12}(?:不少于|至少|不低于|次|场|期)))一?个?(自然月|自然年|工作日|半年|季度|星期|礼拜|年度|日|天|周(?!年|[一二三四五六日末]\s*[至到、~—和-])[一二三四五六日末]?|月(?!饼|台)|季|年(?!龄|轻|代))(?:度)?(?:为单位|为周期)?|(?:per|every|each) (day|week|month|quarter|year)|(?:^|[^一])([一])(年|季度|月|周)(?=[一二两三四五六\d]+次)/gi;
/** 每____个月: how often is still to be written in. */
const OPEN = /每(?:隔)?[_【】[\]〔〕() Xx×]{1,12}个?(?:月|周|季度|天|日|年)/g;
const NUMBERED = /每(?:隔)?([一二两三四五六七八九十\d]{1,2}|半)个?(月|周|季度|年|天|日)/g;
const ADJECTIVE =
  /(年度|半年度|季度|月度|每旬|周度)(?=(?:开展|进行|组织|的|内|满意|服务|质量|质检|信息|公开|例行|专项|综合|独立|第三方|用户|客户|运营|需求|趋势|绩效)?.{0,6}(?:报告|例会|会议|评估|评价|测评|总结|检查|抽查|抽检|分析|认证|审计|审核|考核|调查|通报|回访|复盘|培训|简报|统计|公示|演练|评议|投入|预算|安排|计划|指标))/g;
const VAGUE = /(?:每(?:个)?(?:学期|学年|旬|批次?|班次?)|不定期|定期|经常性?|适时|常态化|周期性)/g;

const ENGLISH: Readonly<Record<string, Period>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
const ADJECTIVES: Readonly<Record<string, Period>> = {
  年度: 'year',
  半年度: 'half-year',
  季度: 'quarter',
  月度: 'month',
  周度: 'week',
};

/** The recurrences in a text, in order, none inside another. */
export function findRecurrences(text: string): Recurrence[] {
  const found: Recurrence[] = [];
  const add = (match: RegExpExecArray, every: Period | null, vague = false) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (found.every((one) => end <= one.start || start >= one.end)) found.push({ start, end, every, vague });
  };
  for (const match of text.matchAll(NUMBERED)) add(match, everyNumbered(match[1]!, match[2]!));
  for (const match of text.matchAll(OPEN)) add(match, null);
  for (const match of text.matchAll(EVERY)) {
    // 每日 9:00–18:00 are hours, and 每年度 is a year.
    const after = text.slice(match.index + match[0].length);
    // 每月 1 日至 10 日 is a stretch of the calendar, not how often.
    if (/^[^,。;]{0,4}\d{1,2}[:点时]/.test(after) || /^\d{1,2}日?\s*[-—~至到]\s*\d{1,2}[日号]/.test(after))
      continue;
    add(
      match,
      UNITS[match[1]?.replace(/^周.$/, '周') ?? match[4] ?? ''] ??
        ENGLISH[match[2]?.toLowerCase() ?? ''] ??
        null,
    );
  }
  for (const match of text.matchAll(ADJECTIVE)) add(match, ADJECTIVES[match[1]!] ?? null);
  for (const match of text.matchAll(VAGUE)) add(match, null, true);
  return found.toSorted((a, b) => a.start - b.start);
}

function everyNumbered(number: string, unit: string): Period | null {
  if (number === '半') return unit === '年' ? 'half-year' : null;
  const count = readNumber(number);
  if (unit === '月') return MONTHS[count ?? 0] ?? null;
  if ((unit === '天' || unit === '日') && count === 7) return 'week';
  if (unit === '季度' && count === 2) return 'half-year';
  return count === 1 ? (UNITS[unit] ?? null) : null;
}
