import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import { formatDay, type Instant } from '../../../platform/time.ts';
import { dayOf } from '../../../promise/calendar/days.ts';
import { secondPerson, tellAsker } from '../approval.ts';
import type { House } from '../house.ts';
import { onCase } from '../on-case.ts';
import { decideObstacle } from './override.ts';
import { overridesOf, settleOverride } from './store.ts';
import { OVERRIDE_TEXTS } from './texts.ts';

/**
 * Agrees to a request to lift a gate, or refuses it. From then on the gate does not bar the case until an appeal begins
 * the next round; passing it counts as broken.
 * @throws Refusal not-found, forbidden, step-not-open
 */
export async function decideOverride(
  house: House,
  number: string,
  id: number,
  { agreed, note }: { readonly agreed: boolean; readonly note?: string },
  caller: Caller,
  now: Instant,
): Promise<void> {
  await onCase(house, number, caller, now, async (tx, held, at) => {
    const asked = (await overridesOf(tx, held.id)).find((one) => one.id === id);
    if (!asked) throw new Refusal('not-found', OVERRIDE_TEXTS.noSuch);
    const staffId = secondPerson(caller, asked.requestedBy);
    const obstacle = decideObstacle(held.state, asked);
    if (obstacle) throw obstacle;
    const { calendar } = house.terms.of(held.pledgeId!)!;
    const state = agreed ? 'approved' : 'refused';
    await settleOverride(tx, id, state, staffId, at, formatDay(dayOf(calendar, at)));
    await tellAsker(tx, held, asked.requestedBy, `override ${id}`, OVERRIDE_TEXTS.what, agreed, at);
    return {
      entries: agreed ? [{ type: 'overridden', clause: asked.clause, askedBy: asked.requestedBy }] : [],
      words: note ? { body: note, internal: true } : undefined,
    };
  });
}
