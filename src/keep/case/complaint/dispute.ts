import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { type CivilDate, type Instant, parseDay } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { onCase } from '../on-case.ts';
import { CASE_TEXTS } from '../texts.ts';
import { type DisputeOutcome, type Forum, isComplaint } from './complaint.ts';
import { todayIn } from './prevention.ts';
import { COMPLAINT_TEXTS } from './texts.ts';

/** Takes down that the user has gone outside with a complaint, whatever stage it is in. @throws Refusal not-found, bad-request, step-not-open */
export const openDispute = (
  house: House,
  number: string,
  given: { forum: Forum; reference?: string; openedOn: CivilDate; note?: string },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held) => {
    if (!isComplaint(held.state)) throw new Refusal('step-not-open', COMPLAINT_TEXTS.notAComplaint);
    if (parseDay(given.openedOn) === undefined || given.openedOn > todayIn(house, now))
      throw new Refusal('bad-request', COMPLAINT_TEXTS.badDay);
    const { id } = await tx
      .insertInto('dispute')
      .values({
        org_id: ORG_ID,
        case_id: held.id,
        forum: given.forum,
        reference: given.reference?.trim() || null,
        opened_on: given.openedOn,
        note: given.note?.trim() || null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { entries: [{ type: 'disputed', dispute: id, forum: given.forum }] };
  });

/** Takes down how it ended there. @throws Refusal not-found, bad-request, step-not-open */
export const closeDispute = (
  house: House,
  number: string,
  id: number,
  given: { outcome: DisputeOutcome; closedOn: CivilDate; note?: string },
  caller: Caller,
  now: Instant,
): Promise<void> =>
  onCase(house, number, caller, now, async (tx, held) => {
    const dispute = await tx
      .selectFrom('dispute')
      .select(['forum', 'opened_on', 'outcome', 'note'])
      .where('org_id', '=', ORG_ID)
      .where('case_id', '=', held.id)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!dispute) throw new Refusal('not-found', COMPLAINT_TEXTS.noSuchDispute);
    if (dispute.outcome !== null) throw new Refusal('step-not-open', COMPLAINT_TEXTS.disputeOver);
    const { closedOn, outcome } = given;
    if (parseDay(closedOn) === undefined || closedOn < dispute.opened_on || closedOn > todayIn(house, now))
      throw new Refusal('bad-request', COMPLAINT_TEXTS.badDay);
    await tx
      .updateTable('dispute')
      .set({
        outcome,
        closed_on: closedOn,
        note: [dispute.note, given.note?.trim()].filter(Boolean).join('\n') || null,
      })
      .where('org_id', '=', ORG_ID)
      .where('id', '=', id)
      .execute();
    return { entries: [{ type: 'disputed', dispute: id, forum: dispute.forum, ended: outcome }] };
  });

/** The disputes about a case, the first on top. @throws Refusal not-found */
export async function complaintRow({ db }: House, number: string) {
  const row = await db
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ORG_ID)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
  const disputes = await db
    .selectFrom('dispute')
    .select(['id', 'forum', 'reference', 'opened_on', 'closed_on', 'outcome', 'note'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', row.id)
    .orderBy('id')
    .execute();
  return { ...row, disputes };
}
