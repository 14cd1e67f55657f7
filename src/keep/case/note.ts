import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import { timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { House } from './house.ts';
import { CASE_TEXTS } from './texts.ts';

/** Notes something that stays among staff. No step, no clock. @throws Refusal not-found */
export async function addNote(
  { db }: House,
  number: string,
  body: string,
  caller: Caller,
  at: Instant,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('message')
    .columns(['org_id', 'case_id', 'author', 'staff_id', 'internal', 'body', 'at'])
    .expression((from) =>
      from
        .selectFrom('cases')
        .select((pick) => [
          'org_id',
          'id',
          pick.val('staff' as const).as('author'),
          pick.val(caller.staffId).as('staff_id'),
          pick.lit(true).as('internal'),
          pick.val(body.trim()).as('body'),
          timestamptz(at).as('at'),
        ])
        .where('org_id', '=', ORG_ID)
        .where('number', '=', number),
    )
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
}
