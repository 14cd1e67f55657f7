import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { DAY, type Instant } from '../../platform/time.ts';

/** How long what a user wrote is kept once the case is over. The privacy note says the same. */
export const RETENTION_YEARS = 3;

const BATCH = 500;
const ERASED = '（已过保存期限，内容已删除）';

/**
 * Erases what users wrote in cases that have been over for the retention period: text, contact, messages, files
 * (Personal Information Protection Law, articles 19 and 47). Events hold nothing personal, so clocks and figures stay.
 * For imported cases the period runs from the import.
 * @returns how many cases were erased.
 */
export async function eraseExpired(db: Db, now: Instant): Promise<number> {
  const before = timestamptz(now - RETENTION_YEARS * 365.25 * DAY);
  let erased = 0;
  for (;;) {
    const { rows } = await sql<{ count: number }>`
      with expired as (
        select id from cases
        where org_id = ${ORG_ID} and erased_at is null and stage in ('archived', 'withdrawn', 'merged') and changed_at < ${before}
          and not exists (select from case_event event
                          where event.org_id = ${ORG_ID} and event.case_id = cases.id and event.recorded_at >= ${before})
        limit ${BATCH} for update skip locked
      ), messages as (
        delete from message where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), files as (
        delete from attachment where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), drafts as (
        delete from draft where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), earlier as (
        delete from earlier_text where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), disputes as (
        update dispute set reference = null, note = null where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), overrides as (
        update gate_override set reason = '' where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), extensions as (
        update extension set reason = '' where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), remedies as (
        update remedy set particulars = null, evidence = null where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), urges as (
        update urge set reason = '', answer = null where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), notices as (
        update notice set data = jsonb_build_object('number', data->'number')
        where org_id = ${ORG_ID} and case_id in (select id from expired) returning id
      ), letters as (
        update delivery set address = null, fault = null,
                            state = case when state in ('waiting', 'dead') then 'dropped' else state end
        where org_id = ${ORG_ID} and notice_id in (select id from notices) and destination_id is null
      ), tasks as (
        update task set what = ${ERASED} where org_id = ${ORG_ID} and case_id in (select id from expired)
      ), done as (
        update cases set title = ${ERASED}, body = ${ERASED}, sought = null, contact = null, trace = null, request_digest = null,
                         search = array_to_tsvector('{}'), erased_at = ${timestamptz(now)}
        where org_id = ${ORG_ID} and id in (select id from expired)
        returning 1
      )
      select count(*)::int as count from done`.execute(db);
    const { count } = rows[0]!;
    erased += count;
    if (count < BATCH) return erased;
  }
}
