import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Absence } from './absence.ts';

const COLUMNS = [
  'id',
  'staff_id as staffId',
  'deputy_id as deputyId',
  'from_at as from',
  'until_at as until',
  'returns',
] as const;

/** The absences that are not over at a moment, the first to begin first. */
export const readAbsences = (db: Db, at: Instant): Promise<Absence[]> =>
  db
    .selectFrom('absence')
    .select(COLUMNS)
    .where('org_id', '=', ORG_ID)
    .where('until_at', '>', timestamptz(at))
    .orderBy('from_at')
    .orderBy('id')
    .execute();

export const insertAbsence = (
  tx: Tx,
  { staffId, deputyId, from, until, returns }: Omit<Absence, 'id'>,
): Promise<{ id: number }> =>
  tx
    .insertInto('absence')
    .values({
      org_id: ORG_ID,
      staff_id: staffId,
      deputy_id: deputyId,
      from_at: timestamptz(from),
      until_at: timestamptz(until),
      returns,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

/** Ends an absence at a moment; one that has not begun by then never was. */
export const endAbsence = (tx: Tx, { id, from }: Absence, at: Instant) =>
  tx
    .updateTable('absence')
    .set({ from_at: timestamptz(Math.min(from, at)), until_at: timestamptz(at) })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .execute();

/** Absences that are over and whose cases have not come back yet. */
export const readEnded = (db: Db, at: Instant): Promise<Absence[]> =>
  db
    .selectFrom('absence')
    .select(COLUMNS)
    .where('org_id', '=', ORG_ID)
    .where('until_at', '<=', timestamptz(at))
    .where('settled', '=', false)
    .orderBy('until_at')
    .execute();

export const settleAbsence = (db: Db, id: number) =>
  db
    .updateTable('absence')
    .set({ settled: true })
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .execute();
