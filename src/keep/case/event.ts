import type { Instant } from '../../platform/time.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';

/** Everything that can happen to a case, a queue ticket, a whistle-blower's report or a guide version. */
export const EVENT_TYPES = [
  'received',
  'registered',
  'dispatched',
  'started',
  'responded',
  'coordination_requested',
  'coordinated',
  'plan_sent',
  'waiting_user',
  'resumed',
  'replied',
  'reviewed',
  'archived',
  'rated',
  'appealed',
  'followed_up',
  'inspected',
  'reclassified',
  'merged',
  'withdrawn',
  'reported',
  'verified',
  'taken',
  'called',
  'published',
  'confirmed',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** What verdicts are made of. Personal data never is part of an event. */
export interface CaseEvent {
  readonly at: Instant;
  readonly type: EventType;
  /** What became known of the case: set by opening events, changed by `reclassified`. */
  readonly fields?: Fields;
  /** `rated`: 1 to 5. */
  readonly score?: number;
  /** `rated`: whether the user says that the matter is solved. */
  readonly solved?: boolean;
}

/** Events that open something and say what it is. `received` is the ordinary one; the others open tickets, reports, guide versions. */
const OPENING: ReadonlySet<EventType> = new Set(['received', 'reported', 'taken', 'published']);

/** Whether the event is the first of a case: nothing is known of the case before. */
export const isOpening = (type: EventType): boolean => OPENING.has(type);

/** Whether the event's fields say what the case is. */
export const describes = (type: EventType): boolean => type === 'reclassified' || isOpening(type);

/**
 * Puts the events of one case in order of time. Events of the same instant keep the order in which they were
 * written, save that nothing precedes the receipt.
 */
export function inOrder<E extends CaseEvent>(events: readonly E[]): E[] {
  return events.toSorted(
    (a, b) => a.at - b.at || Number(b.type === 'received') - Number(a.type === 'received'),
  );
}
