import type { Db } from '../../platform/sql.ts';
import { type Instant, now as present } from '../../platform/time.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import { type AlarmPercent, alarmReached } from './alarm.ts';
import { begunBy, type Duty, dutiesOf, judge, type Owed } from './standing.ts';
import { type DutyAlarm, insertAlarms, readTimes } from './store.ts';

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
  const reached = dutiesOf(letter).flatMap((duty) => reachedBy(book, duty, at));
  const times = await readTimes(
    db,
    reached.map(({ owed }) => owed),
  );
  const due = reached.flatMap(({ owed, percent }): DutyAlarm[] => {
    const {
      clause,
      letter: of,
      first,
      state,
      missing,
    } = judge(owed, times.get(owed.duty.clause.id) ?? [], at);
    const isOpen = state === 'running' || state === 'broken';
    return isOpen ? [{ pledgeId: of.id, clause: clause.id, first, percent, missing }] : [];
  });
  return insertAlarms(db, due, at);
}

/** Of the period under way and of the one before it; older ones are no news. */
function reachedBy(
  book: Pick<PledgeBook, 'published'>,
  duty: Duty,
  at: Instant,
): { readonly owed: Owed; readonly percent: AlarmPercent }[] {
  return begunBy(book.published(), duty, at)
    .take(2)
    .toArray()
    .flatMap((owed) => {
      const percent = alarmReached(owed.occurrence, duty.letter.calendar, at);
      return percent ? [{ owed, percent }] : [];
    });
}
