import { parseDay } from '../../platform/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { closeOfBusiness, isWorkingDay, midnightOf, workingDayAfter } from '../calendar/days.ts';
import { type Reign, reignsOf } from '../duty/term.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { type Commitment, type Deliverable, deliverablesOf, isMilestone } from './milestone.ts';

/** Day and letter of each, in order; those of the letter that is asked for are its own. */
interface Reigns {
  readonly all: readonly Reign[];
  readonly own: readonly Reign[];
}

/** Every deliverable that a version of the letter promises by a day, in the order of the letter. */
export function commitmentsOf(published: readonly PublishedPledge[], letter: PublishedPledge): Commitment[] {
  const all = reignsOf(published);
  const own = all.filter((reign) => reign.letter.id === letter.id);
  // Replaced on the day of its publication, it never bound.
  if (own.length === 0) return [];
  const { calendar } = letter;
  return letter.pledge.clauses.filter(isMilestone).flatMap((clause) => {
    const day = parseDay(clause.phase?.to ?? clause.due ?? '');
    if (day === undefined) return [];
    const last = workingDayFrom(calendar, day);
    const begins = (clause.phase && parseDay(clause.phase.from)) ?? Number.NEGATIVE_INFINITY;
    const dueAt = closeOfBusiness(calendar, last);
    return deliverablesOf(clause).map((deliverable): Commitment => {
      const { dropsAt, replacedBy } = endOf(last, { all, own }, clause.id, deliverable, calendar);
      const { needed } = deliverable;
      // An amendment does not begin the time for it anew.
      const since = all.find((reign) => promises(reign.letter, clause.id, deliverable.key))!.from;
      const first = Math.max(begins, since);
      const startsAt = midnightOf(calendar, first);
      return {
        ...{ letter, clause, deliverable, needed, first, last, startsAt, endsAt: dueAt, dueAt },
        ...{ dropsAt, replacedBy },
      };
    });
  });
}

const workingDayFrom = (calendar: Calendar, day: number): number =>
  isWorkingDay(calendar, day) ? day : workingDayAfter(calendar, day, 1);

const ANSWERS = { dropsAt: null, replacedBy: null } as const;

/** Whether, and since when, a version no longer answers for what it promised by a day. */
function endOf(
  day: number,
  { all, own }: Reigns,
  clauseId: string,
  { key }: Deliverable,
  calendar: Calendar,
): Pick<Commitment, 'dropsAt' | 'replacedBy'> {
  const last = own.findLast(({ from }) => from <= day);
  if (!last) {
    const then = all.find(({ from, to }) => from <= day && day <= to);
    const wasPromised = then !== undefined && promises(then.letter, clauseId, key);
    return wasPromised ? ANSWERS : { dropsAt: Number.NEGATIVE_INFINITY, replacedBy: null };
  }
  const next = all.find(({ from }) => from > last.to && from <= day);
  return next ? { dropsAt: midnightOf(calendar, next.from), replacedBy: next.letter } : ANSWERS;
}

/** Whether a version names a deliverable, by whatever day. */
export const promises = ({ pledge }: PublishedPledge, clauseId: string, key: string): boolean =>
  pledge.clauses.some(
    (clause) =>
      isMilestone(clause) && clause.id === clauseId && deliverablesOf(clause).some((one) => one.key === key),
  );
