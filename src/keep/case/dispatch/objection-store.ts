import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';

/** An objection as it is kept. */
export interface Objection {
  readonly seq: number;
  readonly unitId: number;
  readonly staffId: number | null;
  readonly wantedUnitId: number | null;
  readonly reviewerId: number | null;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly outcome: 'upheld' | 'refused' | 'lapsed' | null;
  readonly byCatalogue: boolean;
  readonly decidedBy: number | null;
  readonly toUnitId: number | null;
  readonly settledAt: Instant | null;
}

const COLUMNS = [
  'objection.seq',
  'objection.unit_id as unitId',
  'objection.staff_id as staffId',
  'wanted_unit_id as wantedUnitId',
  'reviewer_id as reviewerId',
  'objection.at',
  'due_at as dueAt',
  'outcome',
  'by_catalogue as byCatalogue',
  'decided_by as decidedBy',
  'to_unit_id as toUnitId',
  'settled_at as settledAt',
] as const;

/** The words of an objection are the message that was written with it. */
const reason = sql<string | null>`(
  select body from message where message.org_id = objection.org_id and message.case_id = objection.case_id
    and message.step = 'objected' and message.at = objection.at order by message.id limit 1)`.as('reason');

/** All objections to where a case was, the first first. */
export const readObjections = (
  db: Db,
  caseId: number,
): Promise<(Objection & { readonly reason: string | null })[]> =>
  db
    .selectFrom('objection')
    .select([...COLUMNS, reason])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();

export const findOpen = (tx: Tx, caseId: number): Promise<Objection | undefined> =>
  tx
    .selectFrom('objection')
    .select(COLUMNS)
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .where('settled_at', 'is', null)
    .executeTakeFirst();

const LISTED = 200;

/** Those that wait to be decided, the first due first, or those that were settled last. */
export const listObjections = (db: Db, settled: boolean) =>
  db
    .selectFrom('objection')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'objection.org_id').onRef('cases.id', '=', 'objection.case_id'),
    )
    .select([...COLUMNS, reason, 'cases.number', 'cases.title'])
    .where('objection.org_id', '=', ORG_ID)
    .where('settled_at', settled ? 'is not' : 'is', null)
    .orderBy(settled ? 'settled_at' : 'due_at', settled ? 'desc' : 'asc')
    .limit(LISTED)
    .execute();

export const insertObjection = (
  tx: Tx,
  caseId: number,
  one: Pick<Objection, 'seq' | 'unitId' | 'staffId' | 'wantedUnitId' | 'reviewerId' | 'at' | 'dueAt'>,
) =>
  tx
    .insertInto('objection')
    .values({
      org_id: ORG_ID,
      case_id: caseId,
      seq: one.seq,
      unit_id: one.unitId,
      staff_id: one.staffId,
      wanted_unit_id: one.wantedUnitId,
      reviewer_id: one.reviewerId,
      at: timestamptz(one.at),
      due_at: timestamptz(one.dueAt),
    })
    .execute();

export const settleObjection = (
  tx: Tx,
  caseId: number,
  seq: number,
  settled: {
    outcome: 'upheld' | 'refused';
    byCatalogue: boolean;
    decidedBy: number | null;
    toUnitId: number | null;
    at: Instant;
  },
) =>
  tx
    .updateTable('objection')
    .set({
      outcome: settled.outcome,
      by_catalogue: settled.byCatalogue,
      decided_by: settled.decidedBy,
      to_unit_id: settled.toUnitId,
      settled_at: timestamptz(settled.at),
    })
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .execute();

/** The cases whose objection nobody has decided in time. */
export async function readOverdue(db: Db, now: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('objection')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'objection.org_id').onRef('cases.id', '=', 'objection.case_id'),
    )
    .select('cases.number')
    .where('objection.org_id', '=', ORG_ID)
    .where('settled_at', 'is', null)
    .where('due_at', '<', timestamptz(now))
    .orderBy('due_at')
    .execute();
  return rows.map(({ number }) => number);
}

/** How many objections wait for each reviewer. */
export async function readLoads(tx: Tx): Promise<ReadonlyMap<number, number>> {
  const rows = await tx
    .selectFrom('objection')
    .select((pick) => ['reviewer_id', pick.fn.countAll<number>().as('count')])
    .where('org_id', '=', ORG_ID)
    .where('settled_at', 'is', null)
    .where('reviewer_id', 'is not', null)
    .groupBy('reviewer_id')
    .execute();
  return new Map(rows.map(({ reviewer_id, count }) => [reviewer_id!, Number(count)]));
}
