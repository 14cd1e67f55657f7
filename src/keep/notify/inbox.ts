import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Locale } from '../../platform/route.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import { wordsOf } from './catalogue.ts';

interface Page {
  /** Those before this one. */
  readonly before?: number | undefined;
  readonly unread?: boolean | undefined;
  readonly limit: number;
}

/** What a member of staff was told, the latest first. Pages are cut by key. */
export async function readInbox(
  db: Db,
  staffId: number,
  { before, unread, limit }: Page,
  locale: Locale,
  timeZone: string,
) {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'template', 'data', 'at', 'read_at'])
    .where('org_id', '=', ORG_ID)
    .where('staff_id', '=', staffId)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .$if(unread === true, (query) => query.where('read_at', 'is', null))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const stamp = (at: Instant) => formatInstant(at, timeZone);
  return rows.map(({ id, template, data, at, read_at }) => ({
    id,
    kind: template,
    ...wordsOf(template, data, locale),
    number: data.number ?? null,
    at: stamp(at),
    readAt: read_at === null ? null : stamp(read_at),
  }));
}

export async function countUnread(db: Db, staffId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notice
    where org_id = ${ORG_ID} and staff_id = ${staffId} and read_at is null`.execute(db);
  return rows[0]!.count;
}

/** Marks notices as read: those named, or all of them up to the one named. */
export async function markRead(
  db: Db,
  staffId: number,
  which: { readonly ids: readonly number[] } | { readonly through: number },
  at: Instant,
): Promise<void> {
  const unread = db
    .updateTable('notice')
    .set({ read_at: timestamptz(at) })
    .where('org_id', '=', ORG_ID)
    .where('staff_id', '=', staffId)
    .where('read_at', 'is', null);
  await ('ids' in which
    ? unread.where(sql<boolean>`id = any(${which.ids})`)
    : unread.where('id', '<=', which.through)
  ).execute();
}
