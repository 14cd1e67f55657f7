import type { Instant } from '../../platform/time.ts';
import type { Entry, Occurrence, Standing } from './duty.ts';

/** The entries that belong to a period: by when it happened, not by when it was recorded. */
export const entriesIn = <E extends Entry>({ startsAt, endsAt }: Occurrence, entries: readonly E[]): E[] =>
  entries.filter(({ happenedAt }) => happenedAt >= startsAt && happenedAt < endsAt);

/** The last moment at which recording counts. */
const closesAt = ({ dueAt, dropsAt }: Occurrence): Instant => dropsAt ?? dueAt;

/** Whether an entry came too late for its period. Recorded exactly at the due, it is in time. */
export const isLate = (occurrence: Occurrence, { recordedAt }: Entry): boolean =>
  recordedAt > closesAt(occurrence);

const times = (entries: readonly Entry[]): number => entries.reduce((sum, { count }) => sum + count, 0);

/**
 * What a period comes to at a moment, from its evidence alone. Evidence that was recorded after the due is seen but
 * does not count, so that a missed period stays missed.
 * @param entries of the clause, in any order; those of other periods do not matter
 */
export function standingOf(occurrence: Occurrence, entries: readonly Entry[], at: Instant): Standing {
  const valid = entriesIn(occurrence, entries).filter(
    ({ recordedAt, retractedAt }) => recordedAt <= at && (retractedAt === null || retractedAt > at),
  );
  const counted = valid.filter((entry) => !isLate(occurrence, entry));
  const done = times(counted);
  const keptAt = reachedAt(counted, occurrence.needed);
  return {
    state: keptAt === null ? unfinished(occurrence, at) : 'kept',
    done,
    late: times(valid) - done,
    missing: Math.max(0, occurrence.needed - done),
    keptAt,
  };
}

function unfinished({ dueAt, dropsAt }: Occurrence, at: Instant): Standing['state'] {
  if (dropsAt !== null) return at >= dropsAt ? 'cancelled' : 'running';
  return at > dueAt ? 'broken' : 'running';
}

/** When the entries came to so many times; null when they did not. */
function reachedAt(entries: readonly Entry[], needed: number): Instant | null {
  let sum = 0;
  for (const { count, recordedAt } of entries.toSorted((a, b) => a.recordedAt - b.recordedAt)) {
    sum += count;
    if (sum >= needed) return recordedAt;
  }
  return null;
}
