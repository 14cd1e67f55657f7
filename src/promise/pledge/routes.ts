import Type, { type Static } from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import { type Locale, nullable, object, page, type Route, route } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { dayAt, formatDay } from '../../platform/time.ts';
import { importRoute } from './import-route.ts';
import { templateRoutes } from './letter/routes.ts';
import { lintPledge } from './lint/lint.ts';
import { FindingReply, tellFinding } from './lint/tell.ts';
import type { Draft } from './pledge.ts';
import { readPledge } from './read.ts';
import { ANSWERS, invalidPledge, tellFault } from './refusals.ts';
import {
  LetterReply,
  PublishedReply,
  tellLetter,
  tellPublished,
  tellVersion,
  VersionReply,
} from './shape.ts';
import type { PledgeBook } from './snapshot.ts';
import { changeDraft, createDraft, listPledges, publishDraft, readVersion } from './store.ts';
import type { Propose } from './word/propose.ts';
import { toDocument, writePledge } from './write.ts';

const Id = object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });

const LETTER = {
  document: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'The letter, as in a JSON file.' }),
  ),
  source: Type.Optional(Type.String({ maxLength: 500_000, description: 'The letter as YAML or JSON text.' })),
};
const Letter = object(LETTER);
const Change = object({
  ...LETTER,
  revision: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'The revision that was changed. Without it the draft is overwritten.',
    }),
  ),
});

const Lint = object({
  faults: Type.Array(
    object({
      line: Type.Optional(Type.Integer()),
      clause: Type.Optional(Type.String()),
      path: Type.String(),
      message: Type.String(),
    }),
    { description: 'What cannot be read.' },
  ),
  findings: Type.Array(FindingReply, {
    description: 'What a careful reader would say. Faults keep the letter from being published.',
  }),
});

/** @throws Refusal bad-request, invalid-pledge */
function letterIn({ document, source }: Static<typeof Letter>, locale: Locale): Draft {
  if ((document === undefined) === (source === undefined)) throw new Refusal('bad-request', ANSWERS.oneOfTwo);
  const reading = readPledge((document ?? source)!, { draft: true });
  if ('faults' in reading) throw invalidPledge(reading.faults, locale);
  return reading.pledge;
}

/** The letters that anyone may read. */
export const publicPledgeRoutes = (book: PledgeBook): Route[] => [
  route({
    method: 'GET',
    path: '/pledges/current',
    permission: 'public',
    tag: 'pledges',
    summary: 'The letter in force now',
    reply: LetterReply,
    handler: (_, { now, locale }) => {
      const current = book.inForce(now);
      if (!current) throw new Refusal('no-pledge-in-force', ANSWERS.noneInForce);
      return tellLetter(current, locale);
    },
  }),
  route({
    method: 'GET',
    path: '/pledges',
    permission: 'public',
    tag: 'pledges',
    summary: 'All published versions, the newest first',
    reply: page(PublishedReply),
    handler: (_, { locale }) => ({
      items: book.published().map((one) => tellPublished(one, locale)),
      nextCursor: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/pledges/{id}',
    permission: 'public',
    tag: 'pledges',
    summary: 'A published version',
    params: Id,
    reply: LetterReply,
    handler: ({ params }, { locale }) => {
      const one = book.of(params.id);
      if (!one) throw new Refusal('not-found', ANSWERS.noSuchPledge);
      return tellLetter(one, locale);
    },
  }),
];

/** Drafts, and their publication. */
export const staffPledgeRoutes = (db: Db, book: PledgeBook, propose?: Propose): Route[] => [
  ...templateRoutes(),
  importRoute(db, propose),
  route({
    method: 'GET',
    path: '/staff/pledges',
    permission: 'pledge:read',
    tag: 'pledges',
    summary: 'All versions, drafts and published, the newest first',
    reply: page(VersionReply),
    handler: async () => ({ items: (await listPledges(db)).map(tellVersion), nextCursor: null }),
  }),
  route({
    method: 'POST',
    path: '/staff/pledges',
    permission: 'pledge:edit',
    tag: 'pledges',
    summary: 'Make a draft of a letter',
    body: Letter,
    status: 201,
    reply: VersionReply,
    handler: async ({ body }, { locale, caller: { staffId } }) => {
      const letter = letterIn(body, locale);
      return tellVersion(await db.transaction().execute((tx) => createDraft(tx, letter, staffId)));
    },
  }),
  route({
    method: 'GET',
    path: '/staff/pledges/{id}',
    permission: 'pledge:read',
    tag: 'pledges',
    summary: 'A version with its letter',
    params: Id,
    reply: object({
      ...VersionReply.properties,
      document: Type.Unknown({ description: 'The letter, as in a JSON file.' }),
    }),
    handler: async ({ params }) => {
      const { pledge, ...version } = await readVersion(db, params.id);
      return { ...tellVersion(version), document: toDocument(pledge) };
    },
  }),
  route({
    method: 'GET',
    path: '/staff/pledges/{id}.yaml',
    permission: 'pledge:read',
    tag: 'pledges',
    summary: 'A version as a YAML file',
    params: Id,
    produces: 'application/yaml',
    handler: async ({ params }, { reply }) => {
      const { pledge } = await readVersion(db, params.id);
      reply.type('application/yaml; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="pledge-${params.id}.yaml"`);
      return writePledge(pledge);
    },
  }),
  route({
    method: 'PUT',
    path: '/staff/pledges/{id}',
    permission: 'pledge:edit',
    tag: 'pledges',
    summary: 'Change a draft',
    params: Id,
    body: Change,
    reply: VersionReply,
    handler: async ({ params, body: { revision, ...letter } }, { locale, caller: { staffId } }) =>
      tellVersion(await changeDraft(db, params.id, letterIn(letter, locale), revision, staffId)),
  }),
  route({
    method: 'POST',
    path: '/staff/pledges/{id}/lint',
    permission: 'pledge:read',
    tag: 'pledges',
    summary: 'What is wrong with a version; with a body, with the letter in it',
    params: Id,
    body: nullable(Letter),
    reply: Lint,
    handler: async ({ params, body }, { now, locale }) => {
      const { pledge } = await readVersion(db, params.id);
      const reading = readPledge(body?.document ?? body?.source ?? toDocument(pledge), { draft: true });
      if ('faults' in reading)
        return { faults: reading.faults.map((fault) => tellFault(fault, locale)), findings: [] };
      const today = formatDay(dayAt(reading.pledge.calendar.timezone, now));
      const others = book.published().filter(({ id }) => id !== params.id);
      const terms = others.map((one) => one.pledge.effective ?? {});
      const findings = lintPledge(reading.pledge, { today, terms });
      return { faults: [], findings: findings.map((finding) => tellFinding(finding, locale)) };
    },
  }),
  route({
    method: 'POST',
    path: '/staff/pledges/{id}/publish',
    permission: 'pledge:publish',
    tag: 'pledges',
    summary: 'Publish a draft as the next version; it never changes afterwards',
    params: Id,
    reply: VersionReply,
    handler: async ({ params }, { now, caller, locale }) => {
      const act = { now, staffId: caller.staffId, locale };
      const published = await db.transaction().execute((tx) => publishDraft(tx, params.id, act));
      // The notification comes later than the next request of whoever published.
      await book.refresh();
      return tellVersion(published);
    },
  }),
];
