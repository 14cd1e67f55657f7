import type { CaseEvent } from '../../keep/case/event.ts';

/** What an event says beyond its type and time. */
export type Said = Pick<CaseEvent, 'fields' | 'score' | 'solved'>;

/** An event as the table keeps it. The unit that it was dispatched to is kept as a field; it describes no case. */
type Stored = Said & { readonly unit?: string };

/** More lines than that are not kept: what differs from event to event fills the memory and is never found again. */
const MOST_LINES = 100_000;

/** What events say, each thing once: few different ones occur, and 0 is to say nothing. */
export class Sayings {
  readonly all: Said[] = [{}];
  readonly #byLine = new Map<string, number>();
  readonly #byContent = new Map<string, number>();

  /** The number of what a line of JSON says, as the table keeps it; empty when it says nothing. */
  numberOf(line: string): number {
    if (line === '') return 0;
    let known = this.#byLine.get(line);
    if (known === undefined) {
      known = this.#read(JSON.parse(line) as Stored);
      if (this.#byLine.size >= MOST_LINES) this.#byLine.clear();
      this.#byLine.set(line, known);
    }
    return known;
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
