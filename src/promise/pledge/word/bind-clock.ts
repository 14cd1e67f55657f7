import type { ClockMeasure } from '../pledge.ts';
import { CLOCK_RULES, type ClockRule } from './clock-rules.ts';

/** The words around a limit, from the nearest to the farthest. */
export interface Surroundings {
  /** Behind the limit up to the comma. */
  readonly behind: string;
  /** Before it, from the comma on. */
  readonly before: string;
  /** The rest of the promise behind and before. */
  readonly later: string;
  readonly earlier: string;
  /** Other promises of the sentence: 咨询 1 小时、投诉 2 小时内响应 says what is done only once. */
  readonly neighbours: readonly string[];
  readonly label: string;
  /** Headings, the nearest first. */
  readonly headings: readonly string[];
  /** All of the sentence before it. */
  readonly said: string;
  /** The whole sentence, as much of it as can be about the limit, and what was said just before it. */
  readonly sentence: string;
  readonly near: string;
  readonly topic: string;
  /** What the limit is counted in. */
  readonly unit?: string;
}

/** The event that starts a clock says nothing of what stops it: 登记后 2 小时内, 自受理之日起. */
const TRIGGER = /(?:之日起?|之时起|时起|起|以?后|之后)(?:的|在|于|,)?\s*/g;

const REMARK = /\([^()]*\)/g;
const LONG_REMARK = /\([^()]{9,}\)/g;

/** 2 小时内登记，最迟不超过 1 天: the outer end of what was just told. */
const OUTER = /^\s*(?:但|且|并)?(?:最[迟晚长多慢]|至迟)(?:不得?超过|为|在)?\s*$/;

export const withoutTrigger = (words: string): string =>
  words
    .split(/(?<=[,。])/)
    .map((piece) => {
      const last = [...piece.matchAll(TRIGGER)].at(-1);
      return last ? piece.slice(last.index + last[0].length) : piece;
    })
    .join('');

/** Which clock a limit belongs to, with a confidence from 0 to 1. */
export function bindClock(around: Surroundings): { measure: ClockMeasure; confidence: number } | undefined {
  const { label, headings } = around;
  const about = topicOf(around);
  const regions: [string, number][] = [
    [around.behind.replace(REMARK, ''), 1],
    [withoutTrigger(around.before.replace(REMARK, '')), 0.98],
    [around.behind.replace(LONG_REMARK, ''), 0.85],
    ...nearestFirst(around.later.split(','), OUTER.test(around.before) ? 0.8 : 0.9),
    ...nearestFirst(withoutTrigger(around.earlier).split(',').toReversed(), 0.84),
    [label, 0.83],
    ...around.neighbours.map((words): [string, number] => [withoutTrigger(words), 0.83]),
    ...headings.map((words, index): [string, number] => [words, 0.72 - 0.05 * index]),
    [withoutTrigger(around.said), 0.6],
  ];
  let best: { measure: ClockMeasure; confidence: number } | undefined;
  for (const [words, factor] of regions) {
    if (words.trim() === '') continue;
    const rule = CLOCK_RULES.find(
      (one) => one.says.test(words) && (!one.about || one.about.test(about)) && !one.unless?.test(words),
    );
    const confidence = rule ? rule.sure * factor : 0;
    if (rule && confidence > (best?.confidence ?? 0))
      best = { measure: meant(rule, words, around.unit), confidence };
  }
  return best;
}

/** What stands nearer says more surely what is to be done. */
const nearestFirst = (pieces: readonly string[], sure: number): [string, number][] =>
  pieces
    .filter((words) => words.trim() !== '' && !/^\s*(?:如|若|倘|除非)/.test(words))
    .map((words, index) => [words, sure - 0.02 * index]);

/** An answer within minutes is a first one; so is 回复 within hours, where nothing says that it is the last. */
function meant({ measure, sure }: ClockRule, words: string, unit: string | undefined): ClockMeasure {
  if (measure !== 'resolution' || sure > 0.8) return measure;
  if (unit === 'minutes' && /答复|回复|反馈|解答/.test(words)) return 'first-response';
  return unit === 'hours' && /回复/.test(words) && !/处理|结果|最终|办理/.test(words)
    ? 'first-response'
    : measure;
}

/** What the sentence is about. One that speaks of complaints itself is not made another thing by what stands above it. */
function topicOf({ near, topic, label, headings }: Surroundings): string {
  if (/投诉/.test(near)) return `${label} ${near}`;
  return [...headings.filter((heading) => !/投诉|[与和及、]/.test(heading)), label, topic, near].join(' ');
}
