import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentencesOf } from './sentences.ts';

test('a text is cut where one matter may end, and nothing of it gets lost', () => {
  assert.deepEqual(sentencesOf('转账失败。另外取号机坏了！\n请修。'), [
    '转账失败。',
    '另外取号机坏了！',
    '请修。',
  ]);
  assert.deepEqual(sentencesOf('转账失败，取号机也坏了'), ['转账失败，', '取号机也坏了']);
  const letters = fc.array(fc.constantFrom(...'转账失败。，！ \n；')).map((list) => list.join(''));
  fc.assert(
    fc.property(letters, (text) => {
      const words = (all: string) => all.replaceAll(/[。，！；\s]/g, '');
      assert.equal(words(sentencesOf(text).join('')), words(text));
      for (const sentence of sentencesOf(text)) assert.ok(text.includes(sentence));
    }),
  );
});
