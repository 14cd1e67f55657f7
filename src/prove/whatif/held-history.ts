import type { Db } from '../../platform/sql.ts';
import { type Instant, MINUTE, now } from '../../platform/time.ts';
import type { Pledge } from '../../promise/pledge/pledge.ts';
import { readPages } from './pages.ts';
import type { ClauseSums } from './sums.ts';
import { type Asker, HistoryThreads } from './threads.ts';

/** How long a history is used before it is read again, and how long it is held when nobody asks. */
const HELD_FOR = 5 * MINUTE;
/** Reading takes about as long as judging. */
const SHARE_OF_READING = 0.5;

interface Held {
  readonly threads: HistoryThreads;
  readonly readAt: Instant;
  /** Cases to which nothing has happened since are not in it. */
  readonly since: Instant;
}

export interface Wanted {
  readonly pledge: Pledge;
  /** Judged as of then; the moment at which the history was read by default. */
  readonly at: Instant | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

export interface Found {
  readonly sums: ReadonlyMap<string, ClauseSums>;
  readonly at: Instant;
}

/**
 * The history of the database, held in memory for a while so that one letter after the other can be tried on it.
 * Whoever comes while somebody else is served waits.
 */
export class HeldHistory {
  readonly #db: Db;
  #held: Held | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #letGo: NodeJS.Timeout | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Tries a letter on the history. @throws the reason of the signal when it is aborted */
  attempt(wanted: Wanted, asker: Asker): Promise<Found> {
    const mine = this.#turn.catch(() => undefined).then(() => this.#serve(wanted, asker));
    this.#turn = mine;
    return mine;
  }

  async close(): Promise<void> {
    clearTimeout(this.#letGo);
    const held = this.#held;
    this.#held = undefined;
    await held?.threads.close();
  }

  async #serve(wanted: Wanted, asker: Asker): Promise<Found> {
    asker.signal.throwIfAborted();
    clearTimeout(this.#letGo);
    try {
      const fresh = !this.#held || !isGood(this.#held, wanted);
      const held = fresh ? await this.#read(wanted.from, asker) : this.#held!;
      const at = wanted.at ?? held.readAt;
      const done = fresh ? SHARE_OF_READING : 0;
      const sums = await held.threads.attempt(
        { pledge: wanted.pledge, at, from: wanted.from, to: wanted.to },
        { signal: asker.signal, progress: (share) => asker.progress(done + share * (1 - done)) },
      );
      return { sums, at };
    } catch (error) {
      if (!asker.signal.aborted) await this.close();
      throw error;
    } finally {
      this.#letGo = setTimeout(() => void this.close(), HELD_FOR).unref();
    }
  }

  async #read(since: Instant, { signal, progress }: Asker): Promise<Held> {
    await this.close();
    const held = { threads: new HistoryThreads(), readAt: now(), since };
    try {
      await readPages(this.#db, since, async (page, share) => {
        signal.throwIfAborted();
        await held.threads.add(page);
        progress(share * SHARE_OF_READING);
      });
      await held.threads.settle();
    } catch (error) {
      await held.threads.close();
      throw error;
    }
    this.#held = held;
    return held;
  }
}

/** What was read a moment ago is as good as new, unless more is asked of it than was read. */
const isGood = ({ readAt, since }: Held, { at, from }: Wanted): boolean =>
  now() - readAt < HELD_FOR && since <= from && (at === undefined || at <= readAt);
