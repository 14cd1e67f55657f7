import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { notify } from '../../notify/notice.ts';
import type { House } from '../house.ts';
import { zoneOf } from '../read.ts';
import { documentNumber, tellOf } from './issue.ts';
import { recipientsOf } from './rung.ts';

interface Unanswered {
  readonly id: number;
  readonly case_id: number;
  readonly number: string;
  readonly title: string;
  readonly pledge_id: number | null;
  readonly assignee_id: number | null;
  readonly year: number;
  readonly serial: number;
  readonly unit_id: number | null;
  readonly staff_id: number | null;
  readonly due_at: Instant;
}

/**
 * Reminds of supervision notices that nobody has answered: the unit once half of the time is over, its head and whoever
 * issued it once all of it is.
 */
export const remindOfUrges = (house: House, now: Instant): Promise<void> =>
  house.db.transaction().execute(async (tx) => {
    const { rows } = await sql<Unanswered>`
      select u.id, u.case_id, c.number, c.title, c.pledge_id, c.assignee_id, u.year, u.serial, u.unit_id, u.staff_id, u.due_at
      from urge u join cases c on (c.org_id, c.id) = (u.org_id, u.case_id)
      where u.org_id = ${ORG_ID} and u.answered_at is null and not u.reminded
        and ${timestamptz(now)} >= u.issued_at + (u.due_at - u.issued_at) / 2
      order by u.due_at for update of u skip locked for key share of c skip locked`.execute(tx);
    const people = { staff: house.staff(), units: house.units() };
    const notices = rows.flatMap((row) => {
      const zone = zoneOf(row.pledge_id === null ? undefined : house.terms.of(row.pledge_id));
      const about = { id: row.case_id, number: row.number, title: row.title };
      const told = { id: row.id, document: documentNumber(row), case: about, dueAt: row.due_at, zone };
      const whose = { unitId: row.unit_id, assigneeId: row.assignee_id };
      if (now <= row.due_at)
        return tellOf(told, 'urge-reminder', recipientsOf(['assignee', 'unit'], whose, people));
      const issuer = row.staff_id === null ? [] : [{ staff: row.staff_id }];
      return tellOf(told, 'urge-late', [...recipientsOf(['unit', 'head'], whose, people), ...issuer]);
    });
    await notify(tx, notices, now);
    const late = rows.filter(({ due_at }) => now > due_at).map(({ id }) => id);
    await sql`update urge set reminded = true where org_id = ${ORG_ID} and id = any(${late})`.execute(tx);
  });
