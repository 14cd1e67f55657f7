import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMeasure } from './describe.ts';
import { shippedLetter } from './letter/letter.ts';
import { clauseSegments, clauseSentence, shareInWords } from './phrase.ts';
import type { Clause, DraftClause } from './pledge.ts';

const clause: Clause = {
  id: 'a',
  text: '线上咨询，自收到之时起{{limit}}内首次答复。',
  measure: 'first-response',
  scope: { channel: ['web', 'app'] },
  limit: { count: 30, unit: 'm' },
  target: 1,
};

test('[L2] the blanks of a clause are filled in and marked', () => {
  assert.equal(clauseSentence(clause, 'zh'), '线上咨询，自收到之时起 30 分钟内首次答复。');
  assert.deepEqual(clauseSegments(clause, 'zh'), [
    { text: '线上咨询，自收到之时起 ', blank: false },
    { text: '30 分钟', blank: true },
    { text: '内首次答复。', blank: false },
  ]);
  const text = (limit: Clause['limit']) =>
    clauseSentence({ ...clause, text: '{{limit}}', limit: limit! }, 'zh');
  assert.equal(text({ count: 5, unit: 'wd' }), '5 个工作日');
  assert.equal(text({ count: 4, unit: 'wh' }), '4 个工作小时');
  assert.equal(text({ count: 3, unit: 'd' }), '3 日');
});

test('English has its own sentence and its own plurals', () => {
  const english = {
    ...clause,
    textEn: 'A first answer within {{limit}}.',
    limit: { count: 1, unit: 'wd' } as const,
  };
  assert.equal(clauseSentence(english, 'en'), 'A first answer within 1 working day.');
  assert.equal(clauseSentence(clause, 'en'), clauseSentence(clause, 'zh'));
});

test('a blank that is open is a line with its unit; days and money are said in words', () => {
  const said = (draft: Partial<DraftClause>, locale: 'zh' | 'en' = 'zh') =>
    clauseSentence({ ...clause, ...draft } as DraftClause, locale);
  assert.equal(said({ limit: '__wd' }), '线上咨询，自收到之时起 ____ 个工作日内首次答复。');
  assert.equal(said({ text: '不低于{{target}}', target: '__%' }), '不低于 ____%');
  assert.equal(said({ text: '每月{{count}}次', count: 2 }), '每月 2 次');
  const times = (count: DraftClause['count']) =>
    said({ text: '{{count}}次', textEn: '{{count}} time(s) a month', ...(count && { count }) }, 'en');
  assert.deepEqual([1, 2, '__' as const].map(times), [
    '1 time a month',
    '2 times a month',
    '____ time(s) a month',
  ]);
  assert.equal(said({ text: '投入{{amount}}', amount: 500_000 }), '投入 50 万元');
  assert.equal(said({ text: '投入{{amount}}', amount: 1234.5 }), '投入 1,234.5 元');
  const phase = { from: '2026-01-01', to: '2026-03-31' };
  const english = { text: '{{phase}}', textEn: 'From {{phase}}', phase };
  assert.equal(said(english), '2026年1月1日至2026年3月31日');
  assert.equal(said(english, 'en'), 'From 1 January 2026 to 31 March 2026');
  assert.doesNotMatch(describeMeasure({ ...clause, limit: '__' }, 'zh'), /undefined/);
});

test('shares are written without noise', () => {
  assert.equal(shareInWords(0.07), '7%');
  assert.equal(shareInWords(0.9917), '99.17%');
  assert.equal(shareInWords(1), '100%');
});

test('how a clause is measured is said in one line', () => {
  assert.equal(
    describeMeasure(clause, 'zh'),
    '从收到诉求起算，到首次响应或答复为止；自然时间，节假日不停；等待用户期间照计；限于渠道为网站、手机应用。',
  );
  assert.match(
    describeMeasure({ ...clause, measure: 'resolution', limit: { count: 5, unit: 'wd' } }, 'zh'),
    /当日不计.*暂停/,
  );
  assert.match(describeMeasure(clause, 'en'), /only for channel: website, app\.$/);
});

test('every clause of the shipped letter can be said and explained in both languages', () => {
  for (const one of shippedLetter('甲').clauses) {
    for (const locale of ['zh', 'en'] as const) {
      assert.doesNotMatch(clauseSentence(one, locale), /[{}]|undefined/);
      assert.doesNotMatch(describeMeasure(one, locale), /undefined/);
    }
    assert.doesNotMatch(clauseSentence(one, 'en'), /\p{Script=Han}/u);
  }
});
