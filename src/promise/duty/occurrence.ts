import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { closeOfBusiness, dayOf, isWorkingDay, midnightOf, workingDaysBetween } from '../calendar/days.ts';
import type { DutyClause, Occurrence } from './duty.ts';
import { type Days, periodAround } from './period.ts';
import type { Term } from './term.ts';

type Promised = Pick<DutyClause, 'every' | 'count'>;

/**
 * The periods that a term of a duty owes, in order; without end where the term has none.
 * @param since a day, when only the period around it and those after it are asked for
 */
export function* occurrencesFrom(
  clause: Promised,
  term: Term,
  calendar: Calendar,
  since: number = term.from,
): Generator<Occurrence> {
  for (let period = periodAround(Math.max(since, term.from), clause.every); period.first <= term.to; ) {
    const occurrence = occurrenceIn(period, clause, term, calendar);
    if (occurrence) yield occurrence;
    period = periodAround(period.last + 1, clause.every);
  }
}

/** The periods that have begun at a moment, the latest first; worked out one by one, as seldom all are needed. */
export function* occurrencesBack(
  clause: Promised,
  term: Term,
  calendar: Calendar,
  at: Instant,
): Generator<Occurrence> {
  const last = Math.min(dayOf(calendar, at), term.to);
  for (let period = periodAround(last, clause.every); period.last >= term.from; ) {
    const occurrence = occurrenceIn(period, clause, term, calendar);
    if (occurrence && occurrence.startsAt <= at) yield occurrence;
    period = periodAround(period.first - 1, clause.every);
  }
}

/** The periods that have begun at a moment. */
export function occurrencesOf(clause: Promised, term: Term, calendar: Calendar, at: Instant): Occurrence[] {
  const begun: Occurrence[] = [];
  for (const occurrence of occurrencesFrom(clause, term, calendar)) {
    if (occurrence.startsAt > at) break;
    begun.push(occurrence);
  }
  return begun;
}

function occurrenceIn(
  period: Days,
  clause: Promised,
  { since, to, end }: Term,
  calendar: Calendar,
): Occurrence | undefined {
  const isCut = period.last > to;
  if (isCut && end === 'handed-over') return undefined;
  const first = Math.max(period.first, since);
  const last = isCut && end === 'announced' ? to : period.last;
  const needed = shareOf(clause.count, last - first + 1, period.last - period.first + 1);
  const lastWorking = lastWorkingDay(calendar, first, last);
  if (needed === 0 || lastWorking === undefined) return undefined;
  const dueAt = closeOfBusiness(calendar, lastWorking);
  const dropsAt = isCut && end === 'dropped' ? midnightOf(calendar, to + 1) : null;
  return {
    first,
    last,
    startsAt: midnightOf(calendar, first),
    endsAt: midnightOf(calendar, last + 1),
    needed,
    dueAt,
    dropsAt: dropsAt !== null && dropsAt <= dueAt ? dropsAt : null,
  };
}

/** The nearest whole number to count × part ÷ whole, a half upward, without the noise of binary fractions. */
const shareOf = (count: number, part: number, whole: number): number =>
  Math.floor((2 * count * part + whole) / (2 * whole));

function lastWorkingDay(calendar: Calendar, first: number, last: number): number | undefined {
  for (let day = last; day >= first; day--) if (isWorkingDay(calendar, day)) return day;
  return undefined;
}

/** Working days that are left for it, today included until its close of business. */
export function workingDaysLeft(occurrence: Occurrence, calendar: Calendar, at: Instant): number {
  const today = dayOf(calendar, at);
  const from = at < closeOfBusiness(calendar, today) ? today : today + 1;
  const first = Math.max(from, occurrence.first);
  return first > occurrence.last ? 0 : workingDaysBetween(calendar, first, occurrence.last + 1);
}
