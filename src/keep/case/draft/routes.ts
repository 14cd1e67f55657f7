import Type from 'typebox';
import { Refusal } from '../../../platform/refusal.ts';
import { object, type Route, route, Timestamp } from '../../../platform/route.ts';
import { formatInstant } from '../../../platform/time.ts';
import { MAX_FILES } from '../attachment.ts';
import type { House } from '../house.ts';
import { ownerOf } from '../personal.ts';
import { CASE_TEXTS } from '../texts.ts';
import { dropDraft, keepDraft, readDrafts } from './draft.ts';

/** What is written at length, so that losing it would hurt. */
const DEEDS = ['respond', 'plan', 'reply', 'coordinate', 'note'] as const;

const ByNumber = object({ number: Type.String({ maxLength: 100 }) });
const ByDeed = object({ ...ByNumber.properties, deed: Type.String({ maxLength: 20 }) });

/** What somebody has begun to write, kept where their other computer finds it. */
export function draftRoutes({ db }: House): Route[] {
  const door = { tag: 'staff', permission: 'case:work' } as const;
  return [
    route({
      ...door,
      method: 'GET',
      path: '/staff/cases/{number}/drafts',
      summary: 'What I have begun to write in a case.',
      params: ByNumber,
      reply: object({
        items: Type.Array(
          object({
            deed: Type.String(),
            body: Type.String(),
            files: Type.Array(
              object({
                id: Type.String(),
                name: Type.String(),
                mediaType: Type.String(),
                sizeBytes: Type.Integer(),
              }),
            ),
            sending: Type.Boolean(),
            changedAt: Timestamp,
          }),
        ),
      }),
      handler: async ({ params }, { caller }) => {
        const drafts = await readDrafts(db, params.number, ownerOf(caller));
        return { items: drafts.map((draft) => ({ ...draft, changedAt: formatInstant(draft.changedAt) })) };
      },
    }),
    route({
      ...door,
      method: 'PUT',
      path: '/staff/cases/{number}/drafts/{deed}',
      summary: 'Keep what I am writing.',
      params: ByDeed,
      body: object({
        body: Type.String({ maxLength: 20_000 }),
        files: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: MAX_FILES })),
        sending: Type.Optional(Type.Boolean()),
      }),
      reply: object({ changedAt: Timestamp }),
      handler: async ({ params, body }, { caller, now }) => {
        const deed = deedOf(params.deed);
        const { files = [], sending = false } = body;
        const draft = { deed, body: body.body, files, sending };
        const kept = await keepDraft(db, params.number, ownerOf(caller), draft, now);
        if (kept === undefined) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
        return { changedAt: formatInstant(kept) };
      },
    }),
    route({
      ...door,
      method: 'DELETE',
      path: '/staff/cases/{number}/drafts/{deed}',
      summary: 'Throw away what I had begun to write.',
      params: ByDeed,
      status: 204,
      handler: ({ params }, { caller }) => dropDraft(db, params.number, ownerOf(caller), deedOf(params.deed)),
    }),
  ];
}

function deedOf(text: string): (typeof DEEDS)[number] {
  const deed = DEEDS.find((one) => one === text);
  if (!deed) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  return deed;
}
