import { clauseSentence } from '../../../src/promise/pledge/phrase.ts';
import {
  BLANKS,
  type DraftClause,
  GATE_MEASURES,
  isClockMeasure,
  type Measure,
  RATIO_MEASURES,
} from '../../../src/promise/pledge/pledge.ts';

const RATIOS: ReadonlySet<Measure> = new Set(RATIO_MEASURES);
const GATES: ReadonlySet<Measure> = new Set(GATE_MEASURES);

type Own = Partial<DraftClause>;
const open = '__' as const;
const openShare = '__%' as const;

/** What the measure asks for: what the clause has already, and open blanks for the rest. */
function ownOf(measure: Measure, was: DraftClause): Own {
  const share = was.target === 1 ? openShare : was.target;
  const evidence = was.evidence && { evidence: was.evidence };
  if (isClockMeasure(measure)) return { limit: was.limit ?? open, ...channelOf(measure, was) };
  if (RATIOS.has(measure)) return { target: share };
  if (GATES.has(measure))
    return { ...evidence, ...(was.trainingHours && { trainingHours: was.trainingHours }) };
  if (measure === 'parity') return { target: share, of: was.of ?? 'first-response' };
  if (measure === 'duty')
    return {
      ...evidence,
      activity: was.activity ?? open,
      every: was.every ?? 'year',
      count: was.count ?? open,
      ...(was.activityEn && { activityEn: was.activityEn }),
      ...(was.indicators && { indicators: was.indicators }),
      ...(was.trainingHours && { trainingHours: was.trainingHours }),
    };
  if (measure === 'roster') return { ...evidence, count: was.count ?? open, hours: was.hours ?? '24x7' };
  if (measure === 'milestone')
    return { ...evidence, ...(was.phase ? { phase: was.phase } : { due: was.due ?? open }) };
  return { ...evidence, ...channelOf(measure, was) };
}

const channelOf = (measure: Measure, { channel }: DraftClause): Own =>
  channel !== undefined && (measure === 'supervision' || measure === 'statement') ? { channel } : {};

/**
 * Binds a clause to another measure. What the measure takes stays or becomes an open blank; what it does not take
 * goes, and stands in the sentence as plain words from then on.
 */
export function bindTo(was: DraftClause, measure: Measure): DraftClause {
  const { range, limit, of, activity, activityEn, every, count, indicators, multiple, amount, ...rest } = was;
  const { trainingHours, hours, due, phase, deliverables, deliverablesEn, channel, evidence, ...kept } = rest;
  const bound: DraftClause = { ...kept, target: 1, measure, ...ownOf(measure, was) };
  const gone = BLANKS.filter((name) => bound[name] === undefined && was[name] !== undefined);
  const plain = (text: string, locale: 'zh' | 'en') =>
    gone.reduce(
      (words, name) =>
        words.replaceAll(
          new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`, 'gu'),
          clauseSentence(
            { ...was, text: `{{${name}}}`, ...(locale === 'en' && { textEn: `{{${name}}} ` }) },
            locale,
          ),
        ),
      text,
    );
  return {
    ...bound,
    text: plain(bound.text, 'zh'),
    ...(bound.textEn !== undefined && { textEn: plain(bound.textEn, 'en') }),
  };
}
