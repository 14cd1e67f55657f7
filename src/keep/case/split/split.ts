import { Refusal } from '../../../platform/refusal.ts';
import type { Fields } from '../../../promise/pledge/pledge.ts';
import type { Case } from '../case.ts';
import { accessCodeOf } from '../code.ts';
import type { EventType } from '../event.ts';
import type { StoredEvent } from '../state.ts';
import { SPLIT_TEXTS } from './texts.ts';

/** What was split off from a feedback, each with the code that its user opens it with; and where this one came from. */
export function apartIn(events: readonly StoredEvent[], secret: Uint8Array) {
  const splits = events.filter(({ type }) => type === 'split');
  return {
    splitInto: splits.flatMap(({ into }) =>
      into === undefined ? [] : [{ number: into, accessCode: accessCodeOf(secret, into) }],
    ),
    splitFrom: splits.find(({ from }) => from !== undefined)?.from ?? null,
  };
}

const flat = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();

/**
 * Why a matter cannot be split off; undefined when it can. The user's own words go, nobody else's: each line of the part
 * stands in the text.
 */
export function splitObstacle({ stage }: Case, whole: string, part: string): Refusal | undefined {
  if (stage === 'withdrawn' || stage === 'merged') return new Refusal('step-not-open', SPLIT_TEXTS.closed);
  const words = flat(whole);
  const chosen = part.split('\n').map(flat).filter(Boolean);
  if (chosen.length === 0 || !chosen.every((line) => words.includes(line)))
    return new Refusal('bad-request', SPLIT_TEXTS.notTheirWords);
  return bare(chosen.join('')) === bare(words)
    ? new Refusal('bad-request', SPLIT_TEXTS.everything)
    : undefined;
}

const bare = (text: string): string => text.replaceAll(' ', '');

/** What was done with the feedback as a whole before anybody saw that it speaks of two matters. */
const DONE_FOR_BOTH: ReadonlySet<EventType> = new Set(['registered', 'responded']);

/**
 * The events of the new case: it was received when the feedback was, so that its promises count from there. That the
 * feedback was taken in and responded to holds for both matters, late or not; nothing else does, no waiting either.
 */
export function eventsOfPart(
  before: readonly StoredEvent[],
  fields: Fields,
  split: Omit<StoredEvent, 'seq'>,
): StoredEvent[] {
  const received = before.find(({ type }) => type === 'received')!;
  const shared = before.filter(({ type, at }) => DONE_FOR_BOTH.has(type) && at <= split.at);
  return [{ ...received, fields }, ...shared, split].map((event, index) => ({ ...event, seq: index + 1 }));
}
