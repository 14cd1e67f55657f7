import '../../people/staff/tables.ts';
import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { StoredFile } from '../../platform/file.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { formatDay, type Instant } from '../../platform/time.ts';
import type { Evidence } from '../pledge/pledge.ts';
import type { AlarmPercent } from './alarm.ts';
import type { Deed, Entry, EvidenceEntry } from './duty.ts';
import type { Owed } from './standing.ts';
import { DUTY_TEXTS } from './texts.ts';

/** The evidence of some duties, in the order in which it was recorded. */
export const readEntries = (
  db: Db,
  clauses: readonly string[],
  happened?: { readonly from: Instant; readonly to: Instant },
): Promise<EvidenceEntry[]> =>
  read(
    db,
    clauses,
    happened
      ? sql<boolean>`evidence.deliverable is null and evidence.happened_at >= ${timestamptz(happened.from)}
          and evidence.happened_at < ${timestamptz(happened.to)}`
      : sql<boolean>`evidence.deliverable is null`,
  );

/**
 * When and how often duties were done since the beginning of some periods, by clause. One statement; the index holds all
 * that it reads, so that neither words nor the evidence of earlier years are touched.
 */
export async function readTimes(db: Db, owed: readonly Owed[]): Promise<ReadonlyMap<string, Entry[]>> {
  if (owed.length === 0) return new Map();
  const since = Map.groupBy(owed, ({ duty }) => duty.clause.id);
  const periods = [...since].map(([clause, some]) => ({
    clause,
    since: Math.min(...some.map(({ occurrence }) => occurrence.startsAt)),
  }));
  const { rows } = await sql<Entry & { readonly clause: string }>`
    select evidence.id, evidence.clause_id as clause, evidence.count, evidence.happened_at as "happenedAt",
      evidence.recorded_at as "recordedAt", retraction.recorded_at as "retractedAt"
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as period(clause text, since float8)
    join duty_evidence evidence on evidence.org_id = ${ORG_ID} and evidence.clause_id = period.clause
      and evidence.happened_at >= to_timestamp(period.since / 1000.0) and evidence.deliverable is null
    left join duty_retraction retraction
      on retraction.org_id = evidence.org_id and retraction.evidence_id = evidence.id`.execute(db);
  return Map.groupBy(rows, ({ clause }) => clause);
}

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
      'evidence.case_number as case',
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

/**
 * Keeps a step taken with a case as evidence of a duty, unless the event is there already or the case counts in that
 * period already.
 */
export async function insertDeed(
  db: Db,
  { duty, occurrence }: Owed,
  deed: Deed,
  { staffId, keyId }: Caller,
): Promise<void> {
  await sql`
    insert into duty_evidence (org_id, clause_id, kind, text, count, happened_at, staff_id, key_id, case_number, case_event)
    select ${ORG_ID}, ${duty.clause.id}, 'count', ${duty.clause.activity}, 1, ${timestamptz(deed.at)}, ${staffId}, ${keyId}, ${deed.case}, ${deed.seq}
    where not exists (
      select from duty_evidence evidence
      where evidence.org_id = ${ORG_ID} and evidence.clause_id = ${duty.clause.id} and evidence.case_number = ${deed.case}
        and evidence.happened_at >= ${timestamptz(occurrence.startsAt)}
        and evidence.happened_at < ${timestamptz(occurrence.endsAt)}
        and not exists (select from duty_retraction retraction
          where retraction.org_id = evidence.org_id and retraction.evidence_id = evidence.id))
    on conflict do nothing`.execute(db);
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
  const rows = alarms.map(({ first, ...alarm }) => ({ ...alarm, first: formatDay(first) }));
  const { numAffectedRows } = await sql`
    insert into duty_alarm (org_id, pledge_id, clause_id, first_day, percent, missing, fired_at)
    select ${ORG_ID}, "pledgeId", clause, first, percent, missing, ${timestamptz(at)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as alarm("pledgeId" int, clause text, first date, percent int, missing int)
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows);
}

/** The last reminder of some periods, each of another clause, by clause. */
export async function readAlarms(
  db: Db,
  owed: readonly Owed[],
): Promise<ReadonlyMap<string, Pick<DutyAlarm, 'percent'> & { readonly firedAt: Instant }>> {
  if (owed.length === 0) return new Map();
  const periods = owed.map(({ duty, occurrence }) => ({
    pledge: duty.letter.id,
    clause: duty.clause.id,
    first: formatDay(occurrence.first),
  }));
  const { rows } = await sql<{ clause: string; percent: AlarmPercent; firedAt: Instant }>`
    select distinct on (alarm.clause_id) alarm.clause_id as clause, alarm.percent, alarm.fired_at as "firedAt"
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as period(pledge int, clause text, first date)
    join duty_alarm alarm on alarm.org_id = ${ORG_ID} and alarm.pledge_id = period.pledge
      and alarm.clause_id = period.clause and alarm.first_day = period.first
    order by alarm.clause_id, alarm.percent desc`.execute(db);
  return new Map(rows.map(({ clause, ...alarm }) => [clause, alarm]));
}
