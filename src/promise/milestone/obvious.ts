import { dayAt, formatDay, type Instant } from '../../platform/time.ts';
import { closeOfBusiness, isWorkingDay, midnightOf } from '../calendar/days.ts';
import type { EvidenceEntry } from '../duty/duty.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';

/**
 * For tests alone: a second implementation of what became of a deliverable that is too simple to be wrong. It walks
 * through the days one by one and asks of each which letter holds.
 */

/** The letter that holds on a day: of those that bind by then and have the day in their term, the newest. */
export function holdingOn(published: readonly PublishedPledge[], day: number): PublishedPledge | undefined {
  const date = formatDay(day);
  const holding = published.filter(
    ({ publishedAt, calendar, pledge: { effective } }) =>
      day > dayAt(calendar.timeZone, publishedAt) &&
      (effective === undefined || date >= effective.from) &&
      (effective?.to === undefined || date <= effective.to),
  );
  return holding.sort((a, b) => b.version - a.version)[0];
}

const clauseIn = ({ pledge }: PublishedPledge, clause: string, deliverable: string) =>
  pledge.clauses.find(
    (one) => one.id === clause && one.measure === 'milestone' && one.deliverables?.includes(deliverable),
  );

/**
 * @param days every day that can matter, in order, with the letter that holds on it
 * @param entries of this deliverable alone
 */
export function obviousState(
  letter: PublishedPledge,
  { clause, deliverable }: { clause: string; deliverable: string },
  entries: readonly EvidenceEntry[],
  at: Instant,
  days: ReadonlyMap<number, PublishedPledge | undefined>,
): 'kept' | 'broken' | 'running' | 'cancelled' | 'absent' {
  const found = clauseIn(letter, clause, deliverable);
  const ruled = [...days.keys()].filter((day) => days.get(day)?.id === letter.id);
  if (!found || ruled.length === 0) return 'absent';

  let due = Math.min(...days.keys());
  while (formatDay(due) < found.due! || !isWorkingDay(letter.calendar, due)) due++;
  const dueAt = closeOfBusiness(letter.calendar, due);

  let closes = dueAt;
  let owes = true;
  const ruledBefore = ruled.filter((day) => day <= due);
  if (ruledBefore.length === 0) {
    const then = days.get(due);
    owes = then !== undefined && clauseIn(then, clause, deliverable) !== undefined;
  } else {
    for (let day = ruledBefore.at(-1)! + 1; day <= due && closes === dueAt; day++) {
      if (days.get(day) === undefined) continue;
      closes = midnightOf(letter.calendar, day);
      owes = false;
    }
  }
  if (ruledBefore.length === 0 && !owes) return 'cancelled';
  const isProved = entries.some(
    ({ recordedAt, retractedAt }) =>
      recordedAt <= at && recordedAt <= closes && (retractedAt === null || retractedAt > at),
  );
  if (isProved) return 'kept';
  if (!owes) return at >= closes ? 'cancelled' : 'running';
  return at > dueAt ? 'broken' : 'running';
}
