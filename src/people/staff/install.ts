import type { Db } from '../../platform/sql.ts';
import { ORG_ID } from './staff.ts';
import './tables.ts';
import { FIRST_UNITS } from './unit.ts';

const NAME = '示例机构';

/**
 * Makes the organisation and its first units where there are none. A second process waits for the first and
 * finds them; units that were renamed or taken out of service stay so.
 */
export async function ensureOrganisation(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('organisation')
      .values({ org_id: ORG_ID, name: NAME })
      .onConflict((conflict) => conflict.column('org_id').doNothing())
      .returning('org_id')
      .executeTakeFirst();
    if (!made) return;
    // One statement would leave the order of the ids to the planner.
    for (const unit of FIRST_UNITS)
      await tx
        .insertInto('unit')
        .values({ org_id: ORG_ID, ...unit })
        .execute();
  });
}
