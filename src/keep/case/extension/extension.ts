import { Refusal } from '../../../platform/refusal.ts';
import { DAY, type Instant } from '../../../platform/time.ts';
import type { Calendar } from '../../../promise/calendar/calendar.ts';
import { deadline } from '../../../promise/calendar/deadline.ts';
import { type Limit, parseLimit } from '../../../promise/calendar/limit.ts';
import type { Clock } from '../clock.ts';
import { type History, historyOf } from '../history.ts';
import { CLOCK_RULES } from '../measure.ts';
import type { StoredEvent } from '../state.ts';
import { EXTENSION_TEXTS } from './texts.ts';

/**
 * More time for one clock of a case: asked for before the clock has run out, agreed to by a second person, told to the user.
 * The clock keeps its own due and verdict; the extension has a due and a verdict beside them.
 */
export type ExtensionState = 'pending' | 'approved' | 'refused';

export type Verdict = 'running' | 'met' | 'missed' | 'cancelled';

export interface Extension {
  readonly clause: string;
  readonly round: number;
  readonly length: Limit;
  readonly dueAt: Instant;
  readonly verdict: Verdict;
  /** It stands still while the case waits for the user, like the clock. */
  readonly paused: boolean;
}

/** The approved extensions of a case as they stand at an instant, from its events and clocks alone. */
export function extensionsOf(
  events: readonly StoredEvent[],
  clocks: readonly Clock[],
  calendar: Calendar,
  at: Instant,
): Extension[] {
  const history = historyOf(events);
  return events.flatMap(({ type, clause, round, length }) => {
    if (type !== 'extended') return [];
    const clock = clocks.find((one) => one.clause === clause && one.round === round);
    return clock ? [extended(history, clock, parseLimit(length!)!, calendar, at)] : [];
  });
}

/** The end of an extension: its length counted on from the due of the clock. */
export const extendedDue = (calendar: Calendar, clock: Clock, length: Limit, history: History): Instant =>
  deadline(
    calendar,
    clock.dueAt,
    length,
    CLOCK_RULES[clock.measure].pauses ? history.pauses.filter(({ to }) => to > clock.dueAt) : [],
  );

function extended(history: History, clock: Clock, length: Limit, calendar: Calendar, at: Instant): Extension {
  const dueAt = extendedDue(calendar, clock, length, history);
  const { clause, round, state, stoppedAt } = clock;
  const ended = history.end < history.events.length ? history.events[history.end]!.at : null;
  const since = CLOCK_RULES[clock.measure].pauses ? history.waitingSince : null;
  const paused =
    state !== 'cancelled' && stoppedAt === null && ended === null && since !== null && since <= dueAt;
  const late = (moment: Instant) => moment > dueAt;
  const verdict: Verdict =
    state === 'cancelled'
      ? 'cancelled'
      : stoppedAt !== null
        ? late(stoppedAt)
          ? 'missed'
          : 'met'
        : ended !== null
          ? late(ended)
            ? 'missed'
            : 'cancelled'
          : late(at) && !paused
            ? 'missed'
            : 'running';
  return { clause, round, length, dueAt, verdict, paused };
}

const LONGEST_DAYS = 90;

/** Why no more time may be asked for, or given, for a clock now; undefined when it may. */
export function timeObstacle(clock: Clock | undefined): Refusal | undefined {
  if (!clock) return new Refusal('step-not-open', EXTENSION_TEXTS.noClock);
  if (clock.state !== 'running') return new Refusal('step-not-open', EXTENSION_TEXTS.over);
  return clock.paused ? new Refusal('step-not-open', EXTENSION_TEXTS.paused) : undefined;
}

/** @throws Refusal bad-request when it is no limit, or longer than anybody may wait for */
export function lengthIn(text: string, calendar: Calendar, from: Instant): Limit {
  const length = parseLimit(text);
  if (!length) throw new Refusal('bad-request', EXTENSION_TEXTS.noLength);
  if (deadline(calendar, from, length) > from + LONGEST_DAYS * DAY)
    throw new Refusal('bad-request', EXTENSION_TEXTS.tooLong(LONGEST_DAYS));
  return length;
}
