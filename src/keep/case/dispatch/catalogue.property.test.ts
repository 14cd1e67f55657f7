import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Fields } from '../../../promise/pledge/pledge.ts';
import { type CatalogueRow, guideOf, rowFor } from './catalogue.ts';
import { rowFaults } from './catalogue-faults.ts';

const CATEGORIES = ['支付', '支付/未到账', '支付/限额', '账户', '账户/密码'];
const AREAS = ['海', '海淀', '中关村', '关村', '朝阳'];
const OUTLETS = ['海淀支行', '海淀中关村支行', '中关村海淀支行', '朝阳支行', '东城支行'];

const some = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const rowArbitrary = fc
  .record({ category: some(CATEGORIES), area: some(AREAS), outlet: some(OUTLETS), lead: fc.nat(5) })
  .map(
    ({ category, area, outlet, lead }): CatalogueRow => ({
      ...(category !== undefined && { category }),
      ...(area !== undefined && { area }),
      ...(outlet !== undefined && { outlet }),
      lead,
      assist: [],
    }),
  );

const caseArbitrary = fc
  .record({ category: some([...CATEGORIES, '贷款/利率']), outlet: some([...OUTLETS, '海']) })
  .map(
    ({ category, outlet }): Fields => ({
      ...(category !== undefined && { category }),
      ...(outlet !== undefined && { outlet }),
    }),
  );

const catalogueOf = (rows: readonly CatalogueRow[]) => ({
  id: 1,
  effectiveAt: 0,
  objectionLimit: '4wh',
  rows,
});

/** All rows that fit, each with how closely, compared one by one. */
function obviousRow(rows: readonly CatalogueRow[], { category, outlet }: Fields) {
  const declared = rows.find((row) => row.outlet !== undefined && row.outlet === outlet && row.area);
  const closeness = (row: CatalogueRow): number[] | undefined => {
    let matter = 0;
    if (row.category !== undefined) {
      if (category === undefined) return undefined;
      if (row.category === category) matter = 2;
      else if (category.startsWith(`${row.category}/`)) matter = 1;
      else return undefined;
    }
    if (row.outlet !== undefined) return row.outlet === outlet ? [matter, 3, 0, 0] : undefined;
    if (row.area === undefined) return [matter, 0, 0, 0];
    if (outlet === undefined) return undefined;
    if (declared?.area === row.area) return [matter, 2, 0, 0];
    if (!outlet.includes(row.area)) return undefined;
    return [matter, 1, outlet.lastIndexOf(row.area) + row.area.length, row.area.length];
  };
  const fitting = rows.flatMap((row) => {
    const close = closeness(row);
    return close ? [{ row, close }] : [];
  });
  const closer = (a: number[], b: number[]): number => {
    const place = a.findIndex((value, index) => value !== b[index]);
    return place < 0 ? 0 : a[place]! - b[place]!;
  };
  return {
    best: fitting.reduce<(typeof fitting)[number] | undefined>(
      (best, one) => (best === undefined || closer(one.close, best.close) > 0 ? one : best),
      undefined,
    )?.row,
    /** Whether another row is as close as the best. */
    tied: fitting.some((one) =>
      fitting.some(
        (other) =>
          one !== other &&
          fitting.every(({ close }) => closer(close, one.close) <= 0) &&
          closer(one.close, other.close) === 0,
      ),
    ),
  };
}

test('[S2] the row that is found is the most specific of all that fit', () => {
  fc.assert(
    fc.property(fc.array(rowArbitrary, { maxLength: 14 }), caseArbitrary, (rows, fields) => {
      assert.equal(rowFor(guideOf(catalogueOf(rows)), fields), obviousRow(rows, fields).best);
    }),
    { numRuns: 3_000 },
  );
});

test('[S2] a catalogue without faults has no ties, whatever the case', () => {
  fc.assert(
    fc.property(fc.array(rowArbitrary, { maxLength: 8 }), caseArbitrary, (rows, fields) => {
      fc.pre(rowFaults(rows).length === 0);
      assert.equal(obviousRow(rows, fields).tied, false);
    }),
    { numRuns: 3_000 },
  );
});
