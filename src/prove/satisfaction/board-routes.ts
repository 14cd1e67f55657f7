import Type, { type Static } from 'typebox';
import type { House } from '../../keep/case/house.ts';
import { unitName, zoneOf } from '../../keep/case/read.ts';
import { oneOf } from '../../keep/case/shape.ts';
import { nullable, object, type Route, route } from '../../platform/route.ts';
import { DAY, dayAt, formatDay, type Instant } from '../../platform/time.ts';
import { figuresOf, readCauses, readResponse, readShares, type Share } from './board.ts';
import { ResponseView } from './call-routes.ts';
import { CONTEST_CAUSES, CONTEST_STATES } from './contest.ts';
import { momentsOf } from './draw.ts';

const Count = Type.Integer();
const Figures = {
  asked: Type.Integer({ description: 'Cases answered, so that their users could rate.' }),
  rated: Count,
  satisfied: Type.Integer({ description: 'Rated 4 or 5.' }),
  unanswered: Type.Integer({ description: 'Non-response: asked and not rated.' }),
  byPhone: Type.Integer({ description: 'Of those rated, taken by staff who asked on the phone.' }),
  excluded: Type.Integer({ description: 'Cases with a rating that was left out as malicious.' }),
  rate: nullable(Type.Number()),
  responseRate: nullable(Type.Number()),
};
const Calls = Type.Array(
  object({ seed: Type.String(), from: Type.String(), to: Type.String(), population: Count, ...ResponseView }),
);
const Causes = Type.Array(
  object({ cause: oneOf(CONTEST_CAUSES), state: oneOf(CONTEST_STATES), count: Count }),
);
const Public = {
  from: Type.String(),
  to: Type.String(),
  total: object(Figures),
  months: Type.Array(object({ month: Type.String(), ...Figures })),
  channels: Type.Array(object({ channel: nullable(Type.String()), ...Figures })),
  contested: Causes,
  calls: Calls,
};
const Board = object({
  ...Public,
  units: Type.Array(object({ unit: nullable(Type.String()), ...Figures })),
});
export type Board = Static<typeof Board>;
const SpanQuery = object({
  from: Type.Optional(Type.String({ format: 'date' })),
  to: Type.Optional(Type.String({ format: 'date' })),
});

/** Half a year is what shows whether something gets better. */
const USUAL_DAYS = 182;

async function board(house: House, query: { from?: string; to?: string }, now: Instant) {
  const zone = zoneOf(house.terms.inForce(now));
  const to = query.to ?? formatDay(dayAt(zone, now));
  const from = query.from ?? `${formatDay(dayAt(zone, now - USUAL_DAYS * DAY)).slice(0, 7)}-01`;
  const span = momentsOf({ from, to }, zone, now);
  const [shares, contested, calls] = await Promise.all([
    readShares(house.db, span.from, span.to, zone),
    readCauses(house.db, span.from, span.to),
    readResponse(house.db),
  ]);
  const by = <K>(keyOf: (share: Share) => K) =>
    [...Map.groupBy(shares, keyOf)].map(([key, some]) => ({ key, figures: figuresOf(some) }));
  return {
    from,
    to,
    total: figuresOf(shares),
    months: by(({ month }) => month).map(({ key, figures }) => ({ month: key, ...figures })),
    channels: by(({ channel }) => channel).map(({ key, figures }) => ({ channel: key, ...figures })),
    units: by(({ unitId }) => unitId).map(({ key, figures }) => ({ unit: unitName(house, key), ...figures })),
    contested,
    calls,
  };
}

/** How satisfied users are, with who did not answer and what was left out. */
export const boardRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/satisfaction',
    tag: 'satisfaction',
    permission: 'public',
    summary:
      'How satisfied users are, by month and channel; who did not respond, and which ratings were left out why.',
    query: SpanQuery,
    reply: object(Public),
    perMinute: 60,
    handler: async ({ query }, { now }) => {
      const { units: _units, ...rest } = await board(house, query, now);
      return rest;
    },
  }),
  route({
    method: 'GET',
    path: '/staff/satisfaction',
    tag: 'satisfaction',
    permission: 'compliance:read',
    summary: 'The same by unit as well. Sums alone, no case and no person.',
    query: SpanQuery,
    reply: Board,
    handler: ({ query }, { now }) => board(house, query, now),
  }),
];
