import type { Instant } from '../../platform/time.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';

/** What histories are told in, here and in files from elsewhere: clocks, gates and shares are judged by these. */
export const HISTORY_TYPES = [
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

/**
 * What happens on the way: between the units, to the answer's rating, with a remedy. It is evidence like all else, but no
 * clock starts or stops at it, and history files leave it out. One only says something to the clocks: `unmerged` undoes
 * the merges before it as though they had never been.
 */
const WORK_TYPES = [
  'unmerged',
  'split',
  'handed_over',
  'objected',
  'objection_decided',
  'task_given',
  'task_done',
  'contested',
  'extension_requested',
  'extended',
  'extension_refused',
  'overridden',
  'assessed',
  'decided',
  'follower_named',
  'cause_found',
  'prevention_planned',
  'prevention_done',
  'disputed',
  'remedy_proposed',
  'remedy_approved',
  'remedy_refused',
  'remedy_delivered',
  'remedy_missed',
  'urged',
  'urge_answered',
  'escalated',
  'edited',
  'rating_contested',
  'rating_settled',
  'call_attempted',
] as const;

/** Everything that can happen to a case, a queue ticket, a whistle-blower's report or a guide version. */
export const EVENT_TYPES = [...HISTORY_TYPES, ...WORK_TYPES] as const;

export type HistoryType = (typeof HISTORY_TYPES)[number];
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
  /** Its place in the case, where events are kept; histories of files have none. */
  readonly seq?: number;
  /** `rating_settled`: the place of the rating that was found malicious, and why; it counts no more. */
  readonly excludes?: number;
  readonly excludedFor?: string;
}

/** Events that open something and say what it is. `received` is the ordinary one; the others open tickets, reports, guide versions. */
const OPENING: ReadonlySet<EventType> = new Set(['received', 'reported', 'taken', 'published']);

const HISTORY: ReadonlySet<EventType> = new Set(HISTORY_TYPES);

/** Whether history files tell of it. */
export const isHistory = (type: EventType): type is HistoryType => HISTORY.has(type);

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
