import { EVENT_TYPES } from '../../keep/case/event.ts';
import { type Instant, parseInstant } from '../../platform/time.ts';
import type { HistoryColumns, Said } from '../compliance/backtest-columns.ts';
import { type HistoryPage, SPEAKS } from './pages.ts';

/** From where the database counts its moments. */
const DATABASE_EPOCH: Instant = parseInstant('2000-01-01T00:00:00Z')!;
const HIGH = 2 ** 32;

/** What the lines of pages say, by line: few different ones occur. */
export type Sayings = Map<string, number>;

/** An event as the table keeps it. The unit that it was dispatched to is kept as a field; it describes no case. */
type Stored = Said & { readonly unit?: string };

/** Places of the types; those that speak come behind the others. */
const PLACES = new Map(
  EVENT_TYPES.flatMap((type, place) => [
    [type as string, place],
    [type + SPEAKS, place + EVENT_TYPES.length],
  ]),
);

/** Adds the events of a page; the cases of a page are in no other. */
export function unpack(
  { events, cases, moments, types, said }: HistoryPage,
  into: HistoryColumns,
  sayings: Sayings,
): void {
  const names = types.split(',');
  const lines = said.split('\n');
  const numbers = viewOf(cases);
  const times = viewOf(moments);
  let index = into.cases - 1;
  let current = Number.NaN;
  let line = 0;
  for (let place = 0; place < events; place++) {
    const number = integerAt(numbers, place);
    if (number !== current) index++;
    current = number;
    const type = PLACES.get(names[place]!)!;
    const speaks = type >= EVENT_TYPES.length;
    const saying = speaks ? sayingOf(lines[line++]!, into, sayings) : 0;
    const at = DATABASE_EPOCH + Math.floor(integerAt(times, place) / 1000);
    into.append(index, at, speaks ? type - EVENT_TYPES.length : type, saying);
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

/** Big integers would take ten times as long; none of ours reaches 2^53. */
const integerAt = (view: DataView, place: number): number =>
  view.getInt32(place * 8) * HIGH + view.getUint32(place * 8 + 4);

/** More lines than that are not kept: what differs from event to event fills the memory and is never found again. */
const MOST_SAYINGS = 100_000;

function sayingOf(line: string, into: HistoryColumns, sayings: Sayings): number {
  let known = sayings.get(line);
  if (known === undefined) {
    const { fields, score, solved, unit } = JSON.parse(line) as Stored;
    const described = fields ?? (unit === undefined ? undefined : { unit });
    known = into.saying({
      ...(described && { fields: described }),
      ...(score !== undefined && { score }),
      ...(solved !== undefined && { solved }),
    });
    if (sayings.size >= MOST_SAYINGS) sayings.clear();
    sayings.set(line, known);
  }
  return known;
}
