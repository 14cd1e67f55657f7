import { findUnit, type Unit } from '../../../people/staff/unit.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Fields } from '../../../promise/pledge/pledge.ts';
import { type CatalogueRow, rowFor } from './catalogue.ts';
import type { CatalogueBook } from './catalogue-book.ts';

/** What the catalogue says of a case. */
export interface Advice {
  readonly lead: Unit;
  readonly assist: readonly Unit[];
  /** Why: the row, and the version that it is in. */
  readonly row: CatalogueRow;
  readonly catalogueId: number;
}

interface Desk {
  readonly catalogues: Pick<CatalogueBook, 'inForce'>;
  units(): readonly Unit[];
}

/** Where the catalogue in force at a moment sends a case; undefined when it says nothing, or names a unit that is closed. */
export function adviceFor(house: Desk, fields: Fields, at: Instant): Advice | undefined {
  const guide = house.catalogues.inForce(at);
  const row = guide && rowFor(guide, fields);
  if (!row) return undefined;
  const unitOf = (id: number) => house.units().find((unit) => unit.id === id && unit.active);
  const lead = unitOf(row.lead);
  if (!lead) return undefined;
  const assist = row.assist.map(unitOf).filter((unit) => unit !== undefined);
  return { lead, assist, row, catalogueId: guide.catalogue.id };
}

/** The unit that is suggested for a case: that of the catalogue, or else the one that triage names. */
export const suggestedUnit = (
  house: Desk,
  fields: Fields,
  byTriage: string | undefined,
  at: Instant,
): Unit | undefined =>
  adviceFor(house, fields, at)?.lead ??
  (byTriage === undefined ? undefined : findUnit(house.units(), byTriage));
