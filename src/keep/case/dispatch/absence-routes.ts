import Type from 'typebox';
import { Id } from '../../../people/staff/schema.ts';
import { nullable, object, page, type Route, route, Timestamp } from '../../../platform/route.ts';
import { formatInstant, parseInstant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { zoneOf } from '../read.ts';
import { readAbsences } from './absence-store.ts';
import { cancelAbsence, enterAbsence } from './absent.ts';
import { setDuty } from './duty.ts';
import { namesIn } from './names.ts';
import { AbsenceView } from './shape.ts';

const Name = Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Integer()]);

/** Who is away, who stands in, and who is on duty for a unit. */
export const absenceRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/staff/absences',
    tag: 'staff',
    permission: 'case:read',
    summary: 'Who is away, or will be, and who has their cases.',
    reply: page(AbsenceView),
    handler: async (_input, { caller, now }) => {
      const names = namesIn(house);
      const stamp = (at: number) => formatInstant(at, zoneOf(house.terms.inForce(now)));
      const absences = await readAbsences(house.db, now);
      return {
        items: absences.map(({ id, staffId, deputyId, from, until, returns }) => ({
          id,
          person: names.person(staffId)!,
          deputy: names.person(deputyId)!,
          from: stamp(from),
          until: stamp(until),
          returns,
          mine: staffId === caller.staffId || caller.permissions.has('dispatch:manage'),
        })),
        nextCursor: null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/staff/absences',
    tag: 'staff',
    permission: 'case:work',
    summary: 'Enter an absence, by default one of one’s own; cases go to the deputy.',
    body: object({
      staff: Type.Optional(Name),
      deputy: Name,
      from: Timestamp,
      until: Timestamp,
      returns: Type.Boolean(),
    }),
    status: 204,
    handler: async ({ body: { from, until, ...rest } }, { caller, now }) => {
      const given = { ...rest, from: parseInstant(from)!, until: parseInstant(until)! };
      await enterAbsence(house, given, caller, now);
    },
  }),
  route({
    method: 'DELETE',
    path: '/staff/absences/{id}',
    tag: 'staff',
    permission: 'case:work',
    summary: 'End an absence now, or call it off.',
    params: object({ id: Id }),
    status: 204,
    handler: ({ params }, { caller, now }) => cancelAbsence(house, params.id, caller, now),
  }),
  route({
    method: 'PUT',
    path: '/staff/units/{id}/duty',
    tag: 'staff',
    permission: 'dispatch:manage',
    summary: 'Set whom a unit’s cases go to when nobody is named.',
    params: object({ id: Id }),
    body: object({ staff: nullable(Name) }),
    status: 204,
    handler: ({ params, body }, { now }) => setDuty(house, params.id, body.staff, now),
  }),
];
