import Type from 'typebox';
import { type Context, object, type Route, route } from '../../../platform/route.ts';
import type { House } from '../house.ts';
import { readAsUser } from '../read.ts';
import { CaseView, oneOf } from '../shape.ts';
import { changeRule } from './catalogue.ts';
import { decideRemedy, deliverRemedy, missRemedy, proposeRemedy } from './handle.ts';
import { readRemedies, readRules, readTallies, talliesAsCsv } from './read.ts';
import * as shape from './shape.ts';

const Numbered = object({ number: Type.String({ maxLength: 100 }) });
const One = object({
  ...Numbered.properties,
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
});

/** What is done to make something good, from the proposal until it has arrived. */
export function remedyRoutes(house: House): Route[] {
  const ofCase = async (number: string, { caller, now }: Context) => ({
    items: await readRemedies(house, { number }, caller, now),
    nextCursor: null,
  });
  const decision = (path: 'approval' | 'refusal', summary: string) =>
    route({
      method: 'POST',
      path: `/staff/cases/{number}/remedies/{id}/${path}`,
      tag: 'remedies',
      permission: 'case:work',
      summary,
      params: One,
      reply: shape.RemedyRows,
      handler: async ({ params: { number, id } }, context) => {
        await decideRemedy(house, number, id, path === 'approval', context.caller, context.now);
        return ofCase(number, context);
      },
    });
  return [
    route({
      method: 'GET',
      path: '/staff/remedies',
      tag: 'remedies',
      permission: 'case:read',
      summary: 'Remedies of all cases: what is owed first on top.',
      query: shape.RemedyQuery,
      reply: shape.RemedyRows,
      handler: async ({ query }, { caller, now }) => ({
        items: await readRemedies(house, query, caller, now),
        nextCursor: null,
      }),
    }),
    route({
      method: 'GET',
      path: '/staff/remedies/statistics',
      tag: 'remedies',
      permission: 'case:read',
      summary:
        'Count, amount and punctuality of what was promised, by month and kind; the last year unless told.',
      query: shape.SpanQuery,
      reply: object({ items: Type.Array(shape.Tally), nextCursor: Type.Null() }),
      handler: async ({ query }, { now }) => ({
        items: await readTallies(house, query, now),
        nextCursor: null,
      }),
    }),
    route({
      method: 'GET',
      path: '/staff/remedies/statistics.csv',
      tag: 'remedies',
      permission: 'case:read',
      summary: 'The same as a table for a spreadsheet.',
      query: object({ ...shape.SpanQuery.properties, lang: Type.Optional(oneOf(['zh', 'en'])) }),
      produces: 'text/csv',
      handler: async ({ query: { from, to } }, { now, locale, reply }) => {
        const tallies = await readTallies(house, { ...(from && { from }), ...(to && { to }) }, now);
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="remedies.csv"')
          .send(talliesAsCsv(tallies, locale));
      },
    }),
    route({
      method: 'GET',
      path: '/staff/remedies/catalogue',
      tag: 'remedies',
      permission: 'case:read',
      summary: 'What may be offered, who may approve how much, and by when it is delivered.',
      reply: object({ items: Type.Array(shape.RuleView), nextCursor: Type.Null() }),
      handler: async () => ({ items: await readRules(house), nextCursor: null }),
    }),
    route({
      method: 'PUT',
      path: '/staff/remedies/catalogue/{kind}',
      tag: 'remedies',
      permission: 'staff:manage',
      summary: 'Change who may approve how much of a kind of remedy, and by when it is delivered.',
      params: object({ kind: shape.Kind }),
      body: shape.NewRule,
      status: 204,
      handler: ({ params, body: { limitsFen, ...rest } }) =>
        changeRule(house.db, params.kind, { limits: limitsFen, ...rest }),
    }),
    route({
      method: 'GET',
      path: '/staff/cases/{number}/remedies',
      tag: 'remedies',
      permission: 'case:read',
      summary: 'The remedies of a case.',
      params: Numbered,
      reply: shape.RemedyRows,
      handler: ({ params }, context) => ofCase(params.number, context),
    }),
    route({
      method: 'POST',
      path: '/staff/cases/{number}/remedies',
      tag: 'remedies',
      permission: 'case:work',
      summary: 'Propose a remedy. Another person approves it before the user hears of it.',
      params: Numbered,
      body: shape.NewRemedy,
      status: 201,
      reply: shape.RemedyRows,
      handler: async ({ params, body }, context) => {
        await proposeRemedy(house, params.number, body, context.caller, context.now);
        return ofCase(params.number, context);
      },
    }),
    decision(
      'approval',
      'Approve a remedy: it is promised to the user, with a day by which it will be there.',
    ),
    decision('refusal', 'Do not approve a remedy.'),
    route({
      method: 'POST',
      path: '/staff/cases/{number}/remedies/{id}/delivery',
      tag: 'remedies',
      permission: 'case:work',
      summary: 'Record that a remedy was delivered, with what shows it.',
      params: One,
      body: shape.Evidence,
      reply: shape.RemedyRows,
      handler: async ({ params: { number, id }, body }, context) => {
        await deliverRemedy(house, number, id, body.evidence, context.caller, context.now);
        return ofCase(number, context);
      },
    }),
    route({
      method: 'POST',
      path: '/cases/{number}/remedies/{id}/missed',
      tag: 'cases',
      permission: 'public',
      perMinute: 120,
      summary: 'Say that a remedy which is said to have been delivered has not arrived.',
      params: One,
      query: object({
        code: Type.Optional(Type.String({ maxLength: 1_000 })),
        lang: Type.Optional(Type.String()),
      }),
      reply: CaseView,
      handler: async ({ params: { number, id }, query }, { now, locale }) => {
        await missRemedy(house, number, query.code ?? '', id, now);
        return readAsUser(house, number, query.code ?? '', now, locale);
      },
    }),
  ];
}
