import type { House } from '../../keep/case/house.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { type CivilDate, dayAt, formatDay, type Instant } from '../../platform/time.ts';
import type { Occurrence, Standing } from '../../promise/duty/duty.ts';
import { type DutyPeriod, dutiesOf, periodsOf } from '../../promise/duty/standing.ts';
import { readEntries } from '../../promise/duty/store.ts';
import type { Clause } from '../../promise/pledge/pledge.ts';
import { NOTHING } from './figures.ts';
import type { Span } from './period.ts';
import type { DayTally } from './store.ts';

/** What is owed by a day: a period of a duty, or what a milestone delivers. */
export type Owed = Occurrence & Standing & Pick<DutyPeriod, 'letter' | 'entries'>;

type Shelf = Pick<House, 'db' | 'book'>;

/**
 * The periods of the duties of a pledge that have begun, each judged at `now`; with a name, of that duty alone. They are
 * worked out from the evidence at every reading: there are few of them, and nothing can then be out of date.
 */
export async function dutyPeriods(
  { db, book }: Shelf,
  { pledgeId }: Terms,
  now: Instant,
  clauseId?: string,
): Promise<DutyPeriod[]> {
  const published = book.published();
  const letter = published.find(({ id }) => id === pledgeId);
  const duties = letter ? dutiesOf(letter) : [];
  const asked = duties.filter(({ clause }) => clauseId === undefined || clause.id === clauseId);
  const entries = await readEntries(
    db,
    asked.map(({ clause }) => clause.id),
  );
  const byClause = Map.groupBy(entries, ({ clause }) => clause);
  return asked.flatMap((duty) => periodsOf(published, duty, byClause.get(duty.clause.id) ?? [], now));
}

/**
 * The day on which a period counts: its last, and today while it lasts. So a quarter is part of what is said of each
 * month while it runs and in the end of its last month alone; by its first day it would hide for two months of three.
 */
export const dayOfPeriod = ({ last, letter }: Pick<Owed, 'last' | 'letter'>, now: Instant): CivilDate =>
  formatDay(Math.min(last, dayAt(letter.calendar.timeZone, now)));

/** What is owed and counts within a span of days, by clause and day. */
export const dutyTallies = (
  periods: readonly (Owed & { readonly clause: Clause })[],
  { from, to }: Span,
  now: Instant,
): DayTally[] =>
  periods
    .map((period) => ({
      clause: period.clause.id,
      day: dayOfPeriod(period, now),
      ...NOTHING,
      [period.state]: 1,
    }))
    .filter(({ day }) => day >= from && day <= to);

/** The first day on which a duty counts, or undefined when none does yet. */
export async function firstDutyDay(shelf: Shelf, terms: Terms, now: Instant): Promise<CivilDate | undefined> {
  const days = (await dutyPeriods(shelf, terms, now)).map((period) => dayOfPeriod(period, now));
  return days.sort()[0];
}
