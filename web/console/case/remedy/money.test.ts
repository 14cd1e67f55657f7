import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { yuan } from '../../../../src/keep/case/remedy/remedy.ts';
import { fenOf } from './money.ts';

test('an amount is read as it is written, to the fen', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e11 - 1 }), (fen) => fenOf(yuan(fen)) === fen));
  assert.deepEqual(['12', '12.5', '1,234.05', ' 0.07 '].map(fenOf), [1200, 1250, 123405, 7]);
  for (const wrong of ['', '1.234', '-1', '1e3', '一百']) assert.equal(fenOf(wrong), undefined, wrong);
});
