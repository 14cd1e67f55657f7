import type { CaseEvent, EventType } from '../../keep/case/event.ts';
import { EVENT_TYPES } from '../../keep/case/event.ts';
import type { HistoryLine } from '../../keep/case/line.ts';
import { CaseNames } from './backtest-names.ts';

/** What an event says beyond its type and time. Few combinations occur, so each is kept once. */
type Said = Pick<CaseEvent, 'fields' | 'score' | 'solved'> & Named;

/** Who did it, with which training, and who got the case. */
type Named = Pick<HistoryLine, 'by' | 'assignee' | 'trained'>;

const PLACE = new Map<EventType, number>(EVENT_TYPES.map((type, index) => [type, index]));
const MUTE: Said = {};
const NOBODY: Named = {};

/**
 * A whole history in memory at 17 bytes an event and some 30 a case: a history of millions of events fits where
 * objects would take gigabytes.
 */
export class HistoryColumns {
  readonly names = new CaseNames();
  #size = 0;
  #case = new Uint32Array(1024);
  #at = new Float64Array(1024);
  #type = new Uint8Array(1024);
  #said = new Uint32Array(1024);
  readonly #sayings: Said[] = [MUTE];
  readonly #sayingKeys = new Map<string, number>();
  readonly #names: boolean;

  /** @param people whether to keep who did what: gates ask for it, and it costs time */
  constructor(people = false) {
    this.#names = people;
  }

  add(line: HistoryLine): void {
    if (this.#size === this.#at.length) this.#grow();
    const place = this.#size++;
    this.#case[place] = this.names.indexOf(line.case);
    this.#at[place] = line.at;
    this.#type[place] = PLACE.get(line.type)!;
    this.#said[place] = this.#saying(line);
  }

  /** The number under which is kept what an event says; 0 when it says nothing. */
  #saying({ fields, score, solved, by, assignee, trained }: Said): number {
    const named: Named = this.#names
      ? {
          ...(by !== undefined && { by }),
          ...(assignee !== undefined && { assignee }),
          ...(trained !== undefined && { trained }),
        }
      : NOBODY;
    const isNamed = Object.keys(named).length > 0;
    if (fields === undefined && score === undefined && !isNamed) return 0;
    const key = JSON.stringify([fields, score, solved, ...(isNamed ? [named] : [])]);
    let known = this.#sayingKeys.get(key);
    if (known === undefined) {
      known = this.#sayings.length;
      this.#sayings.push({
        ...(fields && { fields }),
        ...(score !== undefined && { score }),
        ...(solved !== undefined && { solved }),
        ...named,
      });
      this.#sayingKeys.set(key, known);
    }
    return known;
  }

  /** The events case by case, in the order in which the cases were first named; within a case as in the file. */
  *byCase(): Generator<{ readonly index: number; readonly events: CaseEvent[] }> {
    const { order, ends } = this.#sorted();
    let place = 0;
    for (let index = 0; index < this.names.size; index++) {
      const events: CaseEvent[] = [];
      for (; place < ends[index]!; place++) events.push(this.#event(order[place]!));
      yield { index, events };
    }
  }

  #event(place: number): CaseEvent {
    const at = this.#at[place]!;
    const type = EVENT_TYPES[this.#type[place]!]!;
    const said = this.#said[place]!;
    return said === 0 ? { at, type } : { at, type, ...this.#sayings[said] };
  }

  /** Counting sort: one pass to count, one to place; it keeps the order of the file. */
  #sorted(): { order: Uint32Array; ends: Uint32Array } {
    const ends = new Uint32Array(this.names.size + 1);
    for (let place = 0; place < this.#size; place++) ends[this.#case[place]! + 1]!++;
    for (let index = 0; index < this.names.size; index++) ends[index + 1]! += ends[index]!;
    const order = new Uint32Array(this.#size);
    // While it is filled, an entry is the next free place of its case; afterwards it is the end of the case.
    for (let place = 0; place < this.#size; place++) order[ends[this.#case[place]!]!++] = place;
    return { order, ends };
  }

  #grow(): void {
    const length = this.#at.length * 2;
    this.#case = grown(this.#case, new Uint32Array(length));
    this.#at = grown(this.#at, new Float64Array(length));
    this.#type = grown(this.#type, new Uint8Array(length));
    this.#said = grown(this.#said, new Uint32Array(length));
  }
}

function grown<T extends Uint32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
