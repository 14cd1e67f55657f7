import type { Instant } from '../../platform/time.ts';
import type { Pause } from '../../promise/calendar/deadline.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';
import { type CaseEvent, describes } from './event.ts';

interface PauseSpan extends Pause {
  /** Place of `resumed` in the history: before it nobody knows when the pause ends. */
  readonly closedBy: number;
}

/** What the events of one case amount to before any clause looks at them. */
export interface History {
  readonly events: readonly CaseEvent[];
  /** What is known of the case after each event. The same object as before when nothing was said. */
  readonly known: readonly Fields[];
  readonly pauses: readonly PauseSpan[];
  /** The beginning of a pause that nobody has ended. */
  readonly waitingSince: Instant | null;
  /** Place of the withdrawal, or of the merge that stands; the number of events when there is none. */
  readonly end: number;
}

/** The events without the merges that were undone. */
export function withoutUndone<E extends CaseEvent>(events: readonly E[]): readonly E[] {
  const undone = events.findLastIndex(({ type }) => type === 'unmerged');
  return undone < 0 ? events : events.filter(({ type }, place) => type !== 'merged' || place > undone);
}

const NOTHING: Fields = {};

/** Reads the events of one case, which must be in order of time. */
export function historyOf(events: readonly CaseEvent[]): History {
  const known: Fields[] = [];
  const pauses: PauseSpan[] = [];
  let fields = NOTHING;
  let opened = false;
  let waitingSince: Instant | null = null;
  let withdrawn = events.length;
  let merged = events.length;
  for (let place = 0; place < events.length; place++) {
    const { type, at, fields: said } = events[place]!;
    if (said && describes(type) && !(type === 'received' && opened)) fields = { ...fields, ...said };
    if (type === 'received') opened = true;
    if (type === 'waiting_user') waitingSince ??= at;
    if (type === 'resumed' && waitingSince !== null) {
      if (at > waitingSince) pauses.push({ from: waitingSince, to: at, closedBy: place });
      waitingSince = null;
    }
    if (type === 'withdrawn') withdrawn = Math.min(withdrawn, place);
    else if (type === 'merged') merged = Math.min(merged, place);
    else if (type === 'unmerged') merged = events.length;
    known.push(fields);
  }
  return { events, known, pauses, waitingSince, end: Math.min(withdrawn, merged) };
}
