import type { Staff } from '../../people/staff/staff.ts';
import type { Unit } from '../../people/staff/unit.ts';
import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { PledgeBook } from '../../promise/pledge/snapshot.ts';
import type { Feedback, Triage } from '../triage/triage.ts';
import type { CatalogueBook } from './dispatch/catalogue-book.ts';
import type { Terms } from './terms.ts';

/** What case work stands on. Snapshots are in memory, so that receiving a case asks the database nothing first. */
export interface House {
  readonly db: Db;
  readonly terms: {
    /** The pledge version in force at an instant; undefined when none is. */
    inForce(at: Instant): Terms | undefined;
    of(pledgeId: number): Terms | undefined;
  };
  readonly book: Pick<PledgeBook, 'published' | 'inForce'>;
  units(): readonly Unit[];
  staff(): readonly Staff[];
  /** Who leads, by what a case is about and where. */
  readonly catalogues: Pick<CatalogueBook, 'inForce'>;
  readonly classifier: { triage(feedback: Feedback): Triage };
  readonly organisation: { readonly secret: Uint8Array };
}

/** The zone of dates on cases that are held to no pledge. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
