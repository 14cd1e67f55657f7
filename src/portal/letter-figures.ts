import type { CivilDate } from '../platform/time.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { LastBreach } from '../prove/compliance/last-breach.ts';
import type { NotCounted } from '../prove/compliance/not-counted.ts';
import type { Span } from '../prove/compliance/period.ts';
import type { Compliance, PortalDeps } from './deps.ts';
import { type Recent, recentFigures } from './recent.ts';
import { type SpanName, trendSpan } from './span.ts';
import type { Visit } from './visit.ts';

export type Trend = Compliance['clauses'][number]['periods'];

/** All that the letter tells of its clauses beside their sentences. */
export interface LetterFigures {
  readonly recent: Recent;
  trendOf(clause: string): Trend;
  /** Of the whole span, or of a part of it. */
  notCounted(clause: string, part?: Span): NotCounted;
  lastBreach(clause: string): LastBreach | undefined;
}

const NONE: NotCounted = { withdrawn: 0, merged: 0, relabelled: 0, paused: 0 };

const plus = (a: NotCounted, b: NotCounted): NotCounted => ({
  withdrawn: a.withdrawn + b.withdrawn,
  merged: a.merged + b.merged,
  relabelled: a.relabelled + b.relabelled,
  paused: a.paused + b.paused,
});

/** What several days come to. */
export const sumOf = (days: readonly NotCounted[]): NotCounted => days.reduce(plus, NONE);

/** How many are left out for good; those that only stand still will be counted. */
export const leftOut = ({ withdrawn, merged, relabelled }: NotCounted): number =>
  withdrawn + merged + relabelled;

export async function letterFigures(
  visit: Visit,
  letter: PublishedPledge,
  deps: PortalDeps,
  wanted?: SpanName | Span,
): Promise<LetterFigures> {
  const recent = await recentFigures(visit, letter, deps, wanted);
  const [weekly, days, breaches] = await Promise.all([
    deps.compliance(letter.id, { ...trendSpan(recent.span), by: 'week' }),
    deps.notCounted(letter.id, recent.span),
    deps.lastBreaches(letter.id),
  ]);
  const trends = new Map(weekly.clauses.map(({ id, periods }) => [id, periods]));
  const byClause = Map.groupBy(days, ({ clause }) => clause);
  const breachOf = new Map(breaches.map((breach) => [breach.clause, breach]));
  const within = (day: CivilDate, { from, to }: Span) => day >= from && day <= to;
  return {
    recent,
    trendOf: (clause) => trends.get(clause) ?? [],
    notCounted: (clause, part = recent.span) =>
      sumOf((byClause.get(clause) ?? []).filter(({ day }) => within(day, part))),
    lastBreach: (clause) => breachOf.get(clause),
  };
}
