import { parse, stringify } from 'yaml';
import { findUnit, type Unit } from '../../../people/staff/unit.ts';
import { csv } from '../../../platform/csv.ts';
import { readCsv } from '../../../platform/read-csv.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { formatLimit, parseLimit } from '../../../promise/calendar/limit.ts';
import type { CatalogueRow } from './catalogue.ts';
import { type Draft, OBJECTION_LIMIT } from './catalogue-store.ts';
import { DISPATCH_TEXTS } from './texts.ts';

/** A row as people write it: units by name (or id). */
export interface WrittenRow {
  readonly category?: string;
  readonly area?: string;
  readonly outlet?: string;
  readonly lead: string | number;
  readonly assist?: readonly (string | number)[];
}

/**
 * Reads what people wrote.
 * @throws Refusal unknown-unit, bad-request
 */
export function readDraft(
  units: readonly Unit[],
  { objectionLimit, rows }: { objectionLimit?: string | undefined; rows: readonly WrittenRow[] },
): Draft {
  const limit = parseLimit(objectionLimit ?? OBJECTION_LIMIT);
  if (!limit) throw new Refusal('bad-request', DISPATCH_TEXTS.badLimit);
  return {
    objectionLimit: formatLimit(limit),
    rows: rows.map((row, place) => readRow(units, row, place + 1)),
  };
}

function readRow(units: readonly Unit[], row: WrittenRow, place: number): CatalogueRow {
  const unitOf = (nameOrId: string | number): number => {
    const unit = findUnit(units, nameOrId);
    if (!unit)
      throw new Refusal('unknown-unit', DISPATCH_TEXTS.unknownUnitInRow(place, String(nameOrId)), {
        row: place - 1,
      });
    return unit.id;
  };
  return {
    ...given('category', row.category),
    ...given('area', row.area),
    ...given('outlet', row.outlet),
    lead: unitOf(row.lead),
    assist: [...new Set((row.assist ?? []).map(unitOf))],
  };
}

const given = (name: 'category' | 'area' | 'outlet', value: string | undefined) =>
  value?.trim() ? { [name]: value.trim() } : {};

const nameOf = (units: readonly Unit[], id: number): string =>
  units.find((unit) => unit.id === id)?.name ?? String(id);

/** A row with the names that its units have now. */
export const writtenRow = (units: readonly Unit[], { lead, assist, ...where }: CatalogueRow) => ({
  ...where,
  lead: nameOf(units, lead),
  assist: assist.map((id) => nameOf(units, id)),
});

const HEAD = ['类别', '区域', '网点', '主办', '协办'] as const;
const COLUMNS: Readonly<Record<string, keyof WrittenRow>> = {
  类别: 'category',
  区域: 'area',
  网点: 'outlet',
  主办: 'lead',
  协办: 'assist',
  category: 'category',
  area: 'area',
  outlet: 'outlet',
  lead: 'lead',
  assist: 'assist',
};

export const asCsv = (units: readonly Unit[], rows: readonly CatalogueRow[]): string =>
  csv([
    HEAD,
    ...rows
      .map((row) => writtenRow(units, row))
      .map((row) => [row.category ?? '', row.area ?? '', row.outlet ?? '', row.lead, row.assist.join('、')]),
  ]);

export const asYaml = (units: readonly Unit[], { objectionLimit, rows }: Draft): string =>
  stringify({
    catalogue: 1,
    objection: objectionLimit,
    rows: rows.map((row) => {
      const { assist, ...rest } = writtenRow(units, row);
      return assist.length > 0 ? { ...rest, assist } : rest;
    }),
  });

/**
 * Reads a catalogue from a file: CSV with the heads of {@link asCsv} (or their English names) in any order, YAML or JSON.
 * @throws Refusal bad-request, unknown-unit
 */
export function readCatalogueFile(units: readonly Unit[], format: 'csv' | 'yaml', text: string): Draft {
  return readDraft(units, format === 'csv' ? { rows: rowsOfCsv(text) } : documentOf(text));
}

const unreadable = (why: string) => new Refusal('bad-request', DISPATCH_TEXTS.unreadableFile(why));

function rowsOfCsv(text: string): WrittenRow[] {
  const [head, ...lines] = readCsv(text) ?? [];
  const columns = head?.map((name) => COLUMNS[name.trim().toLowerCase()]);
  if (!columns?.includes('lead')) throw unreadable(HEAD.join(','));
  return lines.map((cells) => {
    const row: Record<string, unknown> = {};
    for (const [place, column] of columns.entries())
      if (column) row[column] = column === 'assist' ? listed(cells[place]) : (cells[place] ?? '').trim();
    return row as unknown as WrittenRow;
  });
}

const listed = (cell = ''): string[] =>
  cell
    .split(/[、,，;；|]/)
    .map((name) => name.trim())
    .filter(Boolean);

function documentOf(text: string): { objectionLimit?: string; rows: WrittenRow[] } {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw unreadable((error as Error).message.split('\n', 1)[0]!);
  }
  const { catalogue, objection, rows } = (document ?? {}) as Record<string, unknown>;
  if (catalogue !== 1 || !Array.isArray(rows)) throw unreadable('catalogue: 1, rows: […]');
  return {
    ...(objection !== undefined && { objectionLimit: String(objection) }),
    rows: rows.map((row, place) => rowOf(row, place + 1)),
  };
}

function rowOf(value: unknown, place: number): WrittenRow {
  const { lead, assist = [], ...where } = (value ?? {}) as Record<string, unknown>;
  const isName = (one: unknown) => typeof one === 'string' || typeof one === 'number';
  const places = Object.entries(where);
  const known = places.every(([name, one]) => name in COLUMNS && isName(one));
  if (!isName(lead) || !Array.isArray(assist) || !assist.every(isName) || !known)
    throw unreadable(`rows[${place - 1}]`);
  return {
    ...Object.fromEntries(places.map(([name, one]) => [name, String(one)])),
    lead: lead as string | number,
    assist,
  };
}
