import Type, { type Static } from 'typebox';
import type { House } from '../../keep/case/house.ts';
import { staffName, unitName, zoneOf } from '../../keep/case/read.ts';
import { oneOf } from '../../keep/case/shape.ts';
import { nullable, object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import { formatInstant } from '../../platform/time.ts';
import { Id } from './call-routes.ts';
import { SUGGESTION_STATES } from './suggestion.ts';
import { readSuggestions, settleSuggestion } from './suggestion-store.ts';

const PAGE = 50;

const SuggestionView = object({
  id: Type.Integer(),
  number: Type.String(),
  unit: nullable(Type.String()),
  body: Type.String(),
  source: oneOf(['call', 'case']),
  state: oneOf(SUGGESTION_STATES),
  answer: nullable(Type.String()),
  by: nullable(Type.String()),
  at: Timestamp,
  changedAt: Timestamp,
});
export type SuggestionView = Static<typeof SuggestionView>;

/** What users would do better, collected on the phone. */
export const suggestionRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/staff/suggestions',
    tag: 'satisfaction',
    permission: 'case:read',
    summary: 'What users suggest, the newest first.',
    query: object({
      state: Type.Optional(oneOf(SUGGESTION_STATES)),
      cursor: Type.Optional(Type.String({ maxLength: 20, pattern: '^[0-9]+$' })),
    }),
    reply: page(SuggestionView),
    handler: async ({ query: { state, cursor } }, { now }) => {
      const rows = await readSuggestions(house.db, {
        ...(state && { state }),
        ...(cursor && { before: Number(cursor) }),
        limit: PAGE + 1,
      });
      const zone = zoneOf(house.terms.inForce(now));
      const shown = rows.slice(0, PAGE);
      return {
        items: shown.map(({ unitId, staffId, at, changedAt, ...row }) => ({
          ...row,
          unit: unitName(house, unitId),
          by: staffName(house, staffId),
          at: formatInstant(at, zone),
          changedAt: formatInstant(changedAt, zone),
        })),
        nextCursor: rows.length > PAGE ? String(shown.at(-1)!.id) : null,
      };
    },
  }),
  route({
    method: 'PATCH',
    path: '/staff/suggestions/{id}',
    tag: 'satisfaction',
    permission: 'satisfaction:manage',
    summary: 'Say what becomes of a suggestion.',
    params: object({ id: Id }),
    body: object({
      state: oneOf(SUGGESTION_STATES),
      answer: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
    }),
    status: 204,
    handler: ({ params, body }, { caller, now }) =>
      settleSuggestion(house.db, params.id, body, caller.staffId, now),
  }),
];
