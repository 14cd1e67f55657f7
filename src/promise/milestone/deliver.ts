import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { checkEvidence } from '../duty/record.ts';
import { findEvidence, insertEvidence, insertRetraction, type NewEvidence } from '../duty/store.ts';
import { DUTY_TEXTS } from '../duty/texts.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { EVIDENCE } from '../pledge/pledge.ts';
import { promises } from './plan.ts';
import { MILESTONE_TEXTS } from './texts.ts';

/** Proof of one deliverable of a clause. */
export type Delivery = NewEvidence & { readonly deliverable: string };

/**
 * Records that something was delivered. Whether that was in time is told by when it is recorded, which is now.
 * @returns that moment
 * @throws Refusal not-found; bad-request when it has not happened yet, or is not of a kind that the clause takes
 */
export async function recordDelivery(
  db: Db,
  published: readonly PublishedPledge[],
  clauseId: string,
  delivery: Delivery,
  caller: Caller,
  now: Instant,
): Promise<Instant> {
  // Until it is no longer promised, the newest version says what proves it.
  const letter = published
    .filter((one) => promises(one, clauseId, delivery.deliverable))
    .reduce<PublishedPledge | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined);
  if (!letter) throw new Refusal('not-found', MILESTONE_TEXTS.noSuchDeliverable);
  if (delivery.happenedAt > now) throw new Refusal('bad-request', DUTY_TEXTS.notYetHappened);
  const clause = letter.pledge.clauses.find(({ id }) => id === clauseId)!;
  checkEvidence(delivery, clause.evidence ?? EVIDENCE);
  return insertEvidence(db, clauseId, { ...delivery, text: delivery.text.trim() }, caller);
}

/**
 * Takes proof of a deliverable back, as a mistake; it stays to be seen.
 * @throws Refusal not-found; already-exists when it was taken back before
 */
export async function retractDelivery(db: Db, id: number, reason: string, caller: Caller): Promise<void> {
  const { deliverable } = await findEvidence(db, id);
  if (deliverable === null) throw new Refusal('not-found', MILESTONE_TEXTS.noSuchEvidence);
  await insertRetraction(db, id, reason.trim(), caller);
}
