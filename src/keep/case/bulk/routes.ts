import Type from 'typebox';
import { inLocale, nullable, object, type Route, route, Timestamp } from '../../../platform/route.ts';
import { formatInstant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { ownerOf } from '../personal.ts';
import { oneOf, ScopeFields } from '../shape.ts';
import { BULK_ACTIONS, MOST, orderBulk, readBulk, recentBulks, retryBulk, stopBulk } from './bulk.ts';

const Name = Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Integer()]);
const ById = object({ id: Type.Integer() });
const Standing = {
  id: Type.Integer(),
  action: Type.String(),
  createdAt: Timestamp,
  total: Type.Integer(),
  done: Type.Integer(),
  refused: Type.Integer(),
};

/** One thing done to many cases, in the background, with what came of each. */
export function bulkRoutes({ db }: House): Route[] {
  const door = { tag: 'staff', permission: 'case:work' } as const;
  return [
    route({
      ...door,
      method: 'POST',
      path: '/staff/bulk',
      summary: 'Do something to many cases.',
      body: object({
        action: oneOf(BULK_ACTIONS),
        numbers: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: MOST }),
        unit: Type.Optional(Name),
        assignee: Type.Optional(Name),
        fields: Type.Optional(object(ScopeFields)),
        note: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
      }),
      reply: object({ id: Type.Integer() }),
      status: 202,
      handler: async ({ body: { action, numbers, ...particulars } }, { caller, now }) => ({
        id: await orderBulk(db, action, numbers, particulars, ownerOf(caller), now),
      }),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/bulk',
      summary: 'What I ordered for many cases, the newest first.',
      reply: object({ items: Type.Array(object(Standing)) }),
      handler: async (_input, { caller }) => {
        const bulks = await recentBulks(db, ownerOf(caller));
        return { items: bulks.map((bulk) => ({ ...bulk, createdAt: formatInstant(bulk.createdAt) })) };
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/bulk/{id}',
      summary: 'How far it is, and which cases were refused and why.',
      params: ById,
      reply: object({
        ...Standing,
        items: Type.Array(
          object({ number: Type.String(), code: nullable(Type.String()), message: Type.String() }),
        ),
      }),
      handler: async ({ params }, { caller, locale }) => {
        const { items, createdAt, ...bulk } = await readBulk(db, params.id, ownerOf(caller));
        return {
          ...bulk,
          createdAt: formatInstant(createdAt),
          items: items.map(({ message, ...item }) => ({
            ...item,
            message: message ? inLocale(message, locale) : '',
          })),
        };
      },
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/bulk/{id}/retry',
      summary: 'Try again what was refused or stopped.',
      params: ById,
      status: 204,
      handler: ({ params }, { caller }) => retryBulk(db, params.id, ownerOf(caller)),
    }),
    route({
      ...door,
      method: 'DELETE',
      path: '/staff/bulk/{id}',
      summary: 'Leave out what has not been done yet.',
      params: ById,
      status: 204,
      handler: ({ params }, { caller }) => stopBulk(db, params.id, ownerOf(caller)),
    }),
  ];
}
