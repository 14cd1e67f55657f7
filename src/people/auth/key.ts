import './tables.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { type Instant, MINUTE } from '../../platform/time.ts';
import type { Role } from '../staff/role.ts';
import { ORG_ID, programName } from '../staff/staff.ts';
import { changeStaff, createStaff } from '../staff/store.ts';
import { digestOf, randomSecret } from './secret.ts';
import { TEXTS } from './texts.ts';

/** A program's right to act, without the secret, which is shown once when the key is made. */
export interface Key {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** The member of staff that stands for the key in the records. */
  readonly staffId: number;
  /** How the secret begins. */
  readonly start: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

/** All secrets of keys begin so, which lets scanners find one that leaked. */
const KEY_PREFIX = 'jn_';
const START_LENGTH = KEY_PREFIX.length + 5;
const USE_RECORDED_EVERY = MINUTE;

/** Keys in force, joined with who stands for them. */
const keysInForce = (db: Db) =>
  db
    .selectFrom('api_key as key')
    .innerJoin('staff', (join) =>
      join.onRef('staff.org_id', '=', 'key.org_id').onRef('staff.id', '=', 'key.staff_id'),
    )
    .where('key.revoked_at', 'is', null)
    .where('staff.active', '=', true)
    .select([
      'key.id',
      'key.name',
      'staff.role',
      'key.staff_id as staffId',
      'key.start',
      'key.created_at as createdAt',
      'key.last_used_at as lastUsedAt',
    ]);

/** Makes a key. The secret is returned here and never again. */
export async function createKey(
  db: Db,
  { name, role, createdBy, now }: { name: string; role: Role; createdBy: number | null; now: Instant },
): Promise<Key & { secret: string }> {
  const secret = KEY_PREFIX + randomSecret();
  const start = secret.slice(0, START_LENGTH);
  return db.transaction().execute(async (tx) => {
    const { id: staffId } = await createStaff(tx, { name: programName(name.trim()), role });
    const { id } = await tx
      .insertInto('api_key')
      .values({
        org_id: ORG_ID,
        name: name.trim(),
        staff_id: staffId,
        digest: digestOf(secret),
        start,
        created_by: createdBy,
        created_at: timestamptz(now),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, name: name.trim(), role, staffId, start, createdAt: now, lastUsedAt: null, secret };
  });
}

export const readKeys = (db: Db): Promise<Key[]> =>
  keysInForce(db).where('key.org_id', '=', ORG_ID).orderBy('key.id').execute();

/** The members of staff that stand for keys, revoked ones too. */
export async function staffIdsOfKeys(db: Db): Promise<Set<number>> {
  const rows = await db.selectFrom('api_key').select('staff_id').where('org_id', '=', ORG_ID).execute();
  return new Set(rows.map(({ staff_id }) => staff_id));
}

/** The key in force that has this secret. Its use is recorded, to the minute. */
export async function findKey(db: Db, secret: string, now: Instant): Promise<Key | undefined> {
  if (!secret.startsWith(KEY_PREFIX)) return undefined;
  const key = await keysInForce(db).where('key.digest', '=', digestOf(secret)).executeTakeFirst();
  if (key && (key.lastUsedAt ?? 0) < now - USE_RECORDED_EVERY) {
    await db
      .updateTable('api_key')
      .set({ last_used_at: timestamptz(now) })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', key.id)
      .execute();
  }
  return key;
}

/** Ends a key. What it did stays under its name. @throws Refusal not-found */
export async function revokeKey(db: Db, id: number, now: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable('api_key')
      .set({ revoked_at: timestamptz(now) })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('staff_id')
      .executeTakeFirst();
    if (!revoked) throw new Refusal('not-found', TEXTS.noSuchKey);
    await changeStaff(tx, revoked.staff_id, { active: false });
  });
}
