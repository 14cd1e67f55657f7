import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Order, Report, Task } from './messages.ts';
import type { HistoryPage } from './pages.ts';
import { addSums, type ClauseSums } from './sums.ts';

const MOST_THREADS = 4;
/** What a page leaves behind is garbage soon; a larger nursery only keeps more of it in memory. */
const YOUNG = { maxYoungGenerationSizeMb: 8 };

/** Whoever asks: told how far it is, and able to say that the answer is no longer wanted. */
export interface Asker {
  readonly signal: AbortSignal;
  /** @param share 0 to 1 */
  progress(share: number): void;
}

/** A history in memory, its cases dealt out to threads, so that judging them keeps nobody waiting who is served. */
export class HistoryThreads {
  readonly #threads: readonly Worker[];
  readonly #taken: Promise<unknown>[] = [];
  #next = 0;

  constructor() {
    const many = Math.min(availableParallelism(), MOST_THREADS);
    this.#threads = Array.from({ length: many }, () => {
      const thread = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: YOUNG });
      thread.unref();
      return thread;
    });
  }

  /** Hands a page to the next thread, once that has taken in the one before: the database reads on meanwhile. */
  async add(page: HistoryPage): Promise<void> {
    const turn = this.#next++ % this.#threads.length;
    const thread = this.#threads[turn]!;
    const before = this.#taken[turn];
    // Whoever reads beside may have come to the same thread: one after the other, so that each hears its own answer.
    const taken = (before ?? Promise.resolve()).then(() => {
      const answer = once(thread, 'message');
      tell(thread, { kind: 'page', page });
      return answer;
    });
    // A thread that fails is heard of at its next page, or in the end.
    taken.catch(() => {});
    this.#taken[turn] = taken;
    await before;
  }

  /** Waits until all pages are taken in. */
  async settle(): Promise<void> {
    await Promise.all(this.#taken);
  }

  /** Tries a letter on all cases; one at a time. @throws the reason of the signal when it is aborted */
  async attempt(task: Task, { signal, progress }: Asker): Promise<ReadonlyMap<string, ClauseSums>> {
    const shares = this.#threads.map(() => 0);
    const parts = await Promise.all(
      this.#threads.map((thread, index) =>
        sumsOf(thread, task, signal, (share) => {
          shares[index] = share;
          progress(shares.reduce((sum, one) => sum + one, 0) / shares.length);
        }),
      ),
    );
    signal.throwIfAborted();
    const [whole, ...more] = parts as Map<string, ClauseSums>[];
    for (const part of more) for (const [id, sums] of part) addSums(whole!.get(id)!, sums);
    return whole!;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }
}

const tell = (thread: Worker, order: Order) => thread.postMessage(order);

/** The sums of one thread; undefined when it was stopped. */
function sumsOf(
  thread: Worker,
  task: Task,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<ReadonlyMap<string, ClauseSums> | undefined> {
  const stop = () => tell(thread, { kind: 'stop' });
  return new Promise<ReadonlyMap<string, ClauseSums> | undefined>((resolve, reject) => {
    const heard = (report: Report) => {
      if (report.kind === 'progress') return progress(report.share);
      thread.off('message', heard);
      thread.off('error', reject);
      resolve(report.kind === 'sums' ? report.sums : undefined);
    };
    thread.on('message', heard);
    thread.on('error', reject);
    signal.addEventListener('abort', stop);
    tell(thread, { kind: 'try', task });
    if (signal.aborted) stop();
  }).finally(() => signal.removeEventListener('abort', stop));
}
