import '../../people/staff/tables.ts';
import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { StoredFile } from '../../platform/file.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { formatDay, type Instant, parseDay } from '../../platform/time.ts';
import type { Evidence } from '../pledge/pledge.ts';
import type { AlarmPercent } from './alarm.ts';
import type { EvidenceEntry } from './duty.ts';
import { DUTY_TEXTS } from './texts.ts';

/** The evidence of some duties, in the order in which it was recorded. */
export const readEntries = (db: Db, clauses: readonly string[]): Promise<EvidenceEntry[]> =>
  read(db, clauses, sql<boolean>`evidence.deliverable is null`);

/** The same of what milestones deliver. */
export const readDeliveries = (db: Db, clauses: readonly string[]): Promise<EvidenceEntry[]> =>
  read(db, clauses, sql<boolean>`evidence.deliverable is not null`);

async function read(
  db: Db,
  clauses: readonly string[],
  which: RawBuilder<boolean>,
): Promise<EvidenceEntry[]> {
  if (clauses.length === 0) return [];
  const rows = await db
    .selectFrom('duty_evidence as evidence')
    .leftJoin('duty_retraction as retraction', (join) =>
      join
        .onRef('retraction.org_id', '=', 'evidence.org_id')
        .onRef('retraction.evidence_id', '=', 'evidence.id'),
    )
    .leftJoin('duty_file as file', (join) =>
      join.onRef('file.org_id', '=', 'evidence.org_id').onRef('file.id', '=', 'evidence.file_id'),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.org_id', '=', 'evidence.org_id').onRef('staff.id', '=', 'evidence.staff_id'),
    )
    .select([
      'evidence.id',
      'evidence.clause_id as clause',
      'evidence.deliverable',
      'evidence.kind',
      'evidence.text',
      'evidence.link',
      'evidence.count',
      'evidence.happened_at as happenedAt',
      'evidence.recorded_at as recordedAt',
      'staff.name as recordedBy',
      'retraction.recorded_at as retractedAt',
      'retraction.reason as retraction',
      'file.id as fileId',
      'file.name as fileName',
    ])
    .where('evidence.org_id', '=', ORG_ID)
    .where('evidence.clause_id', 'in', clauses)
    .where(which)
    .orderBy('evidence.recorded_at')
    .orderBy('evidence.id')
    .execute();
  return rows.map(({ fileId, fileName, ...entry }) => ({
    ...entry,
    file: fileId === null || fileName === null ? null : { id: fileId, name: fileName },
  }));
}

export interface NewEvidence {
  readonly kind: Evidence;
  readonly text: string;
  readonly count: number;
  readonly happenedAt: Instant;
  readonly link?: string;
  readonly file?: string;
  /** Of a milestone: what it proves to be delivered. */
  readonly deliverable?: string;
}

/** Keeps evidence. @returns when it was recorded, which is set by the database @throws Refusal not-found when there is no such file */
export async function insertEvidence(
  db: Db,
  clause: string,
  { kind, text, count, happenedAt, link, file, deliverable }: NewEvidence,
  { staffId, keyId }: Caller,
): Promise<Instant> {
  if (file !== undefined) await readFile(db, file);
  const { recordedAt } = await db
    .insertInto('duty_evidence')
    .values({
      org_id: ORG_ID,
      clause_id: clause,
      deliverable: deliverable ?? null,
      kind,
      text,
      count,
      link: link ?? null,
      file_id: file ?? null,
      happened_at: timestamptz(happenedAt),
      staff_id: staffId,
      key_id: keyId,
    })
    .returning('recorded_at as recordedAt')
    .executeTakeFirstOrThrow();
  return recordedAt;
}

/** What evidence is for. @throws Refusal not-found */
export async function findEvidence(
  db: Db,
  id: number,
): Promise<{ clause: string; deliverable: string | null; happenedAt: Instant }> {
  const found = await db
    .selectFrom('duty_evidence')
    .select(['clause_id as clause', 'deliverable', 'happened_at as happenedAt'])
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found', DUTY_TEXTS.noSuchEvidence);
  return found;
}

/** Takes evidence back for good. @throws Refusal already-exists when that was done before */
export async function insertRetraction(
  db: Db,
  id: number,
  reason: string,
  { staffId, keyId }: Caller,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('duty_retraction')
    .values({ org_id: ORG_ID, evidence_id: id, reason, staff_id: staffId, key_id: keyId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) throw new Refusal('already-exists', DUTY_TEXTS.retractedAlready);
}

export const insertFile = (db: Db, { name, media_type, content }: StoredFile): Promise<{ id: string }> =>
  db
    .insertInto('duty_file')
    .values({ org_id: ORG_ID, name, media_type, content })
    .returning('id')
    .executeTakeFirstOrThrow();

/** @throws Refusal not-found */
export async function readFile(db: Db, id: string): Promise<StoredFile> {
  const found = await db
    .selectFrom('duty_file')
    .select(['name', 'media_type', 'content'])
    .where('org_id', '=', ORG_ID)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found', DUTY_TEXTS.noSuchFile);
  return found;
}

export interface DutyAlarm {
  readonly pledgeId: number;
  readonly clause: string;
  /** First day of the period. */
  readonly first: number;
  readonly percent: AlarmPercent;
  readonly missing: number;
}

/** Keeps reminders; one that is there already stays as it is. @returns how many are new */
export async function insertAlarms(db: Db, alarms: readonly DutyAlarm[], at: Instant): Promise<number> {
  if (alarms.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('duty_alarm')
    .values(
      alarms.map(({ pledgeId, clause, first, percent, missing }) => ({
        org_id: ORG_ID,
        pledge_id: pledgeId,
        clause_id: clause,
        first_day: formatDay(first),
        percent,
        missing,
        fired_at: timestamptz(at),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}

/** The last reminder of each period of a version of the letter. */
export async function readAlarms(db: Db, pledgeId: number): Promise<(DutyAlarm & { firedAt: Instant })[]> {
  const rows = await db
    .selectFrom('duty_alarm')
    .distinctOn(['clause_id', 'first_day'])
    .select(['clause_id as clause', 'first_day', 'missing', 'fired_at as firedAt'])
    .select(sql<AlarmPercent>`percent`.as('percent'))
    .where('org_id', '=', ORG_ID)
    .where('pledge_id', '=', pledgeId)
    .orderBy('clause_id')
    .orderBy('first_day')
    .orderBy('percent', 'desc')
    .execute();
  return rows.map(({ first_day, ...alarm }) => ({ ...alarm, pledgeId, first: parseDay(first_day)! }));
}
