import Type from 'typebox';
import { type Caller, nullable, object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { STAFF_TEMPLATES } from './catalogue.ts';
import { countUnread, markRead, readInbox } from './inbox.ts';
import { prefer, preferencesOf } from './preference.ts';

const Item = object(
  {
    id: Type.Integer(),
    kind: Type.String(),
    subject: Type.String(),
    body: Type.String(),
    /** The case that it is about. */
    number: nullable(Type.String()),
    at: Timestamp,
    readAt: nullable(Timestamp),
  },
  { title: 'InboxItem' },
);

const Id = Type.Integer({ minimum: 1 });
const Preferences = object({ items: Type.Array(object({ kind: Type.String(), mail: Type.Boolean() })) });
const PAGE = 50;

/** Nobody's id: the inbox of a program is empty, and what it reads or chooses changes nothing. */
const NOBODY = 0;
const ownerOf = ({ staffId, kind }: Caller): number => (kind === 'staff' ? (staffId ?? NOBODY) : NOBODY);

/** What a member of staff was told, and what of it they want by mail as well. */
export function inboxRoutes(db: Db, timeZone: () => string): Route[] {
  const door = { tag: 'staff', permission: 'session:own' } as const;
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/inbox',
      summary: 'What one was told, the latest first.',
      query: object({
        unread: Type.Optional(Type.Boolean()),
        cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        lang: Type.Optional(Type.String()),
      }),
      reply: page(Item),
      handler: async ({ query: { cursor, unread, limit = PAGE } }, { caller, locale }) => {
        const before = cursor === undefined ? undefined : Number(cursor);
        const rows = await readInbox(
          db,
          ownerOf(caller),
          { before, unread, limit: limit + 1 },
          locale,
          timeZone(),
        );
        const items = rows.slice(0, limit);
        return { items, nextCursor: rows.length > limit ? String(items.at(-1)!.id) : null };
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/inbox/unread',
      summary: 'How much of it one has not read.',
      reply: object({ count: Type.Integer() }),
      handler: async (_, { caller }) => ({ count: await countUnread(db, ownerOf(caller)) }),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/inbox/read',
      summary: 'Mark as read: the ones named, or everything up to one.',
      body: Type.Union([object({ ids: Type.Array(Id, { maxItems: 500 }) }), object({ through: Id })]),
      reply: object({ count: Type.Integer() }),
      handler: async ({ body }, { caller, now }) => {
        const staffId = ownerOf(caller);
        await markRead(db, staffId, body, now);
        return { count: await countUnread(db, staffId) };
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/inbox/settings',
      summary: 'Which kinds of notices one gets by mail as well.',
      reply: Preferences,
      handler: async (_, { caller }) => ({ items: await preferencesOf(db, ownerOf(caller)) }),
    }),
    route({
      ...door,
      method: 'PUT',
      path: '/staff/inbox/settings/{kind}',
      summary: 'Get a kind of notice by mail as well, or not.',
      params: object({
        kind: Type.Unsafe<(typeof STAFF_TEMPLATES)[number]>({ type: 'string', enum: [...STAFF_TEMPLATES] }),
      }),
      body: object({ mail: Type.Boolean() }),
      reply: Preferences,
      handler: async ({ params, body }, { caller }) => {
        const staffId = ownerOf(caller);
        if (staffId !== NOBODY) await prefer(db, staffId, params.kind, body.mail);
        return { items: await preferencesOf(db, staffId) };
      },
    }),
  ];
}
