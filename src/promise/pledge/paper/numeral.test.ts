import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay } from '../../../platform/time.ts';
import { readNumber } from '../word/numeral.ts';
import { chineseNumber, signatureDate } from './numeral.ts';

test('Chinese numerals as in a letter, and as the reader of letters reads them', () => {
  assert.deepEqual([1, 10, 12, 20, 31, 100, 102, 110, 115, 999].map(chineseNumber), [
    '一',
    '十',
    '十二',
    '二十',
    '三十一',
    '一百',
    '一百零二',
    '一百一十',
    '一百一十五',
    '九百九十九',
  ]);
  for (let number = 1; number < 1000; number++) assert.equal(readNumber(chineseNumber(number)), number);
});

test('the date under a letter', () => {
  assert.equal(signatureDate('zh', parseDay('2025-12-20')!), '2025年12月20日');
  assert.equal(signatureDate('zh', parseDay('2026-01-01')!), '2026年1月1日');
  assert.equal(signatureDate('en', parseDay('2025-12-20')!), '20 December 2025');
});
