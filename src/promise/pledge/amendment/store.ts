import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Taken } from './amendment.ts';

/** A step with the name of who took it. */
export interface Recorded extends Taken {
  readonly by: string | null;
}

/** The steps of an amendment in order; none when the version was not begun as one. */
export async function readSteps(db: Db, pledgeId: number): Promise<Recorded[]> {
  return db
    .selectFrom('amendment_step as step')
    .leftJoin('staff', (join) =>
      join.onRef('staff.org_id', '=', 'step.org_id').onRef('staff.id', '=', 'step.staff_id'),
    )
    .select([
      'step.content',
      'step.revision',
      'step.recorded_at as at',
      'step.staff_id as staffId',
      'staff.name as by',
    ])
    .where('step.org_id', '=', ORG_ID)
    .where('step.pledge_id', '=', pledgeId)
    .orderBy('step.seq')
    .execute();
}

/** Writes a step behind those that are there. The version is locked meanwhile. */
export async function insertStep(tx: Tx, pledgeId: number, seq: number, taken: Taken): Promise<void> {
  await tx
    .insertInto('amendment_step')
    .values({
      org_id: ORG_ID,
      pledge_id: pledgeId,
      seq,
      step: taken.content.step,
      content: JSON.stringify(taken.content),
      revision: taken.revision,
      recorded_at: timestamptz(taken.at),
      staff_id: taken.staffId,
    })
    .execute();
}

/** Remembers who wrote a draft or changed it; nobody when that was done on the command line. */
export async function recordAuthor(db: Db, pledgeId: number, staffId: number | null): Promise<void> {
  if (staffId === null) return;
  await db
    .insertInto('pledge_author')
    .values({ org_id: ORG_ID, pledge_id: pledgeId, staff_id: staffId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function readAuthors(db: Db, pledgeId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('pledge_author')
    .select('staff_id')
    .where('org_id', '=', ORG_ID)
    .where('pledge_id', '=', pledgeId)
    .execute();
  return new Set(rows.map(({ staff_id }) => staff_id));
}
