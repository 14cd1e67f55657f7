import type { CaseEvent } from '../../keep/case/event.ts';
import { CaseNames } from '../compliance/backtest-names.ts';

/** What an event says beyond its type and time. */
export type Said = Pick<CaseEvent, 'fields' | 'score' | 'solved'>;

/** An event as the table keeps it. The unit that it was dispatched to is kept as a field; it describes no case. */
type Stored = Said & { readonly unit?: string };

/** More lines than that are not kept: what differs from event to event fills the memory and is never found again. */
const MOST_LINES = 300_000;

/** What events say, each thing once: few different ones occur, and 0 is to say nothing. */
export class Sayings {
  readonly all: Said[] = [{}];
  // A Map by line kept the whole of every page in memory, of which its keys were parts.
  #lines = new CaseNames();
  /** By the number of the line. */
  #numbers: number[] = [];
  readonly #byContent = new Map<string, number>();

  /** The number of what a line of JSON says, as the table keeps it; empty when it says nothing. */
  numberOf(line: string): number {
    if (line === '') return 0;
    if (this.#numbers.length === MOST_LINES) [this.#lines, this.#numbers] = [new CaseNames(), []];
    const index = this.#lines.indexOf(line);
    if (index === this.#numbers.length) this.#numbers.push(this.#read(JSON.parse(line) as Stored));
    return this.#numbers[index]!;
  }

  #read({ fields, unit, score, solved }: Stored): number {
    const described = fields ?? (unit === undefined ? undefined : { unit });
    const said: Said = {
      ...(described && { fields: described }),
      ...(score !== undefined && { score }),
      ...(solved !== undefined && { solved }),
    };
    const content = JSON.stringify(said);
    let known = this.#byContent.get(content);
    if (known === undefined) {
      known = this.all.push(said) - 1;
      this.#byContent.set(content, known);
    }
    return known;
  }
}
