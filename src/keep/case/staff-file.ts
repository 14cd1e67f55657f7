import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { checkedFile, type FileView, fileIn } from './attachment.ts';
import { CASE_TEXTS } from './texts.ts';

/** Files of staff that a case takes in all. What one message takes is MAX_FILES. */
const MAX_STAFF_FILES = 100;

/**
 * Keeps a file that a member of staff is about to send. Nobody else sees it before it goes out with a message.
 * @throws Refusal not-found, bad-request, too-large, unsupported-media-type
 */
export async function addStaffFile(
  db: Db,
  number: string,
  staffId: number,
  request: FastifyRequest,
  at: Instant,
): Promise<FileView> {
  const { name, content, mediaType } = checkedFile(await fileIn(request));
  const { rows } = await sql<FileView & { held: number }>`
    with held as (
      select id, (select count(*) from attachment file
                  where file.org_id = ${ORG_ID} and file.case_id = cases.id and file.author = 'staff') as files
      from cases where org_id = ${ORG_ID} and number = ${number}
    ),
    kept as (
      insert into attachment (org_id, case_id, name, media_type, size_bytes, content, at, author, staff_id)
      select ${ORG_ID}, id, ${name}, ${mediaType}, ${content.length}, ${content}, ${timestamptz(at)}, 'staff', ${staffId}
      from held where files < ${MAX_STAFF_FILES}
      returning id, name, media_type, size_bytes
    )
    select kept.id, kept.name, kept.media_type as "mediaType", kept.size_bytes as "sizeBytes"
    from held left join kept on true`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  if (row.id === null) throw new Refusal('too-large', CASE_TEXTS.tooManyStaffFiles);
  return row;
}

/** Throws away files that were not sent. */
export async function dropPending(
  db: Db,
  number: string,
  staffId: number,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from attachment file using cases
    where cases.org_id = ${ORG_ID} and cases.number = ${number} and file.org_id = ${ORG_ID}
      and file.case_id = cases.id and file.id = any(${ids}::uuid[]) and file.author = 'staff'
      and file.staff_id = ${staffId}
      and not exists (select from message_file sent where sent.org_id = ${ORG_ID} and sent.attachment_id = file.id)`.execute(
    db,
  );
}

/**
 * Sends files along with messages: they are seen by whoever sees the message. The same message in several cases
 * shares its files.
 * @throws Refusal not-found when one of them is no file that staff keep with the case
 */
export async function sendFiles(
  tx: Tx,
  number: string,
  messageIds: readonly number[],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ sent: number }>`
    with chosen as (
      select file.id from attachment file join cases on cases.org_id = file.org_id and cases.id = file.case_id
      where file.org_id = ${ORG_ID} and cases.number = ${number} and file.author = 'staff' and file.id = any(${ids}::uuid[])
    ), sent as (
      insert into message_file (org_id, message_id, attachment_id)
      select ${ORG_ID}, message_id, chosen.id from chosen cross join unnest(${messageIds}::bigint[]) message_id
    )
    select count(*)::int as sent from chosen`.execute(tx);
  if (rows[0]!.sent < new Set(ids).size) throw new Refusal('not-found', CASE_TEXTS.noSuchFile);
}
