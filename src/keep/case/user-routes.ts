import Type from 'typebox';
import { sendFile } from '../../platform/file.ts';
import { object, type Route, route } from '../../platform/route.ts';
import { addAttachment, readAttachment } from './attachment.ts';
import { editAsUser } from './edit.ts';
import type { House } from './house.ts';
import { RATING_REASONS } from './rating.ts';
import { readAsUser } from './read.ts';
import { CaseView, oneOf } from './shape.ts';
import { streamCase, type Watch } from './stream.ts';
import { actAsUser } from './user.ts';

const ByNumber = object({ number: Type.String({ maxLength: 100 }) });
/** No code is a wrong code: it is answered alike, so that nobody learns which numbers exist. */
const Code = object({
  code: Type.Optional(Type.String({ maxLength: 1_000 })),
  lang: Type.Optional(Type.String()),
});
const Body = Type.String({ minLength: 1, maxLength: 10_000 });
const BUSY = 120;

/** What the holder of number and access code can do. */
export function userRoutes(house: House, watch: Watch): Route[] {
  const door = {
    tag: 'cases',
    permission: 'public',
    params: ByNumber,
    query: Code,
    perMinute: BUSY,
  } as const;
  const act = { ...door, method: 'POST', reply: CaseView } as const;
  type Asked = { params: { number: string }; query: { code?: string } };
  const view = ({ params, query }: Asked, { now, locale }: { now: number; locale: 'zh' | 'en' }) =>
    readAsUser(house, params.number, query.code ?? '', now, locale);
  return [
    route({
      ...door,
      method: 'GET',
      path: '/cases/{number}',
      summary: 'See where a case stands.',
      reply: CaseView,
      handler: (input, context) => view(input, context),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/cases/{number}/stream',
      summary: 'Be told of every change, as Server-Sent Events.',
      produces: 'text/event-stream',
      handler: async (input, context) => {
        await view(input, context);
        return streamCase(house, watch, input.params.number, context.reply);
      },
    }),
    route({
      ...act,
      method: 'PATCH',
      path: '/cases/{number}',
      summary: 'Change what one wrote, within ten minutes of handing it in.',
      body: object({ title: Type.Optional(Type.String({ maxLength: 200 })), body: Type.Optional(Body) }),
      handler: async (input, context) => {
        const { params, query, body } = input;
        await editAsUser(house, params.number, query.code ?? '', body, context.now);
        return view(input, context);
      },
    }),
    route({
      ...act,
      path: '/cases/{number}/messages',
      summary: 'Add something; a case that waits for the user goes on.',
      body: object({ body: Body }),
      handler: async (input, context) => {
        await actAsUser(
          house,
          input.params.number,
          input.query.code ?? '',
          'message',
          input.body,
          context.now,
        );
        return view(input, context);
      },
    }),
    route({
      ...act,
      path: '/cases/{number}/contest',
      summary: 'Object to the waiting: the case goes on and its deadline runs again.',
      body: Type.Union([object({ reason: Type.Optional(Body) }), Type.Null()]),
      handler: async (input, context) => {
        const said = input.body?.reason === undefined ? {} : { body: input.body.reason };
        await actAsUser(house, input.params.number, input.query.code ?? '', 'contest', said, context.now);
        return view(input, context);
      },
    }),
    route({
      ...act,
      path: '/cases/{number}/rating',
      summary: 'Rate the answer, from 1 (very dissatisfied) to 5 (very satisfied).',
      body: object({
        score: Type.Integer({ minimum: 1, maximum: 5 }),
        solved: Type.Boolean(),
        comment: Type.Optional(Type.String({ maxLength: 2_000 })),
        reasons: Type.Optional(
          Type.Array(oneOf(RATING_REASONS), {
            maxItems: RATING_REASONS.length,
            description: 'What made you choose this level; each level has reasons of its own.',
          }),
        ),
      }),
      handler: async (input, context) => {
        const { comment, ...rating } = input.body;
        const said = comment === undefined ? rating : { ...rating, body: comment };
        await actAsUser(house, input.params.number, input.query.code ?? '', 'rate', said, context.now);
        return view(input, context);
      },
    }),
    route({
      ...act,
      path: '/cases/{number}/appeal',
      summary: 'Ask for a second review.',
      body: object({ reason: Body }),
      handler: async (input, context) => {
        await actAsUser(
          house,
          input.params.number,
          input.query.code ?? '',
          'appeal',
          { body: input.body.reason },
          context.now,
        );
        return view(input, context);
      },
    }),
    route({
      ...act,
      path: '/cases/{number}/withdraw',
      summary: 'Take the feedback back before it is answered.',
      handler: async (input, context) => {
        await actAsUser(house, input.params.number, input.query.code ?? '', 'withdraw', {}, context.now);
        return view(input, context);
      },
    }),
    route({
      ...act,
      path: '/cases/{number}/attachments',
      summary: 'Add a file (multipart/form-data, one part `file`, 10 MB at most).',
      handler: async (input, context) => {
        await view(input, context);
        await addAttachment(house.db, input.params.number, context.request, context.now);
        return view(input, context);
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/cases/{number}/attachments/{id}',
      summary: 'Download a file of the case.',
      params: object({ ...ByNumber.properties, id: Type.String({ format: 'uuid' }) }),
      produces: 'application/octet-stream',
      handler: async (input, context) => {
        await view(input, context);
        return sendFile(
          await readAttachment(house.db, input.params.number, input.params.id, 'user'),
          context.reply,
        );
      },
    }),
  ];
}
