import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../../platform/refusal.ts';
import { asCsv, asYaml, readCatalogueFile } from './catalogue-file.ts';

const UNITS = ['客服部', '技术部', '运营部'].map((name, place) => ({
  id: place + 1,
  name,
  active: true,
  function: null,
  dutyStaffId: null,
}));

const place = (name: string) => fc.option(fc.constantFrom(`${name}甲`, `${name},乙`), { nil: undefined });
const rows = fc.array(
  fc
    .record({
      category: place('类'),
      area: place('区'),
      outlet: place('点'),
      lead: fc.constantFrom(1, 2, 3),
      assist: fc.subarray([1, 2, 3]),
    })
    .map(({ lead, assist, ...where }) => ({
      ...(JSON.parse(JSON.stringify(where)) as { category?: string }),
      lead,
      assist,
    })),
  { minLength: 1 },
);

test('what is exported is read back, as CSV and as YAML', () => {
  fc.assert(
    fc.property(rows, (list) => {
      assert.deepEqual(readCatalogueFile(UNITS, 'csv', asCsv(UNITS, list)).rows, list);
      const draft = { objectionLimit: '2wd', rows: list };
      assert.deepEqual(readCatalogueFile(UNITS, 'yaml', asYaml(UNITS, draft)), draft);
    }),
  );
});

test('heads in English and in another order; a unit that is not there is named with its row', () => {
  const { rows: read } = readCatalogueFile(UNITS, 'csv', 'lead,assist,category\n技术部,客服部;3,账户/密码\n');
  assert.deepEqual(read, [{ category: '账户/密码', lead: 2, assist: [1, 3] }]);
  assert.throws(
    () => readCatalogueFile(UNITS, 'csv', '类别,主办\n账户,技术部\n贷款,没有部\n'),
    (error) => error instanceof Refusal && error.code === 'unknown-unit' && error.details.row === 1,
  );
  for (const text of ['', 'a,b\n1,2', '"'])
    assert.throws(() => readCatalogueFile(UNITS, 'csv', text), Refusal, text);
  for (const text of ['', '[', 'catalogue: 1', 'catalogue: 1\nrows: [{lead: 技术部, when: x}]'])
    assert.throws(() => readCatalogueFile(UNITS, 'yaml', text), Refusal, text);
});
