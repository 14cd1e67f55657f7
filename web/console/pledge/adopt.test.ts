import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLimit, type Limit } from '../../../src/promise/calendar/limit.ts';
import { clauseSentence } from '../../../src/promise/pledge/phrase.ts';
import type { DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { adopt, likely } from './adopt.ts';

const said = (text: string): DraftClause => ({ id: 'a', text, measure: 'statement', scope: {}, target: 1 });

test('the number that a sentence says already becomes the number of its measure', () => {
  const clock = adopt(said('接到投诉后24小时内首次响应。'), 'first-response');
  assert.equal(formatLimit(clock.limit as Limit), '24h');
  assert.equal(clock.text, '接到投诉后{{limit}}内首次响应。');
  assert.equal(adopt(said('满意率不低于95%。'), 'satisfaction').target, 0.95);
  assert.equal(adopt(said('满意率不低于95%。'), 'satisfaction').text, '满意率不低于{{target}}。');
  const duty = adopt(said('每月回访3次，听取意见。'), 'duty');
  assert.deepEqual([duty.count, duty.text], [3, '每月回访{{count}}次，听取意见。']);
});

test('a gap stays open with its unit, and a number of another kind is left alone', () => {
  const gap = adopt(said('接到投诉后____个工作日内答复。'), 'resolution');
  assert.deepEqual([gap.limit, gap.text], ['__wd', '接到投诉后{{limit}}内答复。']);
  const other = adopt(said('满意率不低于95%。'), 'resolution');
  assert.deepEqual([other.limit, other.text], ['__', '满意率不低于95%。']);
});

test('a sentence that is bound and unbound again says the same', () => {
  const text = '接到投诉后24小时内首次响应。';
  const back = adopt(adopt(said(text), 'first-response'), 'statement');
  assert.equal(clauseSentence(back, 'zh').replaceAll(' ', ''), text);
});

test('measures are suggested by what is counted', () => {
  assert.ok(likely(said('两个工作日内答复')).includes('resolution'));
  assert.ok(likely(said('满意率不低于____%')).includes('satisfaction'));
  assert.deepEqual(likely(said('耐心解答')), []);
});
