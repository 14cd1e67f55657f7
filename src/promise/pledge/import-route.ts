import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Fault } from '../../platform/fault.ts';
import { fileName } from '../../platform/file.ts';
import { Refusal } from '../../platform/refusal.ts';
import { nullable, object, type Route, route } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { importLetter } from './import.ts';
import { ANSWERS, invalidPledge } from './refusals.ts';
import { tellVersion, VersionReply } from './shape.ts';
import { createDraft } from './store.ts';
import type { Propose } from './word/propose.ts';

const MAX_FILE_BYTES = 10 * 1024 * 1024;

const Blank = object({
  unit: Type.String(),
  value: nullable(Type.Union([Type.Number(), Type.String()])),
  meaning: Type.String(),
});
const Party = object({ name: nullable(Type.String()), type: Type.Optional(nullable(Type.String())) });

/** What a sentence is bound to, by rules or by proposal. */
const BINDING = {
  text: Type.String(),
  measure: Type.String(),
  scope: Type.Record(Type.String(), Type.Array(Type.String())),
  limit: nullable(Type.String()),
  target: nullable(Type.Number()),
  activity: nullable(Type.String()),
  every: nullable(Type.String()),
  count: nullable(Type.Integer()),
  confidence: Type.Number({ description: 'How sure the binding is, 0 to 1.' }),
};

const Proposed = object({
  clause: Type.String({ description: 'The id of the clause in the draft.' }),
  ...BINDING,
  document: Type.Unknown({ description: 'The clause as it would be, as in a JSON file.' }),
});

const ImportReply = object({
  ...VersionReply.properties,
  promisor: Party,
  recipient: nullable(Party),
  clauses: Type.Array(object({ ...BINDING, section: nullable(Type.String()), blanks: Type.Array(Blank) })),
  proposed: Type.Array(Proposed, {
    description:
      'What a language model, where one is set up, proposes for sentences that the rules left unbound. The draft does not hold it.',
  }),
  blanks: Type.Array(Blank, { description: 'All blanks; value is null while one is empty.' }),
  unbound: Type.Array(Type.String(), { description: 'The promises that nothing measures.' }),
});

/** A letter that is uploaded becomes a draft. */
export const importRoute = (db: Db, propose: Propose | undefined): Route =>
  route({
    method: 'POST',
    path: '/staff/pledges/import',
    permission: 'pledge:edit',
    tag: 'pledges',
    summary:
      'Make a draft of a letter in a file (multipart/form-data, one part `file`: .docx, .txt, .md, .html, or a pledge in YAML or JSON; 10 MB at most)',
    status: 201,
    reply: ImportReply,
    perMinute: 30,
    handler: async (_, { request, locale, caller: { staffId } }) => {
      const { name, bytes } = await uploaded(request);
      const imported = await importLetter(name, bytes, () => new TextDecoder().decode(bytes), propose).catch(
        (error) => {
          throw error instanceof Fault ? new Refusal('unsupported-media-type', ANSWERS.fileUnread) : error;
        },
      );
      if ('faults' in imported) throw invalidPledge(imported.faults, locale);
      const draft = await db.transaction().execute((tx) => createDraft(tx, imported.pledge, staffId));
      const version = tellVersion(draft);
      const { promisor, recipient, clauses, blanks, unbound } = imported.outline;
      return {
        ...version,
        promisor,
        recipient,
        clauses: clauses.map((clause) => ({
          ...clause,
          scope: clause.scope as Record<string, string[]>,
          blanks: [...clause.blanks],
        })),
        blanks: [...blanks],
        unbound: [...unbound],
        proposed: (imported.proposed ?? []).map((one) => ({
          ...one,
          scope: one.scope as Record<string, string[]>,
        })),
      };
    },
  });

/** @throws Refusal bad-request, too-large */
async function uploaded(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  const part = request.isMultipart()
    ? await request.file({ limits: { fileSize: MAX_FILE_BYTES, files: 1 } })
    : undefined;
  if (!part) throw new Refusal('bad-request', ANSWERS.noFile);
  const bytes = await part.toBuffer().catch((error: { code?: string }) => {
    throw error.code === 'FST_REQ_FILE_TOO_LARGE' ? new Refusal('too-large', ANSWERS.fileTooLarge) : error;
  });
  return { name: fileName(part.filename), bytes };
}
