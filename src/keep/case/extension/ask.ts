import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Instant } from '../../../platform/time.ts';
import { askApprovers } from '../approval.ts';
import type { Clock } from '../clock.ts';
import type { House } from '../house.ts';
import type { Held } from '../load.ts';
import { onCase } from '../on-case.ts';
import { standingOf } from '../write.ts';
import { lengthIn, timeObstacle } from './extension.ts';
import { insertRequest, requestsOf } from './store.ts';
import { EXTENSION_TEXTS } from './texts.ts';

/** The clock of a clause: the one that runs where there are several, or the one of a round. */
export function clockIn(
  house: House,
  held: Held,
  clause: string,
  round: number | undefined,
  at: Instant,
): Clock | undefined {
  const terms = held.pledgeId === null ? undefined : house.terms.of(held.pledgeId);
  const clocks = standingOf(held.events, terms, at).clocks.filter((clock) => clock.clause === clause);
  return round === undefined
    ? (clocks.find(({ state }) => state === 'running') ?? clocks.at(-1))
    : clocks.find((clock) => clock.round === round);
}

/**
 * Asks for more time for a clock that has not run out. Managers and administrators are told; nothing changes until one of
 * them who is not the asker agrees.
 * @throws Refusal not-found, step-not-open, bad-request
 */
export async function askExtension(
  house: House,
  number: string,
  asked: {
    readonly clause: string;
    readonly round?: number;
    readonly length: string;
    readonly reason: string;
  },
  caller: Caller,
  now: Instant,
): Promise<void> {
  await onCase(house, number, caller, now, async (tx, held, at) => {
    const clock = clockIn(house, held, asked.clause, asked.round, at);
    const obstacle = timeObstacle(clock);
    if (obstacle) throw obstacle;
    const { clause, round, dueAt } = clock!;
    const before = await requestsOf(tx, held.id);
    if (before.some((one) => one.state !== 'refused' && one.clause === clause && one.round === round))
      throw new Refusal('step-not-open', EXTENSION_TEXTS.askedAlready);
    lengthIn(asked.length, house.terms.of(held.pledgeId!)!.calendar, dueAt);
    const { length, reason } = asked;
    const id = await insertRequest(
      tx,
      { caseId: held.id, pledgeId: held.pledgeId!, clause, round, length, reason, by: caller.staffId },
      at,
    );
    await askApprovers(tx, held, `extension ${id}`, EXTENSION_TEXTS.what, at);
    return {
      entries: [{ type: 'extension_requested', clause, round, length }],
      words: { body: reason, internal: true },
    };
  });
}
