import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { shippedLetter } from './letter/letter.ts';
import { createDraft, isWithoutPledges, publishDraft } from './store.ts';

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
