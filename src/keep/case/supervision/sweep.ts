import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import { DAY, type Instant } from '../../../platform/time.ts';
import { RETENTION_YEARS } from '../erase.ts';
import { tellInspectors } from './tell.ts';

/** Reminds the inspectors of what four fifths of the time for are over, each report once; what is past its due is broken. */
export async function sweepReports(db: Db, now: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number; unit_id: number | null }>`
      select distinct r.id, r.unit_id from supervision_clock c
      join supervision_report r on (r.org_id, r.id) = (c.org_id, c.report_id)
      where c.org_id = ${ORG_ID} and c.state = 'running'
        and c.started_at + (c.due_at - c.started_at) * 0.8 <= ${timestamptz(now)}`.execute(tx);
    for (const { id, unit_id } of rows) await tellInspectors(tx, { id, unitId: unit_id }, 'late', now);
    await tx
      .updateTable('supervision_clock')
      .set({ state: 'broken' })
      .where('org_id', '=', ORG_ID)
      .where('state', '=', 'running')
      .where('due_at', '<', timestamptz(now))
      .execute();
  });
}

/** Erases what was written in reports that were verified before the retention period. @returns how many */
export async function eraseReports(db: Db, now: Instant): Promise<number> {
  const { rows } = await sql`
    with expired as (
      update supervision_report set identity = null, erased_at = ${timestamptz(now)}
      where org_id = ${ORG_ID} and erased_at is null and verified_at < ${timestamptz(now - RETENTION_YEARS * 365.25 * DAY)}
      returning id
    ), messages as (
      delete from supervision_message where org_id = ${ORG_ID} and report_id in (select id from expired)
    )
    select id from expired`.execute(db);
  return rows.length;
}
