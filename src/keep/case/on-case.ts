import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { doerOf, signed } from './actor.ts';
import { change } from './change.ts';
import type { EventType } from './event.ts';
import type { House } from './house.ts';
import { type Held, hold } from './load.ts';
import { momentAfter, type StoredEvent } from './state.ts';
import { CASE_TEXTS } from './texts.ts';

/** Something that happened to a case, without what every event has. */
export type Entry = { readonly type: EventType } & Partial<
  Omit<StoredEvent, 'seq' | 'at' | 'type' | 'actor' | 'staffId'>
>;

/** What came of the work on a case that is held: what happened, and what is said about it. */
export interface Outcome {
  readonly entries: readonly Entry[];
  /** Said to the user, or among staff. */
  readonly words?: { readonly body: string; readonly internal: boolean } | undefined;
}

/**
 * Does something with a case beside its steps: holds it, lets `work` decide and write its own rows, and adds what happened
 * to the evidence of the case; all of it commits together.
 * @param caller null: the user of the case
 * @throws Refusal not-found, and whatever `work` refuses
 */
export async function onCase(
  house: House,
  number: string,
  caller: Caller | null,
  now: Instant,
  work: (tx: Tx, held: Held, at: Instant) => Promise<Outcome>,
): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const held = await hold(tx, number);
    if (!held) throw new Refusal('not-found', CASE_TEXTS.unknownStaffCase);
    const at = momentAfter(held.state, now);
    const { entries, words } = await work(tx, held, at);
    const by = caller === null ? BY_USER : signed(caller, doerOf(house, caller));
    const events = entries.map(
      (entry, index): StoredEvent => ({ ...entry, ...by, seq: held.events.length + 1 + index, at }),
    );
    const said = words?.body.trim();
    const remark = said
      ? {
          author: by.actor,
          staffId: by.staffId,
          step: events.at(0)?.type ?? null,
          internal: words!.internal,
          body: said,
        }
      : undefined;
    await change(tx, house, held, events, at, remark);
  });
}

const BY_USER = { actor: 'user', staffId: null } as const;
