import Type from 'typebox';
import { sendFile } from '../../../platform/file.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Context, object, page, type Route, route } from '../../../platform/route.ts';
import { type Limit, parseLimit } from '../../../promise/calendar/limit.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { CASE_TEXTS } from '../texts.ts';
import { Figures, figuresOfUrges } from './figures.ts';
import { USUAL_LIMIT } from './issue.ts';
import { paperOfUrge, urgePage } from './paper.ts';
import { LADDER_TEXTS } from './texts.ts';
import { answerUrge, mayBeUrged, urge } from './urge.ts';
import { UrgeView, urges, urgeView } from './view.ts';

const ByNumber = object({ number: Type.String({ maxLength: 100 }) });
const ById = object({ id: Type.Integer({ minimum: 1 }) });
const Words = Type.String({ minLength: 1, maxLength: 5_000, pattern: '\\S' });
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PAGE = 50;

const CaseUrges = object(
  {
    /** Whether the caller may issue one now. */
    mayUrge: Type.Boolean(),
    items: Type.Array(UrgeView),
  },
  { title: 'CaseUrges' },
);

/** The longest that an answer may take, by unit. */
const LONGEST: Readonly<Record<Limit['unit'], number>> = {
  m: 14_400,
  h: 240,
  wm: 4_800,
  wh: 80,
  d: 14,
  wd: 10,
};

function limitOf(text: string | undefined): Limit {
  const limit = text === undefined ? USUAL_LIMIT : parseLimit(text);
  if (!limit || limit.count > LONGEST[limit.unit]) throw new Refusal('bad-request', LADDER_TEXTS.badLimit);
  return limit;
}

/** @throws Refusal not-found */
async function ofCase(house: House, number: string, context: Context) {
  const found = await house.db
    .selectFrom('cases')
    .select(['stage'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const rows = await urges(house.db).where('cases.number', '=', number).orderBy('urge.id', 'desc').execute();
  return {
    mayUrge: mayBeUrged(found.stage) && context.caller.permissions.has('case:approve'),
    items: rows.map((row) => urgeView(house, row, context)),
  };
}

/** Formal supervision notices: issued, answered, listed and printed. */
export function urgeRoutes(house: House): Route[] {
  const door = { tag: 'staff', permission: 'case:read' } as const;
  const one = async (id: number) => {
    const row = await urges(house.db).where('urge.id', '=', id).executeTakeFirst();
    if (!row) throw new Refusal('not-found', LADDER_TEXTS.noSuch);
    return row;
  };
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases/{number}/urges',
      summary: 'The supervision notices of a case, the latest first.',
      params: ByNumber,
      reply: CaseUrges,
      handler: ({ params }, context) => ofCase(house, params.number, context),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/cases/{number}/urges',
      permission: 'case:approve',
      summary: 'Issue a supervision notice, to be answered in writing by the unit that has the case.',
      params: ByNumber,
      body: object({
        reason: Words,
        limit: Type.Optional(
          Type.String({ maxLength: 10, description: 'How long the unit has to answer; 1wd unless told.' }),
        ),
      }),
      status: 201,
      reply: CaseUrges,
      handler: async ({ params, body }, context) => {
        const asked = { reason: body.reason, limit: limitOf(body.limit) };
        await urge(house, params.number, asked, context.caller, context.now);
        return ofCase(house, params.number, context);
      },
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/cases/{number}/urges/{id}/answer',
      permission: 'case:work',
      summary: 'Answer a supervision notice in writing.',
      params: object({ ...ByNumber.properties, ...ById.properties }),
      body: object({ body: Words }),
      reply: CaseUrges,
      handler: async ({ params, body }, context) => {
        await answerUrge(house, params.number, params.id, body.body, context.caller, context.now);
        return ofCase(house, params.number, context);
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/urges',
      summary: 'All supervision notices, the latest first.',
      query: object({
        open: Type.Optional(Type.Boolean({ description: 'Only those that wait for an answer.' })),
        cursor: Type.Optional(Type.String({ maxLength: 200 })),
        lang: Type.Optional(Type.String()),
      }),
      reply: page(UrgeView),
      handler: async ({ query }, context) => {
        const after = query.cursor === undefined ? undefined : readCursor(query.cursor)[1];
        const rows = await urges(house.db)
          .$if(query.open === true, (list) => list.where('answered_at', 'is', null))
          .$if(after !== undefined, (list) => list.where('urge.id', '<', after!))
          .orderBy('urge.id', 'desc')
          .limit(PAGE + 1)
          .execute();
        const shown = rows.slice(0, PAGE);
        const last = shown.at(-1);
        return {
          items: shown.map((row) => urgeView(house, row, context)),
          nextCursor: rows.length > PAGE && last ? writeCursor(last.issued_at, last.id) : null,
        };
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/urges/figures',
      summary: 'How many supervision notices each unit got, and whether it answered them in time.',
      reply: Figures,
      handler: (_, { now }) => figuresOfUrges(house, now),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/urges/{id}.docx',
      summary: 'A supervision notice as a Word file.',
      params: ById,
      produces: DOCX,
      handler: async ({ params }, context) => {
        const paper = await paperOfUrge(house, urgeView(house, await one(params.id), context));
        // The writer of Word files takes a tenth of a second to load, which starting the product need not wait for.
        const { urgeDocument } = await import('./write-paper.ts');
        const content = Buffer.from(await urgeDocument(paper));
        return sendFile({ name: `${paper.document}.docx`, media_type: DOCX, content }, context.reply);
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/urges/{id}.html',
      summary: 'A supervision notice as a page to print.',
      params: ById,
      produces: 'text/html',
      handler: async ({ params }, context) => {
        const paper = await paperOfUrge(house, urgeView(house, await one(params.id), context));
        return context.reply
          .type('text/html; charset=utf-8')
          .header('cache-control', 'private, no-store')
          .send(urgePage(paper));
      },
    }),
  ];
}
