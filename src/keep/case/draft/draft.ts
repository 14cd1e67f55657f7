import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { dropPending } from '../staff-file.ts';
import './tables.ts';

/** What somebody is about to say in a case, by kind of deed. */
export interface Draft {
  readonly deed: string;
  readonly body: string;
  /** Attachments that are to go with it. */
  readonly files: readonly { id: string; name: string; mediaType: string; sizeBytes: number }[];
  /** It was on its way out when it was kept last: held back so that it could be taken back. */
  readonly sending: boolean;
  readonly changedAt: Instant;
}

/** What somebody has begun to write in a case. */
export async function readDrafts(db: Db, number: string, staffId: number): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select deed, draft.body, sending, draft.changed_at as "changedAt", coalesce((
      select jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'mediaType', file.media_type,
                                          'sizeBytes', file.size_bytes) order by file.at, file.id)
      from attachment file where file.org_id = ${ORG_ID} and file.id = any(draft.files)), '[]') as files
    from draft join cases on cases.org_id = draft.org_id and cases.id = draft.case_id
    where draft.org_id = ${ORG_ID} and cases.number = ${number} and draft.staff_id = ${staffId}
    order by draft.changed_at desc`.execute(db);
  return rows;
}

/** @returns when it was kept; undefined when there is no such case */
export async function keepDraft(
  db: Db,
  number: string,
  staffId: number,
  { deed, body, files, sending }: Omit<Draft, 'files' | 'changedAt'> & { files: readonly string[] },
  now: Instant,
): Promise<Instant | undefined> {
  const { rows } = await sql<{ kept: Instant }>`
    insert into draft (org_id, case_id, staff_id, deed, body, files, sending, changed_at)
    select ${ORG_ID}, id, ${staffId}, ${deed}, ${body}, ${files}::uuid[], ${sending}, ${timestamptz(now)}
    from cases where org_id = ${ORG_ID} and number = ${number}
    on conflict (org_id, case_id, staff_id, deed) do update set
      body = excluded.body, files = excluded.files, sending = excluded.sending, changed_at = excluded.changed_at
    returning changed_at as kept`.execute(db);
  return rows[0]?.kept;
}

/** Throws a draft away, with the files that were to go with it; those that were sent meanwhile stay. */
export async function dropDraft(db: Db, number: string, staffId: number, deed: string): Promise<void> {
  const { rows } = await sql<{ files: string[] }>`
    delete from draft using cases
    where cases.org_id = ${ORG_ID} and cases.number = ${number} and draft.org_id = ${ORG_ID}
      and draft.case_id = cases.id and draft.staff_id = ${staffId} and draft.deed = ${deed}
    returning draft.files`.execute(db);
  await dropPending(db, number, staffId, rows[0]?.files ?? []);
}
