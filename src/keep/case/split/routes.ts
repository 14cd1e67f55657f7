import Type from 'typebox';
import { object, type Route, route } from '../../../platform/route.ts';
import type { Fields } from '../../../promise/pledge/pledge.ts';
import type { House } from '../house.ts';
import { ScopeFields } from '../shape.ts';
import { splitOff } from './split-off.ts';

const { kind, urgency, nature, complexity, category } = ScopeFields;

export const splitRoutes = (house: House): Route[] => [
  route({
    method: 'POST',
    path: '/staff/cases/{number}/split',
    tag: 'staff',
    permission: 'case:work',
    summary: 'Make a case of its own of another matter that the feedback speaks of.',
    params: object({ number: Type.String({ maxLength: 100 }) }),
    body: object({
      body: Type.String({
        minLength: 1,
        maxLength: 20_000,
        description: 'A part of what the user wrote, word for word.',
      }),
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      kind,
      urgency,
      nature,
      complexity,
      category,
    }),
    reply: object({ number: Type.String() }),
    status: 201,
    handler: async ({ params, body }, { caller, now }) => {
      const { body: words, title, ...fields } = body;
      const part = { body: words, ...(title && { title }), fields: fields as Fields };
      return { number: await splitOff(house, params.number, part, caller, now) };
    },
  }),
];
