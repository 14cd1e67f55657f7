import type { Instant } from '../../../platform/time.ts';
import type { Fields } from '../../../promise/pledge/pledge.ts';

/** Who leads and who assists, for cases of a category, an area, an outlet. What is absent is any. */
export interface CatalogueRow {
  /** `first` stands for all below it, `first/second` for that one. */
  readonly category?: string;
  /** Of outlets whose name contains it, and of those that a row with an outlet says lie in it. */
  readonly area?: string;
  readonly outlet?: string;
  readonly lead: number;
  readonly assist: readonly number[];
}

/** A published version of the dispatch catalogue. */
export interface Catalogue {
  readonly id: number;
  readonly effectiveAt: Instant;
  readonly objectionLimit: string;
  readonly rows: readonly CatalogueRow[];
}

/** A catalogue made ready to be asked. */
export interface Guide {
  readonly catalogue: Catalogue;
  readonly byCategory: ReadonlyMap<string, Places>;
  /** In which area an outlet lies, where a row says so. */
  readonly areaOf: ReadonlyMap<string, string>;
}

/** The rows of one category by place. */
interface Places {
  readonly outlets: Map<string, CatalogueRow>;
  readonly areas: Map<string, CatalogueRow>;
  anywhere?: CatalogueRow;
}

const ANY = '';

/** The first of equal rows counts; publication refuses a catalogue with equal rows. */
export function guideOf(catalogue: Catalogue): Guide {
  const byCategory = new Map<string, Places>();
  const areaOf = new Map<string, string>();
  for (const row of catalogue.rows) {
    const category = row.category ?? ANY;
    const places: Places = byCategory.get(category) ?? { outlets: new Map(), areas: new Map() };
    byCategory.set(category, places);
    if (row.outlet !== undefined) {
      if (!places.outlets.has(row.outlet)) places.outlets.set(row.outlet, row);
      if (row.area !== undefined && !areaOf.has(row.outlet)) areaOf.set(row.outlet, row.area);
    } else if (row.area !== undefined) {
      if (!places.areas.has(row.area)) places.areas.set(row.area, row);
    } else places.anywhere ??= row;
  }
  return { catalogue, byCategory, areaOf };
}

/**
 * The row for a case: that of the closest category, and within the category that of the closest place: the outlet, the area
 * that it is said to lie in, an area that its name contains, anywhere. Names of places go from large to small, so the area
 * that ends last in the name is the closest; of two that end together, the longer.
 * @returns undefined when no row fits
 */
export function rowFor(guide: Guide, { category, outlet }: Fields): CatalogueRow | undefined {
  const first = category?.split('/', 1)[0];
  for (const wanted of new Set([category, first, ANY])) {
    if (wanted === undefined) continue;
    const places = guide.byCategory.get(wanted);
    const row = places && (placed(guide, places, outlet) ?? places.anywhere);
    if (row) return row;
  }
  return undefined;
}

function placed(guide: Guide, { outlets, areas }: Places, outlet: string | undefined) {
  if (outlet === undefined) return undefined;
  const known = outlets.get(outlet) ?? areas.get(guide.areaOf.get(outlet) ?? ANY);
  if (known) return known;
  let closest: { readonly row: CatalogueRow; readonly end: number } | undefined;
  for (const row of areas.values()) {
    const end = endOf(row.area!, outlet);
    if (end === 0) continue;
    if (!closest || end > closest.end || (end === closest.end && row.area!.length > closest.row.area!.length))
      closest = { row, end };
  }
  return closest?.row;
}

/** Where the last occurrence of an area in a name ends; 0 when it does not occur. */
const endOf = (area: string, outlet: string): number => {
  const at = outlet.lastIndexOf(area);
  return at < 0 ? 0 : at + area.length;
};
