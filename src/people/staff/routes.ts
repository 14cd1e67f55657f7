import Type from 'typebox';
import { nullable, object, page, type Route, route } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { Id, Name } from './schema.ts';
import { UNIT_FUNCTIONS } from './unit.ts';
import { changeUnit, createUnit, readUnits } from './unit-store.ts';

const UnitPurpose = nullable(Type.Enum([...UNIT_FUNCTIONS]));
const UnitReply = object({
  id: Id,
  name: Type.String(),
  active: Type.Boolean(),
  function: UnitPurpose,
  dutyStaffId: nullable(Id),
});

/** The units of the organisation. */
export const unitRoutes = (db: Db): Route[] => [
  route({
    method: 'GET',
    path: '/staff/units',
    permission: 'staff:read',
    tag: 'staff',
    summary: 'All units, the inactive ones too',
    reply: page(UnitReply),
    handler: async () => ({ items: await readUnits(db), nextCursor: null }),
  }),
  route({
    method: 'POST',
    path: '/staff/units',
    permission: 'staff:manage',
    tag: 'staff',
    summary: 'Make a unit',
    body: object({ name: Name }),
    status: 201,
    reply: UnitReply,
    handler: ({ body }) => createUnit(db, body.name),
  }),
  route({
    method: 'PATCH',
    path: '/staff/units/{id}',
    permission: 'staff:manage',
    tag: 'staff',
    summary: 'Rename a unit, or take it out of or back into service',
    params: object({ id: Id }),
    body: object({
      name: Type.Optional(Name),
      active: Type.Optional(Type.Boolean()),
      function: Type.Optional(UnitPurpose),
    }),
    reply: UnitReply,
    handler: ({ params, body }) => changeUnit(db, params.id, body),
  }),
];
