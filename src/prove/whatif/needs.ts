import { type Clock, clocksOf } from '../../keep/case/clock.ts';
import type { History } from '../../keep/case/history.ts';
import { CLOCK_RULES } from '../../keep/case/measure.ts';
import type { Instant } from '../../platform/time.ts';
import type { Calendar } from '../../promise/calendar/calendar.ts';
import { type ClockClause, matches } from '../../promise/pledge/pledge.ts';
import { isWritable } from './lengths.ts';
import { neededCount } from './needed.ts';

/** What a clock would have needed: from which count on it is not broken, and what it is then. */
export interface Need {
  /** Infinity when no limit that can be written is enough. */
  readonly count: number;
  readonly kept: boolean;
}

/** What a clock would have needed, in the unit of its clause. */
export function needOf(
  history: History,
  clause: ClockClause,
  clock: Clock,
  calendar: Calendar,
  at: Instant,
): Need {
  if (!isPlain(history, clause)) return searched(history, clause, clock, calendar, at);
  const { stoppedAt, startedAt } = clock;
  return {
    count: neededCount(calendar, clause.limit.unit, startedAt, stoppedAt ?? at),
    kept: stoppedAt !== null,
  };
}

/** Whether the clock runs through, so that only its stop, or the present, is held against its due. */
function isPlain({ events, known, pauses, waitingSince, end }: History, clause: ClockClause): boolean {
  if (end < events.length) return false;
  if (CLOCK_RULES[clause.measure].pauses && (pauses.length > 0 || waitingSince !== null)) return false;
  for (let place = 0; place < known.length; place++) {
    if (place > 0 && known[place] === known[place - 1]) continue;
    if (!matches(clause.scope, known[place]!)) return false;
  }
  return true;
}

/** Asks the judge itself: out from the present limit by doubling, then by halving. */
function searched(
  history: History,
  clause: ClockClause,
  clock: Clock,
  calendar: Calendar,
  at: Instant,
): Need {
  const { unit } = clause.limit;
  const stateWith = (count: number) =>
    clocksOf(history, [{ ...clause, limit: { count, unit } }], calendar, at).find(
      ({ round }) => round === clock.round,
    )!.state;
  let [low, high, state] = [0, clause.limit.count, clock.state];
  while (state === 'broken') {
    low = high;
    high *= 2;
    if (!isWritable(high, unit)) return { count: Number.POSITIVE_INFINITY, kept: false };
    state = stateWith(high);
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const there = stateWith(middle);
    if (there === 'broken') low = middle;
    else [high, state] = [middle, there];
  }
  return { count: high, kept: state === 'kept' };
}
