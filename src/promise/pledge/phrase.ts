import type { Locale } from '../../platform/route.ts';
import type { Limit, LimitUnit } from '../calendar/limit.ts';
import type { Clause } from './pledge.ts';

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

/** `30 分钟`, `5 个工作日`; `30 minutes`, `1 working day`. */
export function limitInWords({ count, unit }: Limit, locale: Locale): string {
  if (locale === 'zh') return `${count} ${ZH_UNITS[unit]}`;
  return `${count} ${EN_UNITS[unit]}${count === 1 ? '' : 's'}`;
}

/** `98%`: as many decimals as the share has, without the noise of binary fractions. */
export const shareInWords = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

/** A clause as a sentence, its blanks filled in. English falls back to Chinese where there is no translation. */
export const clauseSentence = (clause: Clause, locale: Locale): string =>
  clauseSegments(clause, locale)
    .map(({ text }) => text)
    .join('');

/** The sentence in stretches, so that a page can set the blanks apart. */
export function clauseSegments(clause: Clause, locale: Locale): Segment[] {
  const template = locale === 'en' ? (clause.textEn ?? clause.text) : clause.text;
  // A filled-in blank speaks the language of the sentence around it.
  const spoken = template === clause.text ? 'zh' : 'en';
  const segments: Segment[] = [];
  for (const [index, piece] of template.split(/\{\{\s*(limit|target|count)\s*\}\}/u).entries()) {
    const text = index % 2 === 0 ? piece : filled(clause, piece, spoken);
    if (text !== '') segments.push({ text, blank: index % 2 === 1 });
  }
  return segments.map((segment, index) =>
    // Chinese typography sets digits off by a space.
    !segment.blank && segments[index + 1] && /\p{Script=Han}$/u.test(segment.text)
      ? { ...segment, text: `${segment.text} ` }
      : segment,
  );
}

function filled(clause: Clause, blank: string, locale: Locale): string {
  if (blank === 'target') return shareInWords(clause.target);
  if (blank === 'count') return String(clause.count);
  return limitInWords(clause.limit!, locale);
}

/** The heading of a clause, in the language asked for where the letter has it. */
export const sectionIn = (clause: Clause, locale: Locale): string | undefined =>
  locale === 'en' ? (clause.sectionEn ?? clause.section) : clause.section;
