import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csv } from './csv.ts';
import { readCsv } from './read-csv.ts';

test('what is written as CSV is read back', () => {
  const cell = fc.oneof(
    // An apostrophe before a formula is what keeps it from being one.
    fc.string({ minLength: 1 }).filter((text) => !/^'[=+\-@\t\r\n]/.test(text)),
    fc.constantFrom('a"b', 'x,y', '两\n行', '=1+1', "'quoted", ' '),
  );
  const row = fc.tuple(fc.constant('不空'), cell, cell);
  fc.assert(fc.property(fc.array(row), (rows) => assert.deepEqual(readCsv(csv(rows)), rows)));
});

test('files of other programs: other line ends, no line end, empty lines, a comma at the end', () => {
  assert.deepEqual(readCsv('a,b\n\nc,"d,""e"\r\n'), [
    ['a', 'b'],
    ['c', 'd,"e'],
  ]);
  assert.deepEqual(readCsv('a,'), [['a', '']]);
  assert.deepEqual(readCsv('a,\nb,c'), [
    ['a', ''],
    ['b', 'c'],
  ]);
  assert.deepEqual(readCsv(''), []);
  assert.equal(readCsv('a,"b'), undefined);
});
