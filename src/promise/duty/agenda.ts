import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { PledgeBook } from '../pledge/snapshot.ts';
import type { DutyNow } from './shape.ts';
import { currentPeriod, type DutyPeriod, dutiesNamed, dutiesOf, periodsOf } from './standing.ts';
import { readAlarms, readEntries } from './store.ts';

type Book = Pick<PledgeBook, 'published' | 'inForce'>;

/** The duties of the letter in force with the periods at hand: what is still missing first, by its due. */
export async function agenda(db: Db, book: Book, at: Instant): Promise<DutyNow[]> {
  const letter = book.inForce(at);
  if (!letter) return [];
  const duties = dutiesOf(letter);
  const names = duties.map(({ clause }) => clause.id);
  const [entries, alarms] = await Promise.all([readEntries(db, names), readAlarms(db, letter.id)]);
  return duties
    .map((duty): DutyNow => {
      const own = entries.filter(({ clause }) => clause === duty.clause.id);
      const current = currentPeriod(book.published(), duty, own, at);
      const previous = periodsOf(book.published(), duty, own, at).findLast(({ dueAt }) => dueAt < at);
      const alarm = alarms.find(({ clause, first }) => clause === duty.clause.id && first === current?.first);
      return { ...duty, current, previous, alarm };
    })
    .sort((a, b) => rank(a, at) - rank(b, at) || dueOf(a) - dueOf(b));
}

const dueOf = ({ current }: DutyNow): number => current?.dueAt ?? Number.MAX_SAFE_INTEGER;

/** Under way and unfinished, then done, then still to begin. */
const rank = ({ current }: DutyNow, at: Instant): number =>
  !current || current.startsAt > at ? 2 : current.state === 'running' ? 0 : 1;

/** All periods of a duty, of every version of the letter, the newest first. */
export async function historyOf(db: Db, book: Book, clauseId: string, at: Instant): Promise<DutyPeriod[]> {
  const entries = await readEntries(db, [clauseId]);
  return dutiesNamed(book.published(), clauseId)
    .flatMap((duty) => periodsOf(book.published(), duty, entries, at))
    .sort((a, b) => b.first - a.first);
}
