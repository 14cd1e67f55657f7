import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { timestamptz } from '../../../platform/sql.ts';
import { type CivilDate, dayAt, formatDay, type Instant, parseDay } from '../../../platform/time.ts';
import { notify } from '../../notify/notice.ts';
import type { House } from '../house.ts';
import { onCase } from '../on-case.ts';
import { zoneOf } from '../read.ts';
import { CASE_TEXTS } from '../texts.ts';
import { isComplaint } from './complaint.ts';
import { COMPLAINT_TEXTS } from './texts.ts';

/** Day on which it is now, where the letter counts its days. */
export const todayIn = (house: House, now: Instant): CivilDate =>
  formatDay(dayAt(zoneOf(house.terms.inForce(now)), now));

/** Plans what shall keep a complaint from coming again; open to archived complaints as well. @throws Refusal step-not-open, unknown-staff, bad-request */
export const planPrevention = (
  house: House,
  number: string,
  given: { measure: string; owner: string | number; dueOn: CivilDate },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held, at) => {
    if (!isComplaint(held.state)) throw new Refusal('step-not-open', COMPLAINT_TEXTS.notAComplaint);
    const owner = house
      .staff()
      .find(({ id, name, active }) => active && (String(id) === String(given.owner) || name === given.owner));
    if (!owner) throw new Refusal('unknown-staff', CASE_TEXTS.unknownStaff);
    if (parseDay(given.dueOn) === undefined || given.dueOn < todayIn(house, now))
      throw new Refusal('bad-request', COMPLAINT_TEXTS.badDay);
    const { id } = await tx
      .insertInto('prevention')
      .values({
        org_id: ORG_ID,
        case_id: held.id,
        measure: given.measure.trim(),
        owner_id: owner.id,
        due_on: given.dueOn,
        created_at: timestamptz(at),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const data = { number, title: held.title, due: given.dueOn };
    await notify(
      tx,
      [
        {
          reason: `prevention ${id}`,
          template: 'prevention',
          to: { staff: owner.id },
          caseId: held.id,
          data,
        },
      ],
      at,
    );
    return { entries: [{ type: 'prevention_planned', prevention: id }] };
  });

/** Closes a preventive action with what shows that it was done. @throws Refusal not-found, step-not-open */
export async function finishPrevention(
  house: House,
  id: number,
  evidence: string,
  caller: Caller,
  now: Instant,
): Promise<void> {
  const found = await house.db
    .selectFrom('prevention')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'prevention.org_id').onRef('cases.id', '=', 'prevention.case_id'),
    )
    .select('number')
    .where('prevention.org_id', '=', ORG_ID)
    .where('prevention.id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found', COMPLAINT_TEXTS.noSuchPrevention);
  await onCase(house, found.number, caller, now, async (tx, _held, at) => {
    const { numUpdatedRows } = await tx
      .updateTable('prevention')
      .set({ done_at: timestamptz(at), evidence: evidence.trim() })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Refusal('step-not-open', COMPLAINT_TEXTS.preventionDone);
    return { entries: [{ type: 'prevention_done', prevention: id }] };
  });
}

export const PREVENTION_STATES = ['open', 'overdue', 'done'] as const;
export type PreventionState = (typeof PREVENTION_STATES)[number];

/** The preventive actions of all complaints, what is due first on top; those that are done, the last first. */
export async function listPreventions(
  house: House,
  query: { state?: PreventionState; owner?: number; caseId?: number },
  now: Instant,
) {
  const today = todayIn(house, now);
  let found = house.db
    .selectFrom('prevention')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'prevention.org_id').onRef('cases.id', '=', 'prevention.case_id'),
    )
    .innerJoin('staff', (join) =>
      join.onRef('staff.org_id', '=', 'prevention.org_id').onRef('staff.id', '=', 'prevention.owner_id'),
    )
    .select([
      'prevention.id',
      'prevention.measure',
      'prevention.owner_id',
      'staff.name as owner',
      'prevention.due_on',
      'prevention.done_at',
      'prevention.evidence',
      'cases.number',
      'cases.title',
    ])
    .where('prevention.org_id', '=', ORG_ID)
    .limit(PAGE);
  if (query.owner !== undefined) found = found.where('prevention.owner_id', '=', query.owner);
  if (query.caseId !== undefined) found = found.where('prevention.case_id', '=', query.caseId);
  if (query.state === 'done') found = found.where('done_at', 'is not', null).orderBy('done_at', 'desc');
  else if (query.state) found = found.where('done_at', 'is', null);
  if (query.state === 'overdue') found = found.where('due_on', '<', today);
  const rows = await found.orderBy('prevention.due_on').orderBy('prevention.id').execute();
  return rows.map((row) => ({ ...row, overdue: row.done_at === null && row.due_on < today }));
}

/** More than an organisation has open at a time. */
const PAGE = 500;
