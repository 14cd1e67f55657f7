import Type from 'typebox';
import { nullable, object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { formatInstant } from '../../platform/time.ts';
import { Id, KeyRoleName, Name, RoleName } from '../staff/schema.ts';
import { createKey, type Key, readKeys, revokeKey } from './key.ts';

const shownKey = {
  id: Id,
  name: Type.String(),
  role: RoleName,
  staffId: Id,
  /** How the key begins. */
  start: Type.String(),
  createdAt: Timestamp,
  lastUsedAt: nullable(Timestamp),
};

const shown = ({ createdAt, lastUsedAt, ...key }: Key) => ({
  ...key,
  createdAt: formatInstant(createdAt),
  lastUsedAt: lastUsedAt === null ? null : formatInstant(lastUsedAt),
});

/** Keys for programs. */
export const keyRoutes = ({ db }: { db: Db }): Route[] => [
  route({
    method: 'GET',
    path: '/staff/keys',
    permission: 'key:manage',
    tag: 'staff',
    summary: 'Keys in force, without their secrets',
    reply: page(object(shownKey)),
    handler: async () => ({ items: (await readKeys(db)).map(shown), nextCursor: null }),
  }),
  route({
    method: 'POST',
    path: '/staff/keys',
    permission: 'key:manage',
    tag: 'staff',
    summary: 'Make a key; it is shown in this answer and never again',
    body: object({ name: Name, role: KeyRoleName }),
    status: 201,
    reply: object({ ...shownKey, key: Type.String() }),
    async handler({ body }, { caller, now }) {
      const { secret, ...key } = await createKey(db, { ...body, createdBy: caller.staffId, now });
      return { ...shown(key), key: secret };
    },
  }),
  route({
    method: 'DELETE',
    path: '/staff/keys/{id}',
    permission: 'key:manage',
    tag: 'staff',
    summary: 'Revoke a key',
    params: object({ id: Id }),
    status: 204,
    handler: ({ params }, { now }) => revokeKey(db, params.id, now),
  }),
];
