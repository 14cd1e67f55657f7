import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Db, Tx } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { opens } from '../code.ts';
import { looseNumber } from '../find.ts';
import type { House } from '../house.ts';
import { addMessage } from './report.ts';
import { unseal } from './seal.ts';
import type { Finding } from './supervision.ts';
import { tellInspectors } from './tell.ts';
import { SUPERVISION_TEXTS } from './texts.ts';

/** A report as whoever sent it sees it. */
export interface OwnReport {
  readonly number: string;
  readonly reportedAt: Instant;
  readonly dueAt: Instant | null;
  readonly verifiedAt: Instant | null;
  readonly finding: Finding | null;
  readonly messages: readonly ReportMessage[];
}

export interface ReportMessage {
  readonly author: 'reporter' | 'inspector';
  readonly body: string;
  readonly at: Instant;
}

export const reportRow = (db: Db | Tx, number: string) =>
  db
    .selectFrom('supervision_report')
    .selectAll()
    .where('org_id', '=', ORG_ID)
    .where('number', '=', looseNumber(number))
    .executeTakeFirst();
export type ReportRow = NonNullable<Awaited<ReturnType<typeof reportRow>>>;

/** By when a report is to be verified: the first of its clocks. */
export async function dueOf(db: Db | Tx, { id }: Pick<ReportRow, 'id'>): Promise<Instant | null> {
  const { due } = await db
    .selectFrom('supervision_clock')
    .select(({ fn }) => fn.min('due_at').as('due'))
    .where('org_id', '=', ORG_ID)
    .where('report_id', '=', id)
    .executeTakeFirstOrThrow();
  return due as Instant | null;
}

export async function messagesOf(house: House, { id, number }: ReportRow): Promise<ReportMessage[]> {
  const rows = await house.db
    .selectFrom('supervision_message')
    .select(['author', 'body', 'at'])
    .where('org_id', '=', ORG_ID)
    .where('report_id', '=', id)
    .orderBy('id')
    .execute();
  const { secret } = house.organisation;
  return rows.map(({ author, body, at }) => ({ author, at, body: unseal(secret, 'words', number, body) }));
}

/** Opens a report by its number and code. @throws Refusal not-found, alike for a wrong number and a wrong code */
export async function readOwnReport(house: House, number: string, code: string): Promise<OwnReport> {
  const row = await ownRow(house, house.db, number, code);
  const [dueAt, messages] = await Promise.all([dueOf(house.db, row), messagesOf(house, row)]);
  const { reported_at: reportedAt, verified_at: verifiedAt, finding } = row;
  return { number: row.number, reportedAt, dueAt, verifiedAt, finding, messages };
}

async function ownRow(house: House, db: Db | Tx, number: string, code: string): Promise<ReportRow> {
  const row = opens(house.organisation.secret, looseNumber(number), code)
    ? await reportRow(db, number)
    : undefined;
  if (!row) throw new Refusal('not-found', SUPERVISION_TEXTS.notFound);
  return row;
}

/** The reporter adds something, known by nothing but the code. @throws Refusal not-found, bad-request */
export async function addToReport(
  house: House,
  number: string,
  code: string,
  body: string,
  now: Instant,
): Promise<void> {
  if (body.trim() === '') throw new Refusal('bad-request', SUPERVISION_TEXTS.emptyBody);
  await house.db.transaction().execute(async (tx) => {
    const row = await ownRow(house, tx, number, code);
    await addMessage(tx, row, 'reporter', body, house.organisation.secret, now);
    await tellInspectors(tx, { id: row.id, unitId: row.unit_id }, 'wrote', now, ` ${now}`);
  });
}
