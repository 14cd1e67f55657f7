import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asQuery, conditions, readFilter, sameFilter, withChanges } from './filter.ts';

test('an address is read for what is known, and written back the same', () => {
  const filter = readFilter({ q: '手续费', unit: 3, kind: '', bogus: 'x', all: 'true' });
  assert.deepEqual(filter, { q: '手续费', unit: '3', all: true });
  assert.deepEqual(readFilter({ ...filter }), filter);
});

test('without asking for all, only open cases are listed, by due; with it, the newest first', () => {
  assert.deepEqual(asQuery({ kind: 'complaint' }), { kind: 'complaint', open: true });
  assert.deepEqual(asQuery({ all: true }), { sort: 'received' });
});

test('a condition is set, changed and lifted', () => {
  const set = withChanges({}, { urgency: 'abnormal' });
  assert.equal(conditions(set), 1);
  assert.ok(sameFilter(withChanges(set, { urgency: undefined }), {}));
  assert.ok(!sameFilter(set, {}));
  assert.equal(conditions({ q: '词' }), 0);
});
