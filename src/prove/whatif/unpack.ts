import { EVENT_TYPES } from '../../keep/case/event.ts';
import { type Instant, parseInstant } from '../../platform/time.ts';
import type { HistoryPage } from './pages.ts';
import type { Sayings } from './sayings.ts';

/** The events of some cases in memory, 13 bytes each: case by case, and within a case in order. */
export interface HeldPage {
  /** Where the events of each case end; they begin where those of the one before end. */
  readonly ends: Uint32Array;
  readonly at: Float64Array;
  /** Places in `EVENT_TYPES`. */
  readonly type: Uint8Array;
  /** What they say, as `Sayings` number it. */
  readonly said: Uint32Array;
}

/** From where the database counts its moments. */
const DATABASE_EPOCH: Instant = parseInstant('2000-01-01T00:00:00Z')!;
const HIGH = 2 ** 32;

const PLACES = new Map<string, number>(EVENT_TYPES.map((type, place) => [type, place]));
const RECEIVED = PLACES.get('received')!;

export function unpack({ events, cases, moments, types, said }: HistoryPage, sayings: Sayings): HeldPage {
  const names = types.split(',');
  const lines = said.split('\n');
  const numbers = viewOf(cases);
  const times = viewOf(moments);
  const page = {
    at: new Float64Array(events),
    type: new Uint8Array(events),
    said: new Uint32Array(events),
  };
  const ends: number[] = [];
  for (let place = 0; place < events; place++) {
    if (place > 0 && numbers.getInt32(place * 4) !== numbers.getInt32(place * 4 - 4)) ends.push(place);
    const at = DATABASE_EPOCH + Math.floor(integerAt(times, place) / 1000);
    insert(page, ends.at(-1) ?? 0, place, at, PLACES.get(names[place]!)!, sayings.numberOf(lines[place]!));
  }
  if (events > 0) ends.push(events);
  return { ...page, ends: Uint32Array.from(ends) };
}

/**
 * Puts an event behind those of its case that come before it, in the order of `inOrder`. Most come in order, so that
 * nothing moves.
 */
function insert(
  page: Omit<HeldPage, 'ends'>,
  first: number,
  end: number,
  at: Instant,
  type: number,
  said: number,
): void {
  let place = end;
  while (place > first && comesAfter(page, place - 1, at, type)) {
    page.at[place] = page.at[place - 1]!;
    page.type[place] = page.type[place - 1]!;
    page.said[place] = page.said[place - 1]!;
    place--;
  }
  page.at[place] = at;
  page.type[place] = type;
  page.said[place] = said;
}

/** Whether an event belongs behind another that was written later. */
const comesAfter = (page: Omit<HeldPage, 'ends'>, place: number, at: Instant, type: number): boolean =>
  page.at[place]! > at || (page.at[place] === at && type === RECEIVED && page.type[place] !== RECEIVED);

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

/** Big integers would take ten times as long; none of ours reaches 2^53. */
const integerAt = (view: DataView, place: number): number =>
  view.getInt32(place * 8) * HIGH + view.getUint32(place * 8 + 4);
