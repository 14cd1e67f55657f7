import { sql } from 'kysely';
import Type from 'typebox';
import { ORG_ID } from '../../people/staff/staff.ts';
import { violated } from '../../people/staff/store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { object, type Route, route } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { ownerOf } from './personal.ts';
import { CASE_TEXTS } from './texts.ts';

const Filter = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }));
const View = object({ id: Type.Integer(), name: Type.String(), filter: Filter });

/** Saved views of the work list, each member of staff has their own. */
export const viewRoutes = (db: Db): Route[] => [
  route({
    method: 'GET',
    path: '/staff/views',
    tag: 'staff',
    permission: 'case:read',
    summary: 'My saved views.',
    reply: object({ items: Type.Array(View) }),
    handler: async (_input, { caller }) => ({
      items: await db
        .selectFrom('saved_view')
        .select(['id', 'name', 'filter'])
        .where('org_id', '=', ORG_ID)
        .where('staff_id', '=', ownerOf(caller))
        .orderBy('id')
        .execute(),
    }),
  }),
  route({
    method: 'POST',
    path: '/staff/views',
    tag: 'staff',
    permission: 'case:read',
    summary: 'Save a view; the same name replaces it.',
    body: object({ name: Type.String({ minLength: 1, maxLength: 40 }), filter: Filter }),
    reply: View,
    status: 201,
    handler: ({ body }, { caller }) =>
      db
        .insertInto('saved_view')
        .values({
          org_id: ORG_ID,
          staff_id: ownerOf(caller),
          name: body.name,
          filter: sql`${JSON.stringify(body.filter)}::jsonb`,
        })
        .onConflict((conflict) =>
          conflict
            .constraint('saved_view_name_taken')
            .doUpdateSet(({ ref }) => ({ filter: ref('excluded.filter') })),
        )
        .returning(['id', 'name', 'filter'])
        .executeTakeFirstOrThrow(),
  }),
  route({
    method: 'PATCH',
    path: '/staff/views/{id}',
    tag: 'staff',
    permission: 'case:read',
    summary: 'Rename a view.',
    params: object({ id: Type.Integer() }),
    body: object({ name: Type.String({ minLength: 1, maxLength: 40 }) }),
    reply: View,
    handler: async ({ params, body }, { caller }) => {
      const renamed = await db
        .updateTable('saved_view')
        .set({ name: body.name })
        .where('org_id', '=', ORG_ID)
        .where('staff_id', '=', ownerOf(caller))
        .where('id', '=', params.id)
        .returning(['id', 'name', 'filter'])
        .executeTakeFirst()
        .catch((error: unknown) => {
          if (violated(error, 'saved_view_name_taken'))
            throw new Refusal('already-exists', CASE_TEXTS.viewNameTaken);
          throw error;
        });
      if (!renamed) throw new Refusal('not-found', CASE_TEXTS.noSuchView);
      return renamed;
    },
  }),
  route({
    method: 'DELETE',
    path: '/staff/views/{id}',
    tag: 'staff',
    permission: 'case:read',
    summary: 'Delete a view.',
    params: object({ id: Type.Integer() }),
    status: 204,
    handler: async ({ params }, { caller }) => {
      await db
        .deleteFrom('saved_view')
        .where('org_id', '=', ORG_ID)
        .where('staff_id', '=', ownerOf(caller))
        .where('id', '=', params.id)
        .execute();
    },
  }),
];
