import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { type PublishedPledge, pledgeInForce } from './inforce.ts';
import { loadPublished } from './store.ts';

/** The published versions as they were read last, for what must not wait for the database. */
export interface PledgeBook {
  /** The newest first. */
  published(): readonly PublishedPledge[];
  inForce(at: Instant): PublishedPledge | undefined;
  of(id: number): PublishedPledge | undefined;
  /** To be called at each notification on the channel `pledge`, and when it was lost for a while. */
  refresh(): Promise<void>;
}

/** Reads the published versions once and keeps them. */
export async function openPledges(db: Db): Promise<PledgeBook> {
  let published: readonly PublishedPledge[] = await loadPublished(db);
  let asked = 0;
  return {
    published: () => published,
    inForce: (at) => pledgeInForce(published, at),
    of: (id) => published.find((one) => one.id === id),
    async refresh() {
      const turn = ++asked;
      const read = await loadPublished(db);
      // A slow reading must not take the place of a later one.
      if (turn === asked) published = read;
    },
  };
}
