import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../../promise/calendar/calendar.ts';
import { deadline, type Pause } from '../../promise/calendar/deadline.ts';
import type { LimitUnit } from '../../promise/calendar/limit.ts';
import { neededCount } from './needed.ts';
import type { Plan, PlannedClock } from './plan.ts';

/** A moment that must not lie behind the due of a clock, and the pauses that move that due. */
export interface Held {
  readonly moment: Instant;
  readonly pauses: readonly Pause[];
}

/**
 * What is held against the due of a clock that may stand still: the moment that decides, or the beginning of the pause in
 * which it lies, since a clock that stands still does not pass its due.
 * @param momentOf the moment of an event
 * @param now held against the due of a clock that still runs
 */
export function heldAgainst(
  { pauses, waitingSince }: Plan,
  { decidedAt }: PlannedClock,
  events: number,
  momentOf: (place: number) => Instant,
  now: Instant,
): Held {
  const running = decidedAt === events;
  const moment = running ? now : momentOf(decidedAt);
  const ended: Pause[] = [];
  let open = waitingSince;
  for (const { from, closedBy } of pauses) {
    if (running || closedBy <= decidedAt) {
      if (momentOf(closedBy) > momentOf(from)) ended.push({ from: momentOf(from), to: momentOf(closedBy) });
    } else {
      open = from;
      break;
    }
  }
  const since = open === null ? moment : momentOf(open);
  return { moment: Math.min(since, moment), pauses: ended };
}

/** The least count of a unit with which a moment does not lie behind the due of a clock that stood still. */
export function neededWith(
  calendar: Calendar,
  unit: LimitUnit,
  start: Instant,
  { moment, pauses }: Held,
): number {
  // Standing still only moves the due on, so that no more is needed than without.
  let [low, high] = [0, neededCount(calendar, unit, start, moment)];
  if (pauses.length === 0) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (deadline(calendar, start, { count: middle, unit }, pauses) < moment) low = middle;
    else high = middle;
  }
  return high;
}
