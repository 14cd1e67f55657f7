import type { Locale } from '../../platform/route.ts';
import type { Limit, LimitUnit } from '../calendar/limit.ts';
import { type Empty, isEmpty, unitOf } from './blank.ts';
import { BLANKS, type BlankName, type Draft, type DraftClause } from './pledge.ts';

/** A stretch of a sentence; `blank` marks what the promisor filled in. */
export interface Segment {
  readonly text: string;
  readonly blank: boolean;
}

const ZH_UNITS: Readonly<Record<LimitUnit, string>> = {
  m: '分钟',
  h: '小时',
  wm: '分钟工作时间',
  wh: '个工作小时',
  d: '日',
  wd: '个工作日',
};
const EN_UNITS: Readonly<Record<LimitUnit, string>> = {
  m: 'minute',
  h: 'hour',
  wm: 'working minute',
  wh: 'working hour',
  d: 'day',
  wd: 'working day',
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `30 分钟`, `5 个工作日`; `30 minutes`, `1 working day`. */
export function limitInWords({ count, unit }: Limit, locale: Locale): string {
  if (locale === 'zh') return `${count} ${ZH_UNITS[unit]}`;
  return `${count} ${EN_UNITS[unit]}${count === 1 ? '' : 's'}`;
}

/** `98%`: as many decimals as the share has, without the noise of binary fractions. */
export const shareInWords = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

/** A clause as a sentence, its blanks filled in. English falls back to Chinese where there is no translation. */
export const clauseSentence = (clause: DraftClause, locale: Locale): string =>
  clauseSegments(clause, locale)
    .map(({ text }) => text)
    .join('');

/** The sentence in stretches, so that a page can set the blanks apart. */
export function clauseSegments(clause: DraftClause, locale: Locale): Segment[] {
  const template = locale === 'en' ? (clause.textEn ?? clause.text) : clause.text;
  // A filled-in blank speaks the language of the sentence around it.
  const spoken = template === clause.text ? 'zh' : 'en';
  const segments: Segment[] = [];
  for (const [index, piece] of template.split(BLANK).entries()) {
    const text = index % 2 === 0 ? piece : filled(clause, piece as BlankName, spoken);
    if (text !== '') segments.push({ text, blank: index % 2 === 1 });
  }
  return segments.map((segment, index) =>
    inNumber(setOff(segment, segments[index - 1], segments[index + 1]), segments[index - 1]),
  );
}

/** Chinese typography sets digits off by a space, before and behind. */
function setOff(segment: Segment, before: Segment | undefined, after: Segment | undefined): Segment {
  if (segment.blank) return segment;
  const opens = before && /[\d_]$/.test(before.text) && /^\p{Script=Han}/u.test(segment.text) ? ' ' : '';
  const closes = after && /\p{Script=Han}$/u.test(segment.text) ? ' ' : '';
  return opens || closes ? { ...segment, text: `${opens}${segment.text}${closes}` } : segment;
}

/** `{{count}} time(s)` becomes `1 time` or `2 times`; while the blank is open it stays. */
function inNumber(segment: Segment, before: Segment | undefined): Segment {
  if (!before?.blank || !/^\d+$/.test(before.text)) return segment;
  return { ...segment, text: segment.text.replace('(s)', before.text === '1' ? '' : 's') };
}

const BLANK = new RegExp(`\\{\\{\\s*(${BLANKS.join('|')})\\s*\\}\\}`, 'u');

function filled(clause: DraftClause, blank: BlankName, locale: Locale): string {
  if (blank === 'phase') {
    const { from, to } = clause.phase!;
    return `${dayInWords(from, locale)}${locale === 'zh' ? '至' : ' to '}${dayInWords(to, locale)}`;
  }
  const value = clause[blank]!;
  if (isEmpty(value)) return lineInWords(value, locale);
  if (blank === 'target') return shareInWords(clause.target as number);
  if (blank === 'due') return dayInWords(clause.due!, locale);
  if (blank === 'amount') return amountInWords(clause.amount as number, locale);
  return typeof value === 'object' ? limitInWords(value, locale) : String(value);
}

const LINE = '____';

/** A blank that is still open, with its unit: `____ 个工作日`. */
function lineInWords(empty: Empty, locale: Locale): string {
  const unit = unitOf(empty);
  if (unit === '' || unit === '%') return `${LINE}${unit}`;
  return locale === 'zh'
    ? `${LINE} ${ZH_UNITS[unit as LimitUnit]}`
    : `${LINE} ${EN_UNITS[unit as LimitUnit]}s`;
}

/** `2026年3月31日`; `31 March 2026`; a blank day is a line. */
export function dayInWords(day: string, locale: Locale): string {
  if (isEmpty(day)) return locale === 'zh' ? `${LINE}年__月__日` : LINE;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return locale === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** `50 万元` where that is exact, `1,234.5 元` otherwise. */
const amountInWords = (yuan: number, locale: Locale): string => {
  if (locale === 'en') return `CNY ${yuan.toLocaleString('en')}`;
  return yuan % 10_000 === 0
    ? `${(yuan / 10_000).toLocaleString('en')} 万元`
    : `${yuan.toLocaleString('en')} 元`;
};

export const titleIn = (letter: Draft, locale: Locale): string =>
  locale === 'en' ? (letter.titleEn ?? letter.title) : letter.title;

type Words = 'section' | 'activity' | 'owner' | 'indicator' | 'conditions' | 'exclusions' | 'deliverables';

/** Words that stand beside the text, such as the heading, in the language asked for where the letter has it. */
export const wordsIn = <K extends Words>(clause: DraftClause, key: K, locale: Locale): DraftClause[K] =>
  locale === 'en' ? ((clause[`${key}En`] as DraftClause[K]) ?? clause[key]) : clause[key];
