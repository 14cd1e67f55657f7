import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { findStaff } from '../../../people/staff/store.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { type Db, type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { CaseEvent } from '../event.ts';
import type { House } from '../house.ts';
import { dueOf, messagesOf, type ReportRow, reportRow } from './follow.ts';
import { addEvent, addMessage, reportClocks, writeClocks } from './report.ts';
import { unseal } from './seal.ts';
import type { Finding, Identity } from './supervision.ts';
import { SUPERVISION_TEXTS } from './texts.ts';

/** The unit of whoever asks: what is about it does not exist for them. Read anew, since people are transferred. */
const unitOf = async (db: Db | Tx, { staffId }: Caller): Promise<number | null> =>
  (await findStaff(db, staffId!))?.unitId ?? null;

/** The reports, those that are to be verified first on top. Of what was written nothing is among it, so no look is recorded. */
export async function listReports(house: House, caller: Caller) {
  const own = await unitOf(house.db, caller);
  let found = house.db
    .selectFrom('supervision_report')
    .leftJoin('supervision_clock', (join) =>
      join
        .onRef('supervision_clock.org_id', '=', 'supervision_report.org_id')
        .onRef('supervision_clock.report_id', '=', 'supervision_report.id'),
    )
    .select(({ fn }) => [
      'supervision_report.id',
      'number',
      'unit_id',
      'reported_at',
      'verified_at',
      'finding',
      fn.min('supervision_clock.due_at').as('due_at'),
    ])
    .where('supervision_report.org_id', '=', ORG_ID)
    .groupBy(['supervision_report.org_id', 'supervision_report.id']);
  if (own !== null)
    found = found.where((where) => where.or([where('unit_id', 'is', null), where('unit_id', '<>', own)]));
  return found
    .orderBy('verified_at', (order) => order.desc().nullsFirst())
    .orderBy('reported_at')
    .limit(MOST)
    .execute();
}
const MOST = 500;

/** @throws Refusal not-found, also for those of the unit that it is about */
async function rowFor(db: Db | Tx, number: string, caller: Caller): Promise<ReportRow> {
  const row = await reportRow(db, number);
  const own = await unitOf(db, caller);
  if (!row || (row.unit_id !== null && row.unit_id === own))
    throw new Refusal('not-found', SUPERVISION_TEXTS.unknownReport);
  return row;
}

/** A report with all that was written, and with everybody who has looked at it. This look is among them. @throws Refusal not-found */
export async function readReport(house: House, number: string, caller: Caller, now: Instant) {
  const row = await rowFor(house.db, number, caller);
  await recordRead(house.db, row.id, caller, 'report', null, now);
  const [dueAt, messages, reads] = await Promise.all([
    dueOf(house.db, row),
    messagesOf(house, row),
    readsOf(house.db, row.id),
  ]);
  return { row, dueAt, messages, reads };
}

const readsOf = (db: Db, reportId: number) =>
  db
    .selectFrom('supervision_read')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.org_id', '=', 'supervision_read.org_id')
        .onRef('staff.id', '=', 'supervision_read.staff_id'),
    )
    .select(['staff.name', 'what', 'reason', 'supervision_read.at'])
    .where('supervision_read.org_id', '=', ORG_ID)
    .where('report_id', '=', reportId)
    .orderBy('supervision_read.id', 'desc')
    .limit(MOST)
    .execute();

const recordRead = (
  db: Db | Tx,
  reportId: number,
  { staffId }: Caller,
  what: 'report' | 'identity',
  reason: string | null,
  at: Instant,
) =>
  db
    .insertInto('supervision_read')
    .values({ org_id: ORG_ID, report_id: reportId, staff_id: staffId!, what, reason, at: timestamptz(at) })
    .execute();

/** Opens who reported. Why is recorded for all inspectors to see, before it is opened. @throws Refusal not-found */
export async function openIdentity(
  house: House,
  number: string,
  reason: string,
  caller: Caller,
  now: Instant,
): Promise<Identity> {
  const row = await rowFor(house.db, number, caller);
  if (row.identity === null) throw new Refusal('not-found', SUPERVISION_TEXTS.noIdentity);
  await recordRead(house.db, row.id, caller, 'identity', reason.trim(), now);
  return JSON.parse(unseal(house.organisation.secret, 'identity', row.number, row.identity)) as Identity;
}

/** Writes to the reporter, who finds it by number and code. @throws Refusal not-found, bad-request */
export async function writeToReporter(
  house: House,
  number: string,
  body: string,
  caller: Caller,
  now: Instant,
): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const row = await rowFor(tx, number, caller);
    await addMessage(tx, row, 'inspector', body, house.organisation.secret, now);
  });
}

/** [C3] Verifies a report and answers it: its clock stops. @throws Refusal not-found, step-not-open */
export async function verifyReport(
  house: House,
  number: string,
  { finding, body }: { finding: Finding; body: string },
  caller: Caller,
  now: Instant,
): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const row = await rowFor(tx, number, caller);
    const { numUpdatedRows } = await tx
      .updateTable('supervision_report')
      .set({ verified_at: timestamptz(now), finding })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', row.id)
      .where('verified_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Refusal('step-not-open', SUPERVISION_TEXTS.verifiedAlready);
    const terms = row.pledge_id === null ? undefined : house.terms.of(row.pledge_id);
    const reported: CaseEvent = {
      at: row.reported_at,
      type: 'reported',
      fields: { channel: 'web', kind: 'report' },
    };
    const verified: CaseEvent = { at: now, type: 'verified' };
    await addEvent(tx, row.id, 2, verified, caller.staffId);
    await addMessage(tx, row, 'inspector', body, house.organisation.secret, now);
    await writeClocks(tx, row.id, reportClocks([reported, verified], terms, now), terms);
  });
}
