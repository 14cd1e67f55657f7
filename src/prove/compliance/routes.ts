import Type, { type Static } from 'typebox';
import type { House } from '../../keep/case/house.ts';
import { unitName } from '../../keep/case/read.ts';
import { seesSealed } from '../../keep/case/seal.ts';
import { oneOf } from '../../keep/case/shape.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { Refusal } from '../../platform/refusal.ts';
import { nullable, object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import { dayAt, formatDay, type Instant, parseDay } from '../../platform/time.ts';
import { Beside } from './beside.ts';
import { complianceOf } from './compliance.ts';
import { DutyProof } from './duty-evidence.ts';
import { firstDutyDay } from './duty-periods.ts';
import { evidenceOf, publicEvidence } from './evidence.ts';
import { firstMilestoneDay } from './milestone-deliverables.ts';
import type { Span } from './period.ts';
import { AttachedView } from './statement.ts';
import { statementRoutes } from './statement-routes.ts';
import { firstDay } from './store.ts';
import { COMPLIANCE_TEXTS } from './texts.ts';

const Day = Type.String({
  description: 'YYYY-MM-DD in the time zone of the pledge; a timestamp is taken by its day.',
  maxLength: 40,
});
const SpanQuery = {
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  lang: Type.Optional(oneOf(['zh', 'en'])),
};
const Verdict = oneOf(['kept', 'broken', 'no-data']);

const Figures = {
  applicable: Type.Integer(),
  kept: Type.Integer(),
  broken: Type.Integer(),
  running: Type.Integer(),
  rate: nullable(Type.Number()),
  target: Type.Number(),
  verdict: Verdict,
};

const Side = object({ count: Type.Integer(), medianSeconds: nullable(Type.Number()) });
const Comparison = nullable(
  object(
    {
      favoured: Side,
      other: Side,
      gap: nullable(
        Type.Number({ description: 'How far the medians are apart, as a share of the longer one.' }),
      ),
    },
    {
      description:
        'parity: online (favoured) and offline. green-channel: those whom it is for, and ordinary users; a gap below 0 means that they wait less.',
    },
  ),
);
const RosterPlan = object(
  {
    hoursPerWeek: Type.Number(),
    heads: Type.Integer(),
    needed: Type.Integer(),
    people: Type.Integer(),
  },
  { description: 'roster: whether those on the books could keep it, by plan and not by who was present.' },
);

export const ComplianceView = object({
  pledge: object({ id: Type.Integer(), title: Type.String(), version: Type.Integer() }),
  from: Type.String(),
  to: Type.String(),
  at: Timestamp,
  clauses: Type.Array(
    object({
      id: Type.String(),
      text: Type.String(),
      segments: Type.Array(object({ text: Type.String(), blank: Type.Boolean() })),
      section: nullable(Type.String()),
      measure: Type.String(),
      limit: nullable(Type.String()),
      measured: Type.Boolean({ description: 'Whether the software judges this kind of clause.' }),
      said: nullable(
        Type.String({
          description: 'What it comes to in words, where counts of kept and broken say nothing.',
        }),
      ),
      ...Figures,
      cancelled: Type.Integer(),
      beside: Beside,
      worst: nullable(object({ overdueSeconds: Type.Number() })),
      medianSeconds: nullable(
        Type.Number({ description: 'Of the clocks that have stopped, from start to stop.' }),
      ),
      comparison: Comparison,
      plan: nullable(RosterPlan),
      attached: nullable(AttachedView),
      periods: Type.Array(
        object({ from: Type.String(), to: Type.String(), ...Figures, comparison: Comparison }),
      ),
    }),
  ),
});
export type ComplianceView = Static<typeof ComplianceView>;

const Evidence = object({
  reference: Type.String(),
  startedAt: Timestamp,
  dueAt: nullable(Timestamp),
  stoppedAt: nullable(Timestamp),
  state: oneOf(['running', 'kept', 'broken', 'cancelled']),
  channel: nullable(Type.String()),
  side: nullable(oneOf(['online', 'offline', 'priority', 'ordinary'])),
  lastedSeconds: nullable(Type.Number({ description: 'What is compared: from start to stop.' })),
  duty: nullable(DutyProof),
});

const EvidenceQuery = object({
  ...SpanQuery,
  state: Type.Optional(oneOf(['running', 'kept', 'broken', 'cancelled'])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
const ClauseParams = object({ id: Type.Integer(), clause: Type.String({ maxLength: 100 }) });

/** @throws Refusal not-found */
export function publishedTerms(house: House, id: number): Terms {
  const terms = house.terms.of(id);
  if (!terms) throw new Refusal('not-found', COMPLIANCE_TEXTS.noSuchPledge);
  return terms;
}

const LONGEST_DAYS = 366 * 20;

/** The day of the first count, of clocks and ratios, of duties or of milestones. */
async function firstCounted(house: House, terms: Terms, now: Instant): Promise<string | undefined> {
  const days = await Promise.all([
    firstDay(house.db, terms.pledgeId),
    firstDutyDay(house, terms, now),
    firstMilestoneDay(house, terms, now),
  ]);
  return days.filter((day) => day !== undefined).sort()[0];
}

/** The span that was asked for; without bounds, from the first count to today. @throws Refusal bad-request */
export async function spanOf(
  house: House,
  terms: Terms,
  query: { from?: string; to?: string },
  now: Instant,
): Promise<Span> {
  const today = formatDay(dayAt(terms.calendar.timeZone, now));
  const to = query.to?.slice(0, 10) ?? today;
  const from = query.from?.slice(0, 10) ?? (await firstCounted(house, terms, now)) ?? to;
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === undefined || last === undefined || first > last || last - first > LONGEST_DAYS) {
    throw new Refusal('bad-request', COMPLIANCE_TEXTS.badSpan);
  }
  return { from, to };
}

export const complianceRoutes = (house: House): Route[] => [
  ...statementRoutes(house),
  route({
    method: 'GET',
    path: '/pledges/{id}/compliance',
    tag: 'compliance',
    permission: 'public',
    summary:
      'What each clause comes to, over days on which its clocks started; a period of a duty or what a milestone delivers counts on its last day, and today until then.',
    params: object({ id: Type.Integer() }),
    query: object({ ...SpanQuery, by: Type.Optional(oneOf(['day', 'week', 'month'])) }),
    reply: ComplianceView,
    handler: async ({ params, query }, { now, locale }) => {
      const terms = publishedTerms(house, params.id);
      return complianceOf(house, terms, await spanOf(house, terms, query, now), query.by, now, locale);
    },
  }),
  route({
    method: 'GET',
    path: '/pledges/{id}/clauses/{clause}/evidence',
    tag: 'compliance',
    permission: 'public',
    summary: 'The cases behind a figure, under pseudonyms.',
    params: ClauseParams,
    query: EvidenceQuery,
    reply: page(Evidence),
    handler: async ({ params, query }, { now }) => {
      const terms = publishedTerms(house, params.id);
      const span = await spanOf(house, terms, query, now);
      const { rows, nextCursor } = await evidenceOf(house, terms, params.clause, { ...query, ...span }, now);
      return { items: rows.map((row) => publicEvidence(house, terms, row)), nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/staff/pledges/{id}/clauses/{clause}/evidence',
    tag: 'compliance',
    permission: 'compliance:read',
    summary: 'The cases behind a figure, by number.',
    params: ClauseParams,
    query: EvidenceQuery,
    reply: page(
      object({
        ...Evidence.properties,
        /** Null of a report on the handling, which only inspectors see, and of a rating that is still sealed. */
        number: nullable(Type.String()),
        title: Type.String(),
        unit: nullable(Type.String()),
      }),
    ),
    handler: async ({ params, query }, { now, caller }) => {
      const terms = publishedTerms(house, params.id);
      const span = await spanOf(house, terms, query, now);
      const { rows, nextCursor } = await evidenceOf(house, terms, params.clause, { ...query, ...span }, now);
      return {
        items: rows.map((row) => {
          const sealed = row.sealed === true && !seesSealed(caller);
          return {
            ...publicEvidence(house, terms, row),
            number: sealed || (!row.duty && row.case_id < 0) ? null : row.number,
            title: sealed ? '' : row.title,
            unit: sealed ? null : unitName(house, row.unit_id),
          };
        }),
        nextCursor,
      };
    },
  }),
];
