import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import { type Instant, SECOND } from '../../../platform/time.ts';
import './tables.ts';

/** Whoever has not been heard of for this long has left: twice what a page lets pass, and some. */
const GONE_AFTER = 50 * SECOND;

export interface Present {
  readonly id: number;
  readonly name: string;
  /** Is writing something to the user. */
  readonly writing: boolean;
}

/**
 * Says that somebody has a case open, and whether they write. Others who look at it are told when that changed.
 * @returns who else is there; undefined when there is no such case
 */
export async function enter(
  db: Db,
  number: string,
  staffId: number,
  writing: boolean,
  now: Instant,
): Promise<Present[] | undefined> {
  const { rows } = await sql<{ id: number | null; name: string; writing: boolean }>`
    with held as (select id from cases where org_id = ${ORG_ID} and number = ${number}),
    before as (
      select writing from presence join held on held.id = case_id
      where org_id = ${ORG_ID} and staff_id = ${staffId} and seen_at > ${timestamptz(now - GONE_AFTER)}
    ),
    entered as (
      insert into presence (org_id, case_id, staff_id, writing, seen_at)
      select ${ORG_ID}, id, ${staffId}, ${writing}, ${timestamptz(now)} from held
      on conflict (org_id, case_id, staff_id) do update set writing = excluded.writing, seen_at = excluded.seen_at
    ),
    told as (
      select pg_notify('desk', ${number}) from held
      where not exists (select from before where before.writing = ${writing})
    )
    select other.staff_id as id, staff.name, other.writing
    from held cross join (select count(*) from told) as news
    left join presence other on other.org_id = ${ORG_ID} and other.case_id = held.id
      and other.staff_id <> ${staffId} and other.seen_at > ${timestamptz(now - GONE_AFTER)}
    left join staff on staff.org_id = ${ORG_ID} and staff.id = other.staff_id
    order by other.writing desc, staff.name`.execute(db);
  if (rows.length === 0) return undefined;
  return rows.flatMap(({ id, name, writing }) => (id === null ? [] : [{ id, name, writing }]));
}

/** Somebody closed a case; those who look at it are told. */
export async function leave(db: Db, number: string, staffId: number): Promise<void> {
  await sql`
    with gone as (
      delete from presence using cases
      where cases.org_id = ${ORG_ID} and cases.number = ${number} and presence.org_id = ${ORG_ID}
        and presence.case_id = cases.id and presence.staff_id = ${staffId}
      returning 1
    )
    select pg_notify('desk', ${number}) from gone`.execute(db);
}
