import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Fields } from '../../../promise/pledge/pledge.ts';
import { BULK_TEXTS } from './texts.ts';

/** What can be done to many cases at once: what needs no words of its own to each user. */
export const BULK_ACTIONS = ['dispatch', 'assign', 'reclassify', 'archive'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** What it is done with. `unit` is for dispatching, `assignee` for that and for assigning, `fields` for reclassifying. */
export interface BulkParticulars {
  readonly unit?: string | number;
  readonly assignee?: string | number;
  readonly fields?: Fields;
  readonly note?: string;
}

/** So many cases are taken at once. */
export const MOST = 1_000;

/** @throws Refusal bad-request when what the action needs is missing */
function check(action: BulkAction, { unit, assignee, fields }: BulkParticulars): void {
  const missing =
    (action === 'dispatch' && unit === undefined) ||
    (action === 'assign' && assignee === undefined) ||
    (action === 'reclassify' && Object.keys(fields ?? {}).length === 0);
  if (missing) throw new Refusal('bad-request', BULK_TEXTS.incomplete);
}

/**
 * Orders something for many cases. It is done case by case by the jobs, whatever becomes of the page that asked for it.
 * @returns the id of the order
 */
export async function orderBulk(
  db: Db,
  action: BulkAction,
  numbers: readonly string[],
  particulars: BulkParticulars,
  staffId: number,
  now: Instant,
): Promise<number> {
  check(action, particulars);
  const each = [...new Set(numbers)];
  const { rows } = await sql<{ id: number }>`
    with ordered as (
      insert into bulk (org_id, staff_id, action, particulars, created_at)
      values (${ORG_ID}, ${staffId}, ${action}, ${JSON.stringify(particulars)}::jsonb, ${timestamptz(now)})
      returning id
    ), items as (
      insert into bulk_item (org_id, bulk_id, position, number)
      select ${ORG_ID}, id, position, number from ordered
      cross join unnest(${each}::text[]) with ordinality as each(number, position)
    ), told as (select pg_notify('bulk', id::text) from ordered)
    select id from ordered, (select count(*) from told) as news`.execute(db);
  return rows[0]!.id;
}

export interface BulkStanding {
  readonly id: number;
  readonly action: string;
  readonly createdAt: Instant;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
}

const standing = sql`
  bulk.id, bulk.action, bulk.created_at as "createdAt", count(*)::int as total,
  count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'refused')::int as refused`;

/** What somebody ordered last, the newest first. */
export async function recentBulks(db: Db, staffId: number): Promise<BulkStanding[]> {
  const { rows } = await sql<BulkStanding>`
    select ${standing}
    from (select * from bulk where org_id = ${ORG_ID} and staff_id = ${staffId} order by id desc limit 10) bulk
    join bulk_item item on item.org_id = bulk.org_id and item.bulk_id = bulk.id
    group by bulk.id, bulk.action, bulk.created_at order by bulk.id desc`.execute(db);
  return rows;
}

/** How far an order is, and what became of each case that was refused. @throws Refusal not-found */
export async function readBulk(db: Db, id: number, staffId: number) {
  const { rows } = await sql<BulkStanding>`
    select ${standing}
    from bulk join bulk_item item on item.org_id = bulk.org_id and item.bulk_id = bulk.id
    where bulk.org_id = ${ORG_ID} and bulk.id = ${id} and bulk.staff_id = ${staffId}
    group by bulk.id, bulk.action, bulk.created_at`.execute(db);
  if (!rows[0]) throw new Refusal('not-found', BULK_TEXTS.noSuchBulk);
  const refused = await db
    .selectFrom('bulk_item')
    .select(['number', 'code', 'message'])
    .where('org_id', '=', ORG_ID)
    .where('bulk_id', '=', id)
    .where('state', '=', 'refused')
    .orderBy('position')
    .execute();
  return { ...rows[0], items: refused };
}

/** Leaves out what has not been done yet. @throws Refusal not-found */
export async function stopBulk(db: Db, id: number, staffId: number): Promise<void> {
  await readBulk(db, id, staffId);
  await sql`
    update bulk_item set state = 'refused', code = 'stopped', message = ${JSON.stringify(BULK_TEXTS.stopped)}::jsonb
    where org_id = ${ORG_ID} and bulk_id = ${id} and state = 'waiting'`.execute(db);
}

/** Tries again what was refused or stopped. @throws Refusal not-found */
export async function retryBulk(db: Db, id: number, staffId: number): Promise<void> {
  await readBulk(db, id, staffId);
  await sql`
    with again as (
      update bulk_item set state = 'waiting', code = null, message = null
      where org_id = ${ORG_ID} and bulk_id = ${id} and state = 'refused' returning 1
    ) select pg_notify('bulk', ${String(id)}) from again limit 1`.execute(db);
}
