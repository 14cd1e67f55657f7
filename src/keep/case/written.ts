import type { Staff } from '../../people/staff/staff.ts';
import { formatInstant } from '../../platform/time.ts';
import { isHistory, isOpening } from './event.ts';
import { withoutUndone } from './history.ts';
import type { StoredEvent } from './state.ts';

/** What is kept of a case beside its events. */
export interface CaseWords {
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly contact: object | null;
  /** What was said with a step, by moment and type, in order. */
  readonly said: ReadonlyMap<string, readonly string[]>;
}

export const saidKey = (at: number, step: string): string => `${at} ${step}`;

/**
 * The lines of a history file for a case: what `readLine` reads, and the import takes in again. Its words go with the
 * event that opened it.
 */
export function writtenLines(
  words: CaseWords,
  events: readonly StoredEvent[],
  staff: ReadonlyMap<number, Staff>,
  timeZone: string,
): string[] {
  const opening =
    events.find(({ type }) => type === 'received') ?? events.find(({ type }) => isOpening(type));
  const spoken = new Map<string, number>();
  return withoutUndone(events)
    .filter(({ type }) => isHistory(type))
    .map((event) => {
      const { at, type, fields, score, solved, into, unit, reason } = event;
      const key = saidKey(at, type);
      const turn = spoken.get(key) ?? 0;
      spoken.set(key, turn + 1);
      const body = event === opening ? words.body : words.said.get(key)?.[turn];
      return JSON.stringify({
        case: words.number,
        at: formatInstant(at, timeZone),
        type,
        ...fields,
        score,
        solved,
        into,
        unit: unit ?? fields?.unit,
        assignee: nameOf(event.assigneeId, staff) ?? event.assignee,
        by: nameOf(event.staffId, staff) ?? event.author,
        trained: event.trained,
        reason,
        title: event === opening && words.title !== words.number ? words.title : undefined,
        body: body === '' ? undefined : body,
        contact: event === opening ? (words.contact ?? undefined) : undefined,
      });
    });
}

const nameOf = (id: number | null | undefined, staff: ReadonlyMap<number, Staff>): string | undefined =>
  id == null ? undefined : staff.get(id)?.name;
