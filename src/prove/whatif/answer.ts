import type { Locale } from '../../platform/route.ts';
import { formatInstant } from '../../platform/time.ts';
import { formatLimit, type Limit } from '../../promise/calendar/limit.ts';
import { isEmpty } from '../../promise/pledge/blank.ts';
import { clauseSegments, clauseSentence, wordsIn } from '../../promise/pledge/phrase.ts';
import {
  type Draft,
  type DraftClause,
  isClockMeasure,
  type Measure,
  RATIO_MEASURES,
} from '../../promise/pledge/pledge.ts';
import { figuresOf, type Tally } from '../compliance/figures.ts';
import type { Found } from './held-history.ts';
import { smallestCount } from './lengths.ts';
import type { BacktestReply } from './shape.ts';
import { type ClauseSums, noSums } from './sums.ts';

const ratios: ReadonlySet<Measure> = new Set(RATIO_MEASURES);

/** What the trial of a letter came to, clause by clause. */
export function backtestReply(
  letter: Draft,
  { sums, at }: Found,
  span: { readonly from: string | null; readonly to: string | null },
  locale: Locale,
): BacktestReply {
  return {
    at: formatInstant(at, letter.calendar.timezone),
    ...span,
    clauses: letter.clauses.map((clause) => clauseReply(clause, sums.get(clause.id), locale)),
  };
}

function clauseReply(
  clause: DraftClause,
  found: ClauseSums | undefined,
  locale: Locale,
): BacktestReply['clauses'][number] {
  const sums = found ?? noSums();
  const limit = isEmpty(clause.limit) ? undefined : clause.limit;
  const target = isEmpty(clause.target) ? null : clause.target;
  const { applicable, verdict, ...counts } = figuresOf(sums.tally, target ?? 1);
  return {
    id: clause.id,
    text: clauseSentence(clause, locale),
    segments: clauseSegments(clause, locale),
    section: wordsIn(clause, 'section', locale) ?? null,
    measure: clause.measure,
    limit: limit ? formatLimit(limit) : null,
    tried: found !== undefined && (isClockMeasure(clause.measure) || ratios.has(clause.measure)),
    applicable,
    ...counts,
    cancelled: sums.tally.cancelled,
    target,
    verdict,
    smallestLimit: limit && target !== null ? smallestLimit(sums, limit, target) : null,
    excluded: sums.excluded,
    byChannel: named(sums.channel).map(([channel, tally]) => ({ channel: channel || null, ...told(tally) })),
    byUnit: named(sums.unit).map(([unit, tally]) => ({ unit: unit || null, ...told(tally) })),
    byHour: [...sums.hour].sort(([a], [b]) => a - b).map(([hour, tally]) => ({ hour, ...told(tally) })),
  };
}

function smallestLimit({ lengths }: ClauseSums, { unit }: Limit, target: number): string | null {
  const count = smallestCount(lengths, unit, target);
  return count === null ? null : formatLimit({ count, unit });
}

const told = (tally: Tally) => ({ ...tally, rate: figuresOf(tally, 1).rate });

const judged = ({ kept, broken }: Tally): number => kept + broken;

/** Those with the most cases first; what is not known goes last. */
const named = (tallies: ReadonlyMap<string, Tally>): [string, Tally][] =>
  [...tallies].sort(
    ([a, x], [b, y]) =>
      Number(a === '') - Number(b === '') || judged(y) - judged(x) || (a < b ? -1 : Number(a > b)),
  );
