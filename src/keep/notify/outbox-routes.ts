import Type from 'typebox';
import { nullable, object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { DESTINATION_KINDS, type DestinationKind } from './delivery.ts';
import { addDestination, changeDestination, listDestinations, testDestination } from './destination.ts';
import { dropDead, outboxFigures, readDead, replayDead } from './outbox.ts';

const Kind = Type.Unsafe<DestinationKind>({ type: 'string', enum: [...DESTINATION_KINDS] });
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Url = Type.String({ minLength: 8, maxLength: 2_000 });
const Secret = Type.String({ maxLength: 200 });
const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

const shown = {
  id: Type.Integer(),
  kind: Kind,
  name: Type.String(),
  host: Type.String(),
  unitId: nullable(Type.Integer()),
  active: Type.Boolean(),
  signed: Type.Boolean(),
};
const Destination = object(shown, { title: 'Destination' });

const Dead = object(
  {
    id: Type.Integer(),
    channel: Type.String(),
    kind: Type.String(),
    number: nullable(Type.String()),
    /** The name of the robot or webhook; null for a person. */
    destination: nullable(Type.String()),
    attempts: Type.Integer(),
    fault: nullable(Type.String()),
    at: Timestamp,
  },
  { title: 'DeadLetter' },
);

const Which = Type.Union([
  object({ id: Type.Integer({ minimum: 1 }), channel: Type.String({ maxLength: 40 }) }),
  object({ all: Type.Literal(true) }),
]);
const whichOf = (body: { id: number; channel: string } | { all: true }) => ('all' in body ? 'all' : body);

const PAGE = 50;

/** Robots and webhooks, and what became of what was sent: for administrators. */
export function outboxRoutes(
  db: Db,
  { publicUrl, timeZone }: { publicUrl: string; timeZone: () => string },
): Route[] {
  const door = { tag: 'staff', permission: 'notice:manage' } as const;
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/destinations',
      summary: 'The robots and webhooks that notices go to.',
      reply: object({ items: Type.Array(Destination) }),
      handler: async () => ({ items: await listDestinations(db) }),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/destinations',
      summary:
        'Add a robot or a webhook. The secret of a webhook is made when none is given, and shown this once.',
      body: object({
        kind: Kind,
        name: Name,
        url: Url,
        secret: Type.Optional(Secret),
        unitId: Type.Optional(Id),
      }),
      status: 201,
      reply: object({ ...shown, secret: nullable(Type.String()) }),
      handler: ({ body }) => addDestination(db, body, publicUrl),
    }),
    route({
      ...door,
      method: 'PATCH',
      path: '/staff/destinations/{id}',
      summary: 'Change a robot or a webhook.',
      params: object({ id: Id }),
      body: object({
        name: Type.Optional(Name),
        url: Type.Optional(Url),
        secret: Type.Optional(Secret),
        unitId: Type.Optional(nullable(Id)),
        active: Type.Optional(Type.Boolean()),
      }),
      reply: Destination,
      handler: ({ params, body }) => changeDestination(db, params.id, body, publicUrl),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/destinations/{id}/test',
      summary: 'Send a test message there at once.',
      params: object({ id: Id }),
      reply: object({ fault: nullable(Type.String()) }),
      handler: async ({ params }, { now }) => ({ fault: await testDestination(db, params.id, now) }),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/outbox',
      summary: 'How many notices wait, went out in the last day, or could not be sent.',
      reply: object(
        {
          waiting: Type.Integer(),
          due: Type.Integer(),
          dead: Type.Integer(),
          sentLastDay: Type.Integer(),
          oldestDueSeconds: Type.Integer(),
        },
        { title: 'OutboxFigures' },
      ),
      handler: (_, { now }) => outboxFigures(db, now),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/outbox/dead',
      summary: 'What could not be sent, and why.',
      query: object({ cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })) }),
      reply: page(Dead),
      handler: async ({ query: { cursor } }) => {
        const before = cursor === undefined ? undefined : Number(cursor);
        const rows = await readDead(db, before, PAGE + 1, timeZone());
        const items = rows.slice(0, PAGE);
        return { items, nextCursor: rows.length > PAGE ? String(items.at(-1)!.id) : null };
      },
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/outbox/dead/replay',
      summary: 'Try again to send what could not be sent.',
      body: Which,
      reply: object({ count: Type.Integer() }),
      handler: async ({ body }, { now }) => ({ count: await replayDead(db, whichOf(body), now) }),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/outbox/dead/drop',
      summary: 'Give up what could not be sent.',
      body: Which,
      reply: object({ count: Type.Integer() }),
      handler: async ({ body }) => ({ count: await dropDead(db, whichOf(body)) }),
    }),
  ];
}
