import type { Tx } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { change } from '../change.ts';
import type { House } from '../house.ts';
import { type Held, hold } from '../load.ts';
import type { Outcome } from '../on-case.ts';
import { momentAfter, type StoredEvent } from '../state.ts';

/**
 * Does something with a case that nobody asked for. Whoever does it first holds the case; others find it done.
 * @param work undefined when there is nothing to do any more
 */
export async function bySystem(
  house: House,
  number: string,
  now: Instant,
  work: (tx: Tx, held: Held, at: Instant) => Promise<Outcome | undefined>,
): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const held = await hold(tx, number);
    if (!held) return;
    const at = momentAfter(held.state, now);
    const outcome = await work(tx, held, at);
    if (!outcome) return;
    const { entries, words } = outcome;
    const events = entries.map(
      (entry, index): StoredEvent => ({
        ...entry,
        seq: held.events.length + 1 + index,
        at,
        actor: 'system',
        staffId: null,
      }),
    );
    const remark = words && {
      author: 'system' as const,
      staffId: null,
      step: events.at(0)?.type ?? null,
      internal: words.internal,
      body: words.body,
    };
    await change(tx, house, held, events, at, remark);
  });
}
