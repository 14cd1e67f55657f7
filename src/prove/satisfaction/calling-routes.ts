import Type from 'typebox';
import { decideForUser } from '../../keep/case/decide.ts';
import type { House } from '../../keep/case/house.ts';
import { readEvents } from '../../keep/case/load.ts';
import { RATING_REASONS } from '../../keep/case/rating.ts';
import { oneOf } from '../../keep/case/shape.ts';
import { stateOf } from '../../keep/case/state.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Caller, nullable, object, type Route, route, Timestamp } from '../../platform/route.ts';
import { type Instant, parseInstant } from '../../platform/time.ts';
import { CALL_OUTCOMES } from './call.ts';
import { Id, lookAtCall, OneCall } from './call-routes.ts';
import { giveCall, readCalls } from './call-store.ts';
import { attempt, talked } from './calling.ts';
import { SATISFACTION_TEXTS as T } from './texts.ts';

const ByPlace = object({ id: Id, place: Id });
const Words = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });

interface Params {
  readonly id: number;
  readonly place: number;
}

/** @throws Refusal not-found */
async function look(house: House, { id, place }: Params, caller: Caller, now: Instant) {
  const [row] = await readCalls(house.db, id, place);
  if (!row) throw new Refusal('not-found', T.noSuchCall);
  const state = stateOf(await readEvents(house.db, row.caseId));
  const mayRate = row.state === 'open' && !(decideForUser(state, 'rate', now) instanceof Refusal);
  return lookAtCall(house, row, mayRate, caller, now);
}

/** Making the calls of a list. */
export const callingRoutes = (house: House): Route[] => {
  const call = { tag: 'satisfaction', params: ByPlace, reply: OneCall } as const;
  return [
    route({
      ...call,
      method: 'GET',
      path: '/staff/call-lists/{id}/calls/{place}',
      permission: 'case:work',
      summary: 'Whom to call, and about what. The look is recorded.',
      handler: ({ params }, { caller, now }) => look(house, params, caller, now),
    }),
    route({
      ...call,
      method: 'PUT',
      path: '/staff/call-lists/{id}/calls/{place}/caller',
      permission: 'satisfaction:manage',
      summary: 'Give a call to somebody, or to whoever takes it.',
      body: object({ staff: nullable(Id) }),
      handler: async ({ params, body }, { caller, now }) => {
        const person = house.staff().find(({ id, active }) => active && id === body.staff);
        if (body.staff !== null && !person) throw new Refusal('unknown-staff', T.unknownCaller);
        const given = await giveCall(house.db, params.id, params.place, body.staff);
        const seen = await look(house, params, caller, now);
        if (!given) throw new Refusal('step-not-open', T.callClosed);
        return seen;
      },
    }),
    route({
      ...call,
      method: 'POST',
      path: '/staff/call-lists/{id}/calls/{place}/attempts',
      permission: 'case:work',
      summary: 'Record an attempt that did not end in a talk.',
      body: object({ outcome: oneOf(CALL_OUTCOMES), again: Type.Optional(Timestamp) }),
      handler: async ({ params, body }, { caller, now }) => {
        const again = body.again === undefined ? undefined : parseInstant(body.again);
        await attempt(
          house,
          params,
          { outcome: body.outcome, ...(again !== undefined && { again }) },
          caller,
          now,
        );
        return look(house, params, caller, now);
      },
    }),
    route({
      ...call,
      method: 'POST',
      path: '/staff/call-lists/{id}/calls/{place}/talk',
      permission: 'case:work',
      summary: 'Record a talk: the follow-up, the rating if the user gave one, and what they suggest.',
      body: object({
        rating: Type.Optional(
          object({
            score: Type.Integer({ minimum: 1, maximum: 5 }),
            solved: Type.Boolean(),
            reasons: Type.Optional(Type.Array(oneOf(RATING_REASONS), { maxItems: RATING_REASONS.length })),
            comment: Type.Optional(Type.String({ maxLength: 2_000 })),
          }),
        ),
        suggestion: Type.Optional(Words),
        note: Type.Optional(Words),
      }),
      handler: async ({ params, body }, { caller, now }) => {
        const { rating, ...rest } = body;
        const { comment, ...said } = rating ?? {};
        const talk = rating ? { ...rest, rating: { ...said, ...(comment && { body: comment }) } } : rest;
        await talked(house, params, talk, caller, now);
        return look(house, params, caller, now);
      },
    }),
  ];
};
