import type { House } from '../../keep/case/house.ts';
import type { Terms } from '../../keep/case/terms.ts';
import type { Locale } from '../../platform/route.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { formatLimit } from '../../promise/calendar/limit.ts';
import { clauseSegments, clauseSentence, wordsIn } from '../../promise/pledge/phrase.ts';
import type { Clause, Measure } from '../../promise/pledge/pledge.ts';
import { NOTHING_BESIDE, readBeside } from './beside.ts';
import { besideInWords } from './beside-words.ts';
import { type Comparison, compared, figuresOfComparison, figuresOfOne, isComparison } from './comparison.ts';
import { dutyPeriods, dutyTallies } from './duty-periods.ts';
import { type Figures, figuresOf, NOTHING, sum, type Tally } from './figures.ts';
import { readMedians, readSides } from './median.ts';
import { milestoneDeliverables } from './milestone-deliverables.ts';
import { type Grain, periodsOf, type Span } from './period.ts';
import { isFeasible, type RosterPlan, rosterPlanOf } from './roster-plan.ts';
import { saidOf } from './said.ts';
import { attachedOf, readAttachments, tellAttached } from './statement.ts';
import { type DayTally, readTallies, readWorst } from './store.ts';

/** A matter of evidence. */
const UNMEASURED: ReadonlySet<Measure> = new Set<Measure>(['statement']);

/** Each clause of a pledge with its figures over a span of days, in the order of the letter. */
export async function complianceOf(
  house: Pick<House, 'db' | 'book' | 'units' | 'staff'>,
  terms: Terms,
  span: Span,
  by: Grain | undefined,
  now: Instant,
  locale: Locale,
) {
  const { db } = house;
  const { pledgeId, pledge, calendar } = terms;
  const periods = by === undefined ? [] : periodsOf(span, by);
  const [tallies, worst, medians, sides, beside, attachments, duties, deliverables] = await Promise.all([
    readTallies(db, pledgeId, span.from, span.to, now),
    readWorst(db, pledgeId, span.from, span.to, now),
    readMedians(db, pledgeId, idsOf(terms.clocks), span),
    readSides(db, pledgeId, idsOf(pledge.clauses.filter(isComparison)), span, periods),
    readBeside(db, pledgeId, span, now),
    readAttachments(db, pledge.clauses),
    dutyPeriods(house, terms, now),
    milestoneDeliverables(house, terms, now),
  ]);
  const owed = dutyTallies([...duties, ...deliverables], span, now);
  const byClause = Map.groupBy([...tallies, ...owed], ({ clause }) => clause);
  const worstOf = new Map(worst.map(({ clause, overdueSeconds }) => [clause, overdueSeconds]));
  const comparisonOf = (clause: Clause, period?: number): Comparison | null => {
    if (!isComparison(clause)) return null;
    const { favoured, other } = sides(clause.id, period);
    return compared(clause, favoured, other);
  };
  return {
    pledge: { id: pledgeId, title: pledge.title, version: terms.version },
    ...span,
    at: formatInstant(now, calendar.timeZone),
    clauses: pledge.clauses.map((clause) => {
      const days = byClause.get(clause.id) ?? [];
      const whole = total(days);
      const comparison = comparisonOf(clause);
      const plan = clause.measure === 'roster' ? rosterPlanOf(clause, pledge, house) : null;
      const attached =
        clause.measure === 'statement'
          ? tellAttached(attachedOf(attachments.get(clause.id) ?? []), calendar.timeZone)
          : null;
      const overdueSeconds = worstOf.get(clause.id);
      const aside = beside.get(clause.id) ?? NOTHING_BESIDE;
      return {
        ...described(clause, locale),
        said: saidOf(clause, { comparison, plan, attached }, locale),
        ...judged(clause, whole, comparison, plan),
        cancelled: whole.cancelled,
        beside: {
          ...aside,
          said: besideInWords(aside, whole.kept + whole.broken + whole.running, locale),
        },
        worst: overdueSeconds === undefined ? null : { overdueSeconds },
        medianSeconds: medians.get(clause.id) ?? null,
        comparison,
        plan,
        attached,
        periods: periods.map((period, place) => {
          const comparison = comparisonOf(clause, place);
          return { ...period, ...judged(clause, total(within(days, period)), comparison, null), comparison };
        }),
      };
    }),
  };
}

/** A plan is one of today: it says nothing of single periods. */
function judged(
  clause: Clause,
  tally: Tally,
  comparison: Comparison | null,
  plan: RosterPlan | null,
): Figures {
  if (comparison) return figuresOfComparison(clause, comparison);
  if (clause.measure === 'roster') return figuresOfOne(clause, plan && isFeasible(plan));
  return figuresOf(tally, clause.target);
}

const idsOf = (clauses: readonly Clause[]): string[] => clauses.map(({ id }) => id);

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
  /** Whether the software judges this kind of clause. */
  measured: !UNMEASURED.has(clause.measure),
});
