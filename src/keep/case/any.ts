import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db } from '../../platform/sql.ts';
import './tables.ts';

/** Whether anything was ever handed in. */
export async function anyCase(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ORG_ID)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
