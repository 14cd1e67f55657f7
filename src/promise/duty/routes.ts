import Type from 'typebox';
import { sendFile } from '../../platform/file.ts';
import { Refusal } from '../../platform/refusal.ts';
import { object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { formatDay, parseDay, parseInstant } from '../../platform/time.ts';
import { EVIDENCE } from '../pledge/pledge.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import { agenda, historyOf, pageOf } from './agenda.ts';
import { ownedBy, type People } from './owner.ts';
import { recordEvidence, retractEvidence } from './record.ts';
import { DutyView, EvidenceView, PeriodView, tellDuty, tellEvidence, tellPeriod } from './shape.ts';
import { dutiesNamed } from './standing.ts';
import { insertFile, readFile } from './store.ts';
import { DUTY_TEXTS } from './texts.ts';
import { readUpload } from './upload.ts';

const Clause = object({ clause: Type.String({ maxLength: 100 }) });
const Lang = Type.Optional(Type.Enum(['zh', 'en']));

const NewEvidence = object({
  kind: Type.Enum(EVIDENCE),
  text: Type.String({
    minLength: 1,
    maxLength: 10_000,
    description: 'What was done; the minutes themselves.',
  }),
  count: Type.Integer({ minimum: 1, maximum: 100_000, description: 'How many times it proves.' }),
  happenedAt: Timestamp,
  link: Type.Optional(Type.String({ format: 'uri', pattern: '^https?://', maxLength: 2_000 })),
  file: Type.Optional(Type.String({ format: 'uuid', description: 'As it was given back by the upload.' })),
});

const Cursor = Type.Optional(Type.String({ maxLength: 200 }));

/** A letter read from a file has 300 clauses at most. */
const DUTIES = 300;
const PAGE = 24;

/** What recurs: what is owed now, what was done, and the proof of it. */
export const dutyRoutes = (db: Db, book: PledgeBook, people: People): Route[] => [
  route({
    method: 'GET',
    path: '/staff/duties',
    tag: 'duties',
    permission: 'case:read',
    summary: 'The duties of the letter in force with the period at hand, what is missing first.',
    query: object({
      lang: Lang,
      cursor: Cursor,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    }),
    reply: page(DutyView),
    handler: async ({ query }, { now, locale, caller }) => {
      const { items, nextCursor } = pageOf(
        await agenda(db, book, now),
        now,
        query.limit ?? DUTIES,
        query.cursor,
      );
      const isMine = ownedBy(people, caller.staffId);
      return { items: items.map((duty) => tellDuty(duty, now, locale, isMine)), nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/staff/duties/{clause}',
    tag: 'duties',
    permission: 'case:read',
    summary: 'The periods of a duty with their evidence, the newest first.',
    params: Clause,
    query: object({ lang: Lang, cursor: Cursor }),
    reply: page(object({ ...PeriodView.properties, evidence: Type.Array(EvidenceView) })),
    handler: async ({ params, query }, { now, locale }) => {
      if (dutiesNamed(book.published(), params.clause).length === 0)
        throw new Refusal('not-found', DUTY_TEXTS.noSuchDuty);
      const before = query.cursor === undefined ? Number.POSITIVE_INFINITY : parseDay(query.cursor);
      if (before === undefined) throw new Refusal('bad-request', DUTY_TEXTS.badCursor);
      const found = await historyOf(db, book, params.clause, { before, most: PAGE + 1 }, now);
      const shown = found.slice(0, PAGE);
      return {
        items: shown.map((period) => ({
          ...tellPeriod(period, now, locale),
          evidence: period.entries.map((entry) => tellEvidence(period, entry)),
        })),
        nextCursor: found.length > PAGE ? formatDay(shown.at(-1)!.first) : null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/staff/duties/{clause}/evidence',
    tag: 'duties',
    permission: 'case:work',
    summary:
      'Record that it was done. It counts for the period in which it happened, if it is recorded by the due.',
    params: Clause,
    body: NewEvidence,
    status: 201,
    reply: PeriodView,
    handler: async ({ params, body }, { now, caller, locale }) => {
      const evidence = { ...body, happenedAt: parseInstant(body.happenedAt)! };
      const period = await recordEvidence(db, book.published(), params.clause, evidence, caller, now);
      return tellPeriod(period, now, locale);
    },
  }),
  route({
    method: 'POST',
    path: '/staff/duties/evidence/{id}/retraction',
    tag: 'duties',
    permission: 'case:work',
    summary: 'Take evidence back that was recorded by mistake. It stays to be seen.',
    params: object({ id: Type.Integer({ minimum: 1 }) }),
    body: object({ reason: Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' }) }),
    reply: PeriodView,
    handler: async ({ params, body }, { now, caller, locale }) => {
      const period = await retractEvidence(db, book.published(), params.id, body.reason, caller, now);
      return tellPeriod(period, now, locale);
    },
  }),
  route({
    method: 'POST',
    path: '/staff/duties/files',
    tag: 'duties',
    permission: 'case:work',
    summary: 'Upload a file that evidence then names (multipart/form-data, one part `file`, 10 MB at most).',
    status: 201,
    reply: object({ id: Type.String(), name: Type.String() }),
    handler: async (_, { request }) => {
      const file = await readUpload(request);
      return { ...(await insertFile(db, file)), name: file.name };
    },
  }),
  route({
    method: 'GET',
    path: '/staff/duties/files/{id}',
    tag: 'duties',
    permission: 'case:read',
    summary: 'Download a file of the evidence.',
    params: object({ id: Type.String({ format: 'uuid' }) }),
    produces: 'application/octet-stream',
    handler: async ({ params }, { reply }) => sendFile(await readFile(db, params.id), reply),
  }),
];
