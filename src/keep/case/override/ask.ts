import { Refusal } from '../../../platform/refusal.ts';
import type { Caller } from '../../../platform/route.ts';
import type { Instant } from '../../../platform/time.ts';
import { actorOf } from '../actor.ts';
import { askApprovers } from '../approval.ts';
import type { House } from '../house.ts';
import { onCase } from '../on-case.ts';
import { CASE_TEXTS } from '../texts.ts';
import { askObstacle, heldUpBy } from './override.ts';
import { insertOverride, overridesOf } from './store.ts';
import { OVERRIDE_TEXTS } from './texts.ts';

/**
 * Asks for a gate to be lifted from a case. Managers and administrators are told; nothing changes until one of them who
 * is not the asker agrees.
 * @throws Refusal not-found, forbidden, step-not-open
 */
export async function askOverride(
  house: House,
  number: string,
  { clause, reason }: { readonly clause: string; readonly reason: string },
  caller: Caller,
  now: Instant,
): Promise<void> {
  const { kind, staffId } = caller;
  if (kind !== 'staff' || staffId === null) throw new Refusal('forbidden', CASE_TEXTS.peopleOnly);
  await onCase(house, number, caller, now, async (tx, held, at) => {
    const { state } = held;
    const gates = held.pledgeId === null ? [] : (house.terms.of(held.pledgeId)?.gates ?? []);
    const heldUp = heldUpBy(state, actorOf(house, caller, now), gates);
    const obstacle = askObstacle(state, clause, heldUp, await overridesOf(tx, held.id));
    if (obstacle) throw obstacle;
    const asking = { caseId: held.id, pledgeId: held.pledgeId!, clause, round: state.round, by: staffId };
    const id = await insertOverride(tx, { ...asking, reason }, at);
    await askApprovers(tx, held, `override ${id}`, OVERRIDE_TEXTS.what, at);
    return { entries: [], words: { body: `${OVERRIDE_TEXTS.what.zh}：${reason}`, internal: true } };
  });
}
