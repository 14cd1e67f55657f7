import { openSnapshot } from '../../../people/staff/snapshot.ts';
import type { Db } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { type Guide, guideOf } from './catalogue.ts';
import { readPublished } from './catalogue-store.ts';

/** The dispatch catalogue in memory, so that receiving a case asks the database nothing. */
export interface CatalogueBook {
  /** The version in force at an instant; undefined before the first. */
  inForce(at: Instant): Guide | undefined;
  refresh(): Promise<void>;
}

/** Reads the published versions. `refresh` when the database tells of a change (channel `catalogue`). */
export async function openCatalogues(db: Db): Promise<CatalogueBook> {
  const snapshot = await openSnapshot(async () => (await readPublished(db)).map(guideOf));
  return {
    inForce: (at) => snapshot.current().findLast(({ catalogue }) => catalogue.effectiveAt <= at),
    refresh: snapshot.refresh,
  };
}
