import { type Instant, now, SECOND } from '../../platform/time.ts';

const WIDTH = 30;

/** A bar on a terminal; nothing where the output is not one. */
export class Progress {
  readonly #out: NodeJS.WritableStream & { readonly isTTY?: boolean };
  #begun: Instant | undefined;
  #shown = false;

  constructor(out: NodeJS.WritableStream) {
    this.#out = out;
  }

  show(done: number, total: number): void {
    if (!this.#out.isTTY) return;
    this.#begun ??= now();
    this.#shown = true;
    const seconds = Math.max(now() - this.#begun, 1) / SECOND;
    const rate = done / seconds;
    const bar = '#'.repeat(Math.round((done / total) * WIDTH)).padEnd(WIDTH, '.');
    const rest = Math.ceil((total - done) / rate);
    this.#out.write(`\r[${bar}] ${done} of ${total} cases, ${Math.round(rate)} a second, ${rest} s left  `);
  }

  /** Leaves the last state on its own line. */
  end(): void {
    if (this.#shown) this.#out.write('\n');
  }
}
