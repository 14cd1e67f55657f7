import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
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

/** A file as those who may see it are told of it. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/**
 * What is kept of a file. What it is is told by its content, not by what the sender says.
 * @throws Refusal too-large, unsupported-media-type
 */
export function checkedFile({ name, content }: NewAttachment): NewAttachment & { mediaType: string } {
  if (content.length > MAX_FILE_BYTES) throw new Refusal('too-large', CASE_TEXTS.fileTooLarge);
  const mediaType = mediaTypeOf(content);
  if (!mediaType) throw new Refusal('unsupported-media-type', CASE_TEXTS.fileNotTaken);
  return { name: fileName(name), content, mediaType };
}

/** Keeps a file of the user's with their case. @throws Refusal too-large, unsupported-media-type */
export async function keepAttachment(
  db: Db,
  number: string,
  file: NewAttachment,
  at: Instant,
): Promise<void> {
  const { name, content, mediaType } = checkedFile(file);
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
      .where('author', '=', 'user')
      .executeTakeFirstOrThrow();
    if (held >= MAX_FILES) throw new Refusal('too-large', CASE_TEXTS.tooManyFiles);
    await tx
      .insertInto('attachment')
      .values({
        org_id: ORG_ID,
        case_id: id,
        name,
        media_type: mediaType,
        size_bytes: content.length,
        content,
        at: timestamptz(at),
      })
      .execute();
  });
}

/** The one file that a request carries. @throws Refusal bad-request */
export async function fileIn(request: FastifyRequest): Promise<NewAttachment> {
  const file = request.isMultipart()
    ? await request.file({ limits: { fileSize: MAX_FILE_BYTES, files: 1 } })
    : undefined;
  if (!file) throw new Refusal('bad-request', CASE_TEXTS.noFile);
  return { name: file.filename, content: await file.toBuffer() };
}

/** Keeps the file that a user sends. @throws Refusal bad-request, too-large, unsupported-media-type */
export const addAttachment = async (
  db: Db,
  number: string,
  request: FastifyRequest,
  at: Instant,
): Promise<void> => keepAttachment(db, number, await fileIn(request), at);

/**
 * A file of a case: one of the user's, or one that went with a message of the case. The user sees none that stayed
 * among staff, nor one that has not been sent. @throws Refusal not-found
 */
export async function readAttachment(
  db: Db,
  number: string,
  id: string,
  reader: 'user' | 'staff',
): Promise<StoredFile> {
  const { rows } = await sql<StoredFile>`
    select file.name, file.media_type, file.content
    from attachment file, cases
    where file.org_id = ${ORG_ID} and file.id = ${id} and cases.org_id = ${ORG_ID} and cases.number = ${number}
      and (file.case_id = cases.id and (file.author = 'user' or ${reader === 'staff'})
        or exists (select from message_file sent
                   join message on message.org_id = sent.org_id and message.id = sent.message_id
                   where sent.org_id = ${ORG_ID} and sent.attachment_id = file.id and message.case_id = cases.id
                     and (not message.internal or ${reader === 'staff'})))`.execute(db);
  if (!rows[0]) throw new Refusal('not-found', CASE_TEXTS.noSuchFile);
  return rows[0];
}

/** The files that the user added to a case. */
export const readUserFiles = (db: Db, caseId: number): Promise<FileView[]> =>
  db
    .selectFrom('attachment')
    .select(['id', 'name', 'media_type as mediaType', 'size_bytes as sizeBytes'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .where('author', '=', 'user')
    .orderBy('at')
    .orderBy('id')
    .execute();

/** The files that went with messages of a case, by message. */
export async function readSentFiles(db: Db, caseId: number): Promise<Map<number, FileView[]>> {
  const { rows } = await sql<FileView & { message: number }>`
    select sent.message_id as message, file.id, file.name, file.media_type as "mediaType", file.size_bytes as "sizeBytes"
    from message join message_file sent on sent.org_id = message.org_id and sent.message_id = message.id
    join attachment file on file.org_id = sent.org_id and file.id = sent.attachment_id
    where message.org_id = ${ORG_ID} and message.case_id = ${caseId}
    order by file.at, file.id`.execute(db);
  return Map.groupBy(rows, ({ message }) => message) as Map<number, FileView[]>;
}
