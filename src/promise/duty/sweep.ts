import type { Db } from '../../platform/sql.ts';
import { type Instant, now as present } from '../../platform/time.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import { alarmReached } from './alarm.ts';
import type { EvidenceEntry } from './duty.ts';
import { type Duty, type DutyPeriod, dutiesOf, periodsOf } from './standing.ts';
import { type DutyAlarm, insertAlarms, readEntries } from './store.ts';

/**
 * Reminds of periods that are half or four fifths over, or missed, with something still missing. Each reminder is kept
 * once, however often and in however many processes this runs.
 * @returns how many are new
 */
export async function sweepDuties(
  db: Db,
  book: Pick<PledgeBook, 'published' | 'inForce'>,
  clock: () => Instant = present,
): Promise<number> {
  const at = clock();
  const letter = book.inForce(at);
  if (!letter) return 0;
  const duties = dutiesOf(letter);
  const entries = await readEntries(
    db,
    duties.map(({ clause }) => clause.id),
  );
  const due = duties.flatMap((duty) => alarmsOf(book, duty, entries, at));
  return insertAlarms(db, due, at);
}

/** Of the period under way and of the one before it; older ones are no news. */
function alarmsOf(
  book: Pick<PledgeBook, 'published'>,
  duty: Duty,
  entries: readonly EvidenceEntry[],
  at: Instant,
): DutyAlarm[] {
  const own = entries.filter(({ clause }) => clause === duty.clause.id);
  return periodsOf(book.published(), duty, own, at)
    .slice(-2)
    .flatMap((period) => alarmOf(period, at) ?? []);
}

function alarmOf(period: DutyPeriod, at: Instant): DutyAlarm | undefined {
  const { state, missing, first, clause, letter } = period;
  if (state !== 'running' && state !== 'broken') return undefined;
  const percent = alarmReached(period, letter.calendar, at);
  return percent && { pledgeId: letter.id, clause: clause.id, first, percent, missing };
}
