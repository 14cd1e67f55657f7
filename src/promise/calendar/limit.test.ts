import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLimit, parseLimit } from './limit.ts';

test('every form of the contract is read and written back', () => {
  for (const text of ['30m', '24h', '90wm', '4wh', '5wd', '3d']) {
    const limit = parseLimit(text);
    assert.ok(limit, text);
    assert.equal(formatLimit(limit), text);
  }
  assert.deepEqual(parseLimit('90wm'), { count: 90, unit: 'wm' });
});

test('only positive whole numbers of a known unit, within reason, are limits', () => {
  for (const text of [
    '0m',
    '-1d',
    '1.5h',
    '05d',
    '3',
    'd',
    '3 d',
    '3D',
    '2w',
    '30min',
    '',
    ' 3d',
    '99999999wd',
  ]) {
    assert.equal(parseLimit(text), undefined, text);
  }
});
