import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Pledge } from '../pledge.ts';
import { amendmentAfter } from './amendment.ts';
import { type Announcement, announcedChanges, bindsFrom } from './announcement.ts';
import { readSteps } from './store.ts';

/** A version as it is published, and the one before it. */
interface Publication {
  readonly id: number;
  readonly version: number;
  readonly pledge: Pledge;
  readonly before: { readonly version: number; readonly pledge: Pledge } | undefined;
  readonly now: Instant;
}

/** Tells everyone of a version, in the transaction that publishes it. */
export async function announce(tx: Tx, { id, version, pledge, before, now }: Publication): Promise<void> {
  const { assessment } = amendmentAfter(await readSteps(tx, id));
  await tx
    .insertInto('announcement')
    .values({
      org_id: ORG_ID,
      pledge_id: id,
      version,
      since_version: before?.version ?? null,
      announced_at: timestamptz(now),
      binds_from: bindsFrom(pledge, now),
      trigger: assessment?.trigger ?? null,
      reason: assessment?.reason ?? null,
      changes: JSON.stringify(announcedChanges(before?.pledge, pledge)),
    })
    .execute();
}

/** The newest announcements first. */
export const readAnnouncements = (db: Db, limit: number): Promise<Announcement[]> =>
  db
    .selectFrom('announcement')
    .select([
      'id',
      'pledge_id as pledgeId',
      'version',
      'since_version as sinceVersion',
      'announced_at as announcedAt',
      'binds_from as bindsFrom',
      'trigger',
      'reason',
      'changes',
    ])
    .where('org_id', '=', ORG_ID)
    .orderBy('announced_at', 'desc')
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
