import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { object, type Route, route } from '../../../platform/route.ts';
import type { House } from '../house.ts';
import { ownerOf } from '../personal.ts';
import { oneOf } from '../shape.ts';
import type { Watch } from '../stream.ts';
import { CASE_TEXTS } from '../texts.ts';
import { enter, leave } from './presence.ts';
import { streamToStaff } from './stream.ts';

const ByNumber = object({ number: Type.String({ maxLength: 100 }) });

/** Who else is at a case, and news of cases as they happen. */
export const presenceRoutes = ({ db }: House, watch: Watch): Route[] => [
  route({
    method: 'GET',
    path: '/staff/stream',
    tag: 'staff',
    permission: 'case:read',
    summary: 'Be told which cases change, as Server-Sent Events.',
    query: object({ of: oneOf(['cases']) }),
    produces: 'text/event-stream',
    handler: (_input, { reply }) => streamToStaff(watch, reply),
  }),
  route({
    method: 'PUT',
    path: '/staff/cases/{number}/presence',
    tag: 'staff',
    permission: 'case:work',
    summary: 'Say that one has the case open, and learn who else has.',
    params: ByNumber,
    body: object({ writing: Type.Boolean() }),
    reply: object({
      items: Type.Array(object({ id: Type.Integer(), name: Type.String(), writing: Type.Boolean() })),
    }),
    handler: async ({ params, body }, { caller, now }) => {
      const items = await enter(db, params.number, ownerOf(caller), body.writing, now);
      if (!items) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
      return { items };
    },
  }),
  route({
    method: 'DELETE',
    path: '/staff/cases/{number}/presence',
    tag: 'staff',
    permission: 'case:work',
    summary: 'Say that one has closed the case.',
    params: ByNumber,
    status: 204,
    handler: async ({ params }, { caller }) => leave(db, params.number, ownerOf(caller)),
  }),
];
