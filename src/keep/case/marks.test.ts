import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marksIn, sentenceWith, wordsOf } from './marks.ts';

const marked = (text: string, query: string) =>
  marksIn(text, query).map(([from, to]) => text.slice(from, to));

test('what was sought is marked as it was written', () => {
  assert.deepEqual(marked('昨天支付失败，又支付失败', '支付失败'), ['支付失败', '支付失败']);
  assert.deepEqual(marked('ＰＡＹ TimeOut', 'pay timeout'), ['ＰＡＹ', 'TimeOut']);
  assert.deepEqual(marked('支付失败', '支付 付失'), ['支付失'], 'what overlaps is one');
  assert.deepEqual(marked('㎏', 'k'), ['㎏'], 'half a character cannot be marked');
  assert.deepEqual(marked('什么都没有', '支付'), []);
});

test('[property] a mark holds a word of the query, and every word that the text holds is marked', () => {
  const text = fc.string({ unit: fc.constantFrom('支', '付', 'Ａ', 'a', 'B', ' ', '。'), maxLength: 20 });
  fc.assert(
    fc.property(text, text, (body, query) => {
      const plain = (one: string) => one.normalize('NFKC').toLowerCase();
      const marks = marked(body, query).map(plain);
      for (const mark of marks) assert.ok(wordsOf(query).some((word) => mark.includes(word)));
      for (const word of wordsOf(query))
        assert.equal(
          marks.some((mark) => mark.includes(word)),
          plain(body).includes(word),
        );
    }),
  );
});

test('the sentence that matched is shown, a long one around the match', () => {
  const body = '您好。昨天用手机银行支付失败，钱却扣了！请尽快处理。';
  assert.equal(sentenceWith(body, '支付失败', 80), '昨天用手机银行支付失败，钱却扣了！');
  assert.equal(sentenceWith(body, '没有', 6), '您好。昨天用');
  const long = `${'很'.repeat(60)}支付失败${'长'.repeat(60)}`;
  assert.match(sentenceWith(long, '支付失败', 30), /^…很{10}支付失败长+…$/u);
});
