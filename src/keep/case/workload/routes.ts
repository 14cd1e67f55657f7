import Type from 'typebox';
import { nullable, object, type Route, route } from '../../../platform/route.ts';
import type { House } from '../house.ts';
import { workload } from './workload.ts';

const Named = nullable(object({ id: Type.Integer(), name: Type.String() }));
const Load = {
  open: Type.Integer(),
  overdue: Type.Integer(),
  dueToday: Type.Integer(),
  waiting: Type.Integer(),
};

export const workloadRoutes = (house: House): Route[] => [
  route({
    method: 'GET',
    path: '/staff/workload',
    tag: 'staff',
    permission: 'case:read',
    summary: 'The open work of each unit and person: what is overdue, due today, waiting.',
    reply: object({
      items: Type.Array(
        object({ unit: Named, ...Load, people: Type.Array(object({ staff: Named, ...Load })) }),
      ),
    }),
    handler: async (_input, { now }) => ({ items: await workload(house, now) }),
  }),
];
