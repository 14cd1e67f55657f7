import type { Instant } from '../../../platform/time.ts';
import type { WaitingReason } from '../case.ts';
import type { EventType } from '../event.ts';
import type { StoredEvent } from '../state.ts';

/** A stretch for which a case waited for its user, drawn from its events. */
export interface Pause {
  /** Place of the event with which it began. */
  readonly seq: number;
  readonly reason: WaitingReason;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** Whose deed ended it: the user's, of staff, or of the system at the end of the longest pause. */
  readonly endedBy: StoredEvent['actor'] | null;
  /** The user said that there was nothing to wait for. */
  readonly contested: boolean;
}

const TELLS: ReadonlySet<EventType> = new Set(['waiting_user', 'resumed', 'contested']);

/** Whether an event says something about waiting. */
export const isOfPause = ({ type }: Pick<StoredEvent, 'type'>): boolean => TELLS.has(type);

/** Every pause of a case, from its events in order of time. Waiting that begins while the case waits is no other pause. */
export function pausesOf(events: readonly StoredEvent[]): Pause[] {
  const pauses: Pause[] = [];
  let open: Pause | undefined;
  for (const { type, seq, at, actor, reason } of events) {
    if (type === 'waiting_user' && !open) {
      open = {
        seq,
        reason: reason ?? 'need-information',
        startedAt: at,
        endedAt: null,
        endedBy: null,
        contested: false,
      };
    } else if (type === 'contested' && open) {
      open = { ...open, contested: true };
    } else if (type === 'resumed' && open) {
      pauses.push({ ...open, endedAt: at, endedBy: actor });
      open = undefined;
    }
  }
  return open ? [...pauses, open] : pauses;
}
