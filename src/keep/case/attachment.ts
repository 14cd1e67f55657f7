import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ORG_ID } from '../../people/staff/staff.ts';
import { fileName, type StoredFile } from '../../platform/file.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { CASE_TEXTS } from './texts.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_FILES = 5;

export interface NewAttachment {
  readonly name: string;
  readonly content: Buffer;
}

/** Keeps a file with its case. What it is is told by its content, not by what the sender says. @throws Refusal too-large, unsupported-media-type */
export async function keepAttachment(
  db: Db,
  number: string,
  { name, content }: NewAttachment,
  at: Instant,
): Promise<void> {
  if (content.length > MAX_FILE_BYTES) throw new Refusal('too-large', CASE_TEXTS.fileTooLarge);
  const mediaType = mediaTypeOf(content);
  if (!mediaType) throw new Refusal('unsupported-media-type', CASE_TEXTS.fileNotTaken);
  await db.transaction().execute(async (tx) => {
    const { id } = await tx
      .selectFrom('cases')
      .select('id')
      .where('org_id', '=', ORG_ID)
      .where('number', '=', number)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { held } = await tx
      .selectFrom('attachment')
      .select(({ fn }) => fn.countAll<number>().as('held'))
      .where('org_id', '=', ORG_ID)
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    if (held >= MAX_FILES) throw new Refusal('too-large', CASE_TEXTS.tooManyFiles);
    await tx
      .insertInto('attachment')
      .values({
        org_id: ORG_ID,
        case_id: id,
        name: fileName(name),
        media_type: mediaType,
        size_bytes: content.length,
        content,
        at: timestamptz(at),
      })
      .execute();
  });
}

export async function addAttachment(
  db: Db,
  number: string,
  request: FastifyRequest,
  at: Instant,
): Promise<void> {
  const file = request.isMultipart()
    ? await request.file({ limits: { fileSize: MAX_FILE_BYTES, files: 1 } })
    : undefined;
  if (!file) throw new Refusal('bad-request', CASE_TEXTS.noFile);
  await keepAttachment(db, number, { name: file.filename, content: await file.toBuffer() }, at);
}

export async function readAttachment(db: Db, number: string, id: string): Promise<StoredFile> {
  const found = await db
    .selectFrom('attachment')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'attachment.org_id').onRef('cases.id', '=', 'attachment.case_id'),
    )
    .select(['attachment.name', 'attachment.media_type', 'attachment.content'])
    .where('attachment.org_id', '=', ORG_ID)
    .where('attachment.id', '=', id)
    .where('cases.number', '=', number)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found', CASE_TEXTS.noSuchFile);
  return found;
}
