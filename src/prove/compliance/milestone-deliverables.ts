import type { House } from '../../keep/case/house.ts';
import type { Terms } from '../../keep/case/terms.ts';
import type { CivilDate, Instant } from '../../platform/time.ts';
import { readDeliveries } from '../../promise/duty/store.ts';
import type { DeliverableNow } from '../../promise/milestone/milestone.ts';
import { deliverablesAt } from '../../promise/milestone/standing.ts';
import { dayOfPeriod } from './duty-periods.ts';
import { type EvidenceQuery, type EvidenceRow, readCursor, writeCursor } from './evidence-row.ts';

/**
 * The deliverables of a pledge whose phases have begun, each judged at `now`; with a name, those of that clause alone.
 * Like the periods of duties they are worked out at every reading.
 */
export async function milestoneDeliverables(
  { db, book }: Pick<House, 'db' | 'book'>,
  { pledgeId }: Pick<Terms, 'pledgeId'>,
  now: Instant,
  clauseId?: string,
): Promise<DeliverableNow[]> {
  const letter = book.published().find(({ id }) => id === pledgeId);
  const milestones = letter?.pledge.clauses.filter(
    ({ id, measure }) => measure === 'milestone' && (clauseId === undefined || id === clauseId),
  );
  if (!letter || !milestones?.length) return [];
  const names = milestones.map(({ id }) => id);
  const entries = await readDeliveries(db, names);
  return deliverablesAt(book.published(), letter, entries, now).filter(
    ({ clause, startsAt }) => names.includes(clause.id) && startsAt <= now,
  );
}

/** The first day on which a deliverable counts, or undefined when none does yet. */
export async function firstMilestoneDay(
  shelf: Pick<House, 'db' | 'book'>,
  terms: Terms,
  now: Instant,
): Promise<CivilDate | undefined> {
  const days = (await milestoneDeliverables(shelf, terms, now)).map((one) => dayOfPeriod(one, now));
  return days.sort()[0];
}

/** The deliverables of a milestone that count within a span of days, the last due first, in pages by their place. */
export async function milestoneEvidence(
  house: House,
  terms: Terms,
  clauseId: string,
  { from, to, state, cursor, limit }: EvidenceQuery & { readonly limit: number },
  now: Instant,
): Promise<{ rows: EvidenceRow[]; nextCursor: string | null }> {
  const after = cursor === undefined ? -1 : readCursor(cursor)[1];
  const rows = (await milestoneDeliverables(house, terms, now, clauseId))
    .filter((one) => state === undefined || one.state === state)
    .map((one) => rowOf(one, now))
    .filter(({ day }) => day >= from && day <= to);
  const shown = rows.slice(after + 1, after + 1 + limit);
  const last = after + shown.length;
  return { rows: shown, nextCursor: last + 1 < rows.length ? writeCursor(shown.at(-1)!.day, last, 0) : null };
}

const rowOf = (one: DeliverableNow, now: Instant): EvidenceRow => ({
  number: one.deliverable.name.zh,
  title: one.deliverable.name.zh,
  unit_id: null,
  channel: null,
  started_at: one.startsAt,
  due_at: one.dueAt,
  stopped_at: one.deliveredAt,
  state: one.state,
  day: dayOfPeriod(one, now),
  case_id: 0,
  round: 0,
  duty: one,
});
