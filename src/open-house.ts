import { openCatalogues } from './keep/case/dispatch/catalogue-book.ts';
import type { House } from './keep/case/house.ts';
import { type Terms, termsOf } from './keep/case/terms.ts';
import { ruleClassifier } from './keep/triage/triage.ts';
import { openSnapshot, type Snapshot } from './people/staff/snapshot.ts';
import { organisationSecret, readStaff } from './people/staff/store.ts';
import { readUnits } from './people/staff/unit-store.ts';
import type { Feed } from './platform/feed.ts';
import type { Db } from './platform/sql.ts';
import type { PublishedPledge } from './promise/pledge/inforce.ts';
import { openPledges, type PledgeBook } from './promise/pledge/snapshot.ts';

/** The house with the snapshots it stands on. */
export interface OpenHouse extends House {
  readonly book: PledgeBook;
}

/** The channels on which the database tells that a snapshot is out of date. */
export const SNAPSHOT_CHANNELS = ['pledge', 'unit', 'staff', 'catalogue'] as const;

/** Reads pledges, units, staff and the dispatch catalogue into memory. With a feed they follow the database; without one they stay as read. */
export async function openHouse(db: Db, feed?: Feed): Promise<OpenHouse> {
  const [book, units, staff, catalogue, secret] = await Promise.all([
    openPledges(db),
    openSnapshot(() => readUnits(db)),
    openSnapshot(() => readStaff(db)),
    openCatalogues(db),
    organisationSecret(db),
  ]);
  const follow: Record<(typeof SNAPSHOT_CHANNELS)[number], Pick<Snapshot<unknown>, 'refresh'>> = {
    pledge: book,
    unit: units,
    staff,
    catalogue,
  };
  for (const channel of SNAPSHOT_CHANNELS)
    feed?.on(channel, () => void follow[channel].refresh().catch(() => {}));
  const terms = memoised();
  return {
    db,
    book,
    terms: { inForce: (at) => terms(book.inForce(at)), of: (id) => terms(book.of(id)) },
    units: units.current,
    staff: staff.current,
    catalogues: catalogue,
    classifier: ruleClassifier(),
    organisation: { secret },
  };
}

/** A published version never changes, so its terms are worked out once. */
function memoised(): (published: PublishedPledge | undefined) => Terms | undefined {
  const known = new Map<number, Terms>();
  return (published) => {
    if (!published) return undefined;
    const terms = known.get(published.id) ?? termsOf(published.id, published.version, published.pledge);
    known.set(published.id, terms);
    return terms;
  };
}
