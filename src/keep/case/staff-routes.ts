import Type, { type TProperties } from 'typebox';
import { sendFile } from '../../platform/file.ts';
import { type Caller, object, page, type Route, route } from '../../platform/route.ts';
import { act, type Particulars } from './act.ts';
import { MAX_FILES, readAttachment } from './attachment.ts';
import { type Action, WAITING_REASONS } from './case.ts';
import { dropDraft } from './draft/draft.ts';
import type { House } from './house.ts';
import { listCases } from './list.ts';
import { addNote } from './note.ts';
import { ownerOf } from './personal.ts';
import { AttachmentView, CaseQuery, CaseRow, oneOf, ScopeFields, StaffCaseView } from './shape.ts';
import { addStaffFile, dropPending } from './staff-file.ts';
import { readAsStaff } from './staff-view.ts';
import { summary } from './summary.ts';

const NumberParam = object({ number: Type.String({ maxLength: 100 }) });
const Text = Type.String({ minLength: 1, maxLength: 20_000 });
/** Ids of files that were kept with the case before. */
const Files = {
  files: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: MAX_FILES })),
};
const Note = { note: Type.Optional(Text) };
const Name = Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Integer()]);
const Language = { lang: Type.Optional(oneOf(['zh', 'en'])) };

/** What each step is taken with. Everything that has a `body` says it to the user; a `note` stays among staff. */
const BODIES: Readonly<Record<Action, TProperties>> = {
  register: Note,
  dispatch: { unit: Name, assignee: Type.Optional(Name), ...Note },
  start: Note,
  respond: { body: Text, ...Files },
  'request-coordination': Note,
  coordinate: { body: Text, ...Files },
  plan: { body: Text, ...Files },
  wait: { reason: oneOf(WAITING_REASONS), body: Type.Optional(Text) },
  resume: Note,
  reply: { body: Text, ...Files },
  review: Note,
  archive: Note,
  merge: { into: Type.String({ minLength: 1, maxLength: 100 }), ...Note },
  unmerge: Note,
  reclassify: ScopeFields,
  withdraw: Note,
  'follow-up': Note,
  inspect: Note,
};

const stepRoute = (house: House, action: Action): Route => {
  const needsBody = Object.values(BODIES[action]).some((schema) => !Type.IsOptional(schema));
  return route({
    method: 'POST',
    path: `/staff/cases/{number}/${action}`,
    tag: 'staff',
    permission: 'case:work',
    summary: `Take the step "${action}".`,
    params: NumberParam,
    reply: StaffCaseView,
    // A step that needs nothing may be taken with an empty request.
    body: needsBody ? object(BODIES[action]) : Type.Union([object(BODIES[action]), Type.Null()]),
    handler: async ({ params, body }, { caller, now, locale }) => {
      const given = (body ?? {}) as Record<string, unknown>;
      const particulars = (action === 'reclassify' ? { fields: given } : given) as Particulars;
      await act(house, params.number, action, particulars, caller, now);
      await sent(house, params.number, action, caller);
      return readAsStaff(house, params.number, caller, now, locale);
    },
  });
};

/** What was said is no draft any more. */
const sent = async ({ db }: House, number: string, deed: string, { staffId }: Caller) => {
  if (staffId !== null) await dropDraft(db, number, staffId, deed);
};

export function staffRoutes(house: House): Route[] {
  const door = { tag: 'staff', permission: 'case:read' } as const;
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases',
      summary: 'The work list: what falls due first is on top.',
      reply: page(CaseRow),
      query: CaseQuery,
      handler: ({ query }, { caller, now, locale }) => listCases(house, query, caller, now, locale),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/summary',
      summary: 'How much there is to do.',
      reply: object({
        overdue: Type.Integer(),
        dueToday: Type.Integer(),
        mine: Type.Integer(),
        unassigned: Type.Integer(),
        open: Type.Integer(),
      }),
      handler: (_input, { caller, now }) => summary(house, caller, now),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases/{number}',
      summary: 'The whole case. The look is recorded.',
      params: NumberParam,
      query: object(Language),
      reply: StaffCaseView,
      handler: ({ params }, { caller, now, locale }) =>
        readAsStaff(house, params.number, caller, now, locale),
    }),
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases/{number}/attachments/{id}',
      summary: 'Download a file of the case.',
      params: object({ ...NumberParam.properties, id: Type.String({ format: 'uuid' }) }),
      produces: 'application/octet-stream',
      handler: async ({ params }, { reply }) =>
        sendFile(await readAttachment(house.db, params.number, params.id, 'staff'), reply),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/cases/{number}/attachments',
      permission: 'case:work',
      summary: 'Keep a file (multipart/form-data, one part `file`, 10 MB at most) to go with what one says.',
      params: NumberParam,
      reply: AttachmentView,
      status: 201,
      handler: ({ params }, { caller, now, request }) =>
        addStaffFile(house.db, params.number, ownerOf(caller), request, now),
    }),
    route({
      ...door,
      method: 'DELETE',
      path: '/staff/cases/{number}/attachments/{id}',
      permission: 'case:work',
      summary: 'Throw away a file that was not sent.',
      params: object({ ...NumberParam.properties, id: Type.String({ format: 'uuid' }) }),
      status: 204,
      handler: ({ params }, { caller }) => dropPending(house.db, params.number, ownerOf(caller), [params.id]),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/staff/cases/{number}/notes',
      permission: 'case:work',
      summary: 'Note something among staff.',
      params: NumberParam,
      body: object({ body: Text, ...Files }),
      reply: StaffCaseView,
      handler: async ({ params, body }, { caller, now, locale }) => {
        await addNote(house, params.number, body, caller, now);
        await sent(house, params.number, 'note', caller);
        return readAsStaff(house, params.number, caller, now, locale);
      },
    }),
    ...(Object.keys(BODIES) as Action[]).map((action) => stepRoute(house, action)),
  ];
}
