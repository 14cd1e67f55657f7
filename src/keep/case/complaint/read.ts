import type { Static } from 'typebox';
import type { Caller } from '../../../platform/route.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import { doerOf } from '../actor.ts';
import type { House } from '../house.ts';
import { readEvents } from '../load.ts';
import { zoneOf } from '../read.ts';
import { stateOf } from '../state.ts';
import { isComplaint, isMajor, missingToArchive } from './complaint.ts';
import { complaintRow } from './dispute.ts';
import { OVER } from './handle.ts';
import { listPreventions } from './prevention.ts';
import type { ComplaintView, PreventionView } from './shape.ts';

/** A case as a complaint. @throws Refusal not-found */
export async function readComplaint(
  house: House,
  number: string,
  caller: Caller,
  now: Instant,
): Promise<Static<typeof ComplaintView>> {
  const row = await complaintRow(house, number);
  const [events, preventions] = await Promise.all([
    readEvents(house.db, row.id),
    listPreventions(house, { caseId: row.id }, now),
  ]);
  const state = stateOf(events);
  const { assessment, followerId, decision, cause } = state.complaint;
  const follower = house.staff().find(({ id }) => id === followerId);
  return {
    complaint: isComplaint(state),
    major: isMajor(state),
    over: OVER.has(state.stage),
    assessment,
    follower: follower ? { id: follower.id, name: follower.name } : null,
    decision,
    cause,
    missing: missingToArchive(state, doerOf(house, caller).program),
    preventions: preventions.map((one) => preventionView(house, one, now)),
    disputes: row.disputes.map(({ id, forum, reference, opened_on, closed_on, outcome, note }) => ({
      id,
      forum,
      reference,
      openedOn: opened_on,
      closedOn: closed_on,
      outcome,
      note,
    })),
  };
}

type PreventionRow = Awaited<ReturnType<typeof listPreventions>>[number];

export const preventionView = (
  house: House,
  { id, number, title, measure, owner_id, owner, due_on, overdue, done_at, evidence }: PreventionRow,
  now: Instant,
): Static<typeof PreventionView> => ({
  id,
  number,
  title,
  measure,
  owner: { id: owner_id, name: owner },
  dueOn: due_on,
  overdue,
  doneAt: done_at === null ? null : formatInstant(done_at, zoneOf(house.terms.inForce(now))),
  evidence,
});
