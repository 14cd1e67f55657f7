import Type from 'typebox';
import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { violated } from '../../../people/staff/store.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { object, type Route, route } from '../../../platform/route.ts';
import type { Db } from '../../../platform/sql.ts';
import { ownerOf } from '../personal.ts';
import { CANNED_TEXTS } from './texts.ts';

const Words = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  body: Type.String({ minLength: 1, maxLength: 5_000 }),
};
const Canned = object({ id: Type.Integer(), ...Words, shared: Type.Boolean() });
const ById = object({ id: Type.Integer() });

const refuseTakenName = (error: unknown): never => {
  if (violated(error, 'canned_name_taken')) throw new Refusal('already-exists', CANNED_TEXTS.nameTaken);
  throw error;
};

const view = ({
  staff_id,
  ...words
}: {
  id: number;
  name: string;
  body: string;
  staff_id: number | null;
}) => ({
  ...words,
  shared: staff_id === null,
});

/** Answers that are used again and again: one's own, and those of everybody, which everybody keeps in order. */
export function cannedRoutes(db: Db): Route[] {
  const door = { tag: 'staff', permission: 'case:work' } as const;
  const mine = (staffId: number) =>
    db
      .selectFrom('canned')
      .select('id')
      .where('org_id', '=', ORG_ID)
      .where((where) => where.or([where('staff_id', 'is', null), where('staff_id', '=', staffId)]));
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/canned',
      permission: 'case:read',
      summary: 'Canned answers: mine, then those of everybody.',
      reply: object({ items: Type.Array(Canned) }),
      handler: async (_input, { caller }) => {
        const rows = await mine(ownerOf(caller))
          .select(['name', 'body', 'staff_id'])
          .orderBy('staff_id')
          .orderBy('name')
          .execute();
        return { items: rows.map(view) };
      },
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/canned',
      summary: 'Keep an answer to use it again.',
      body: object({ ...Words, shared: Type.Optional(Type.Boolean()) }),
      reply: Canned,
      status: 201,
      handler: async ({ body: { name, body, shared } }, { caller }) =>
        view(
          await db
            .insertInto('canned')
            .values({ org_id: ORG_ID, staff_id: shared ? null : ownerOf(caller), name: name.trim(), body })
            .returning(['id', 'name', 'body', 'staff_id'])
            .executeTakeFirstOrThrow()
            .catch(refuseTakenName),
        ),
    }),
    route({
      ...door,
      method: 'PUT',
      path: '/staff/canned/{id}',
      summary: 'Change a canned answer.',
      params: ById,
      body: object(Words),
      reply: Canned,
      handler: async ({ params, body: { name, body } }, { caller }) => {
        const changed = await db
          .updateTable('canned')
          .set({ name: name.trim(), body })
          .where('org_id', '=', ORG_ID)
          .where('id', '=', params.id)
          .where('id', 'in', mine(ownerOf(caller)))
          .returning(['id', 'name', 'body', 'staff_id'])
          .executeTakeFirst()
          .catch(refuseTakenName);
        if (!changed) throw new Refusal('not-found', CANNED_TEXTS.gone);
        return view(changed);
      },
    }),
    route({
      ...door,
      method: 'DELETE',
      path: '/staff/canned/{id}',
      summary: 'Delete a canned answer.',
      params: ById,
      status: 204,
      handler: async ({ params }, { caller }) => {
        await db
          .deleteFrom('canned')
          .where('org_id', '=', ORG_ID)
          .where('id', '=', params.id)
          .where('id', 'in', mine(ownerOf(caller)))
          .execute();
      },
    }),
  ];
}
