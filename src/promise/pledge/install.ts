import { isDeepStrictEqual } from 'node:util';
import type { Db, Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { shippedLetter } from './letter/letter.ts';
import { createDraft, isWithoutPledges, loadPublished, publishDraft } from './store.ts';

/**
 * Publishes the shipped letter where there is no letter yet, neither draft nor published, so that a first case can
 * be settled without any configuration. A second process waits for the first and finds it.
 */
export async function ensurePledge(db: Db, organisation: string, now: Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await isWithoutPledges(tx))) return;
    const { id } = await createDraft(tx, shippedLetter(organisation));
    await publishDraft(tx, id, { now, staffId: null });
  });
}

/**
 * Publishes the shipped letter again in the name that an organisation was given, as long as nobody has published
 * another one: a new installation is named after its letter was published, and a published version never changes.
 */
export async function publishInTheNameOf(tx: Tx, organisation: string, now: Instant): Promise<void> {
  const [latest] = await loadPublished(tx);
  if (!latest || latest.pledge.promisor.name === organisation) return;
  if (!isDeepStrictEqual(latest.pledge, shippedLetter(latest.pledge.promisor.name))) return;
  const { id } = await createDraft(tx, shippedLetter(organisation));
  await publishDraft(tx, id, { now, staffId: null });
}
