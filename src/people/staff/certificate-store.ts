import { sql } from 'kysely';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { Certificate, NewCertificate } from './certificate.ts';
import { ORG_ID } from './staff.ts';
import './tables.ts';
import { TEXTS } from './texts.ts';

/** The certificates of each person, those that have run out too; revoked ones are left out. */
export async function readCertificates(db: Db): Promise<Map<number, Certificate[]>> {
  const rows = await db
    .selectFrom('certificate')
    .select([
      'id',
      'staff_id',
      'name',
      'training_hours as trainingHours',
      'valid_from as validFrom',
      'valid_until as validUntil',
    ])
    .where('org_id', '=', ORG_ID)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
  const byPerson = Map.groupBy(rows, ({ staff_id }) => staff_id);
  return new Map([...byPerson].map(([id, held]) => [id, held.map(({ staff_id: _, ...one }) => one)]));
}

/** @throws Refusal bad-request when it ends before it begins, unknown-staff */
export async function addCertificate(
  db: Db,
  staffId: number,
  { name, trainingHours, validFrom, validUntil }: NewCertificate,
): Promise<void> {
  if (validUntil !== null && validUntil < validFrom)
    throw new Refusal('bad-request', TEXTS.certificateEndsFirst);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('certificate')
    .columns(['org_id', 'staff_id', 'name', 'training_hours', 'valid_from', 'valid_until'])
    .expression((from) =>
      from
        .selectFrom('staff')
        .select((pick) => [
          'org_id',
          'id',
          pick.val(name.trim()).as('name'),
          pick.val(trainingHours).as('training_hours'),
          sql<string>`${validFrom}::date`.as('valid_from'),
          sql<string | null>`${validUntil}::date`.as('valid_until'),
        ])
        .where('org_id', '=', ORG_ID)
        .where('id', '=', staffId),
    )
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) throw new Refusal('unknown-staff', TEXTS.noSuchStaff);
}

/** Takes a certificate back; what was done under it stays done. @throws Refusal not-found */
export async function revokeCertificate(db: Db, staffId: number, id: number, now: Instant): Promise<void> {
  const revoked = await db
    .updateTable('certificate')
    .set({ revoked_at: timestamptz(now) })
    .where('org_id', '=', ORG_ID)
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!revoked) throw new Refusal('not-found', TEXTS.noSuchCertificate);
}
