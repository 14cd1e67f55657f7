import type { House } from '../../keep/case/house.ts';
import type { Terms } from '../../keep/case/terms.ts';
import type { Locale } from '../../platform/route.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { formatLimit } from '../../promise/calendar/limit.ts';
import { clauseSegments, clauseSentence, wordsIn } from '../../promise/pledge/phrase.ts';
import { CLOCK_MEASURES, type Clause, RATIO_MEASURES } from '../../promise/pledge/pledge.ts';
import { dutyPeriods, dutyTallies } from './duty-periods.ts';
import { figuresOf, NOTHING, sum, type Tally } from './figures.ts';
import { milestoneDeliverables } from './milestone-deliverables.ts';
import { type Grain, periodsOf, type Span } from './period.ts';
import { type DayTally, readTallies, readWorst } from './store.ts';

const MEASURED: ReadonlySet<string> = new Set([...CLOCK_MEASURES, ...RATIO_MEASURES, 'duty', 'milestone']);

/** Each clause of a pledge with its figures over a span of days, in the order of the letter. */
export async function complianceOf(
  house: Pick<House, 'db' | 'book'>,
  terms: Terms,
  span: Span,
  by: Grain | undefined,
  now: Instant,
  locale: Locale,
) {
  const [tallies, worst, duties, deliverables] = await Promise.all([
    readTallies(house.db, terms.pledgeId, span.from, span.to, now),
    readWorst(house.db, terms.pledgeId, span.from, span.to, now),
    dutyPeriods(house, terms, now),
    milestoneDeliverables(house, terms, now),
  ]);
  const owed = dutyTallies([...duties, ...deliverables], span, now);
  const byClause = Map.groupBy([...tallies, ...owed], ({ clause }) => clause);
  const periods = by === undefined ? [] : periodsOf(span, by);
  const worstOf = new Map(worst.map(({ clause, overdueSeconds }) => [clause, overdueSeconds]));
  return {
    pledge: { id: terms.pledgeId, title: terms.pledge.title, version: terms.version },
    ...span,
    at: formatInstant(now, terms.calendar.timeZone),
    clauses: terms.pledge.clauses.map((clause) => {
      const days = byClause.get(clause.id) ?? [];
      const whole = total(days);
      const overdueSeconds = worstOf.get(clause.id);
      return {
        ...described(clause, locale),
        ...figuresOf(whole, clause.target),
        cancelled: whole.cancelled,
        worst: overdueSeconds === undefined ? null : { overdueSeconds },
        periods: periods.map((period) => ({
          ...period,
          ...figuresOf(total(within(days, period)), clause.target),
        })),
      };
    }),
  };
}

const within = (days: readonly DayTally[], { from, to }: Span) =>
  days.filter(({ day }) => day >= from && day <= to);

const total = (tallies: readonly Tally[]): Tally => tallies.reduce(sum, NOTHING);

const described = (clause: Clause, locale: Locale) => ({
  id: clause.id,
  text: clauseSentence(clause, locale),
  segments: clauseSegments(clause, locale),
  section: wordsIn(clause, 'section', locale) ?? null,
  measure: clause.measure,
  limit: clause.limit ? formatLimit(clause.limit) : null,
  /** Whether the software counts this kind of clause. */
  measured: MEASURED.has(clause.measure),
});
