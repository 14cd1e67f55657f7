import type { Db } from '../../platform/sql.ts';
import { type Instant, now as present } from '../../platform/time.ts';
import { alarmReached } from '../duty/alarm.ts';
import { readDeliveries } from '../duty/store.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import type { DeliverableNow } from './milestone.ts';
import { deliverablesAt } from './standing.ts';
import { insertAlarms, type MilestoneAlarm } from './store.ts';

/**
 * Reminds of deliverables of the letter in force when half or four fifths of their time is over, or all of it, and they
 * are not there. Each reminder is kept once, however often and in however many processes this runs.
 * @returns how many are new
 */
export async function sweepMilestones(
  db: Db,
  book: Pick<PledgeBook, 'published' | 'inForce'>,
  clock: () => Instant = present,
): Promise<number> {
  const at = clock();
  const letter = book.inForce(at);
  if (!letter) return 0;
  const entries = await readDeliveries(
    db,
    letter.pledge.clauses.map(({ id }) => id),
  );
  const due = deliverablesAt(book.published(), letter, entries, at).flatMap((one) => alarmOf(one, at) ?? []);
  return insertAlarms(db, due, at);
}

function alarmOf(one: DeliverableNow, at: Instant): MilestoneAlarm | undefined {
  const { letter, clause, deliverable, state, deliveredAt } = one;
  if ((state !== 'running' && state !== 'broken') || deliveredAt !== null) return undefined;
  const percent = alarmReached(one, letter.calendar, at);
  return percent && { pledgeId: letter.id, clause: clause.id, deliverable: deliverable.key, percent };
}
