import { coursesOf } from '../../keep/case/clock.ts';
import { EVENT_TYPES } from '../../keep/case/event.ts';
import { type History, historyOf } from '../../keep/case/history.ts';
import { marksOf } from '../../keep/case/mark.ts';
import { CLOCK_RULES } from '../../keep/case/measure.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { type ClockClause, matches } from '../../promise/pledge/pledge.ts';
import type { Said } from './sayings.ts';
import type { Exclusion } from './sums.ts';

/** A clock of cases that go alike: which of their moments it starts at, and which is held against its due. */
export interface PlannedClock {
  /** Place in the clocks of the terms. */
  readonly clause: number;
  readonly start: number;
  /** The number of events when it is the present. */
  readonly decidedAt: number;
  /** What it is unless it is broken. */
  readonly state: 'kept' | 'running' | 'cancelled';
  readonly why: Exclusion | undefined;
  readonly standsStill: boolean;
}

interface PlannedMark {
  /** Place in the ratios of the terms. */
  readonly clause: number;
  readonly at: number;
  readonly state: 'kept' | 'broken';
}

/** All that a letter says about cases whose events are of the same types, in the same order, and say the same to it. */
export interface Plan {
  readonly clocks: readonly PlannedClock[];
  readonly marks: readonly PlannedMark[];
  /** Events that say what the case is. */
  readonly describing: readonly number[];
  /** Events that name a field, if only a unit. */
  readonly naming: readonly number[];
  readonly pauses: readonly { readonly from: number; readonly closedBy: number }[];
  readonly waitingSince: number | null;
}

/** What an event does to a plan: its type, and its part of what the letter asks about. */
export interface Step {
  readonly type: number;
  readonly said: Said;
}

/** What the letter has to say about events that come so. The judge itself is asked, of events a moment apart. */
export function planOf({ clocks, ratios }: Terms, steps: readonly Step[]): Plan {
  const history = historyOf(steps.map(({ type, said }, at) => ({ at, type: EVENT_TYPES[type]!, ...said })));
  const { known, pauses, waitingSince } = history;
  const places = new Map(ratios.map(({ id }, place) => [id, place]));
  const waits = pauses.length > 0 || waitingSince !== null;
  return {
    clocks: clocks.flatMap((clause, place) => clocksUnder(history, clause, place, waits)),
    marks: marksOf(history, ratios).map(({ clause, at, counted }) => ({
      clause: places.get(clause)!,
      at,
      state: counted ? 'kept' : 'broken',
    })),
    describing: steps.flatMap((_, place) => (known[place] === known[place - 1] ? [] : [place])),
    naming: steps.flatMap(({ said }, place) => (said.fields ? [place] : [])),
    pauses,
    waitingSince,
  };
}

const clocksUnder = (history: History, clause: ClockClause, place: number, waits: boolean): PlannedClock[] =>
  coursesOf(history, clause).map(({ start, decidedAt, state }) => ({
    clause: place,
    start,
    decidedAt,
    state,
    why: state === 'cancelled' ? whyExcluded(history, clause) : undefined,
    standsStill: waits && CLOCK_RULES[clause.measure].pauses,
  }));

/** A cancelled clock was still meant when the case ended, or else had been relabelled out of its scope. */
function whyExcluded({ events, known, end }: History, clause: ClockClause): Exclusion {
  const ending = events[end]?.type;
  const meant = end > 0 && matches(clause.scope, known[end - 1]!);
  return meant && (ending === 'withdrawn' || ending === 'merged') ? ending : 'reclassified';
}
