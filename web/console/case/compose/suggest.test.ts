import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedAt, fitting } from './suggest.ts';

test('a list opens behind @ in Chinese and behind / at the beginning of a word', () => {
  const at = (text: string) => askedAt(text, text.length);
  assert.deepEqual(at('请@王'), { trigger: '@', at: 1, typed: '王' });
  assert.deepEqual(at('@'), { trigger: '@', at: 0, typed: '' });
  assert.deepEqual(at('/已收'), { trigger: '/', at: 0, typed: '已收' });
  assert.deepEqual(at('您好，\n/'), { trigger: '/', at: 4, typed: '' });
  assert.equal(at('见 https://a.example/x'), undefined);
  assert.equal(at('2026/3'), undefined);
  assert.equal(at('li@bank'), undefined, 'an e-mail address');
  assert.equal(at('@王芳 '), undefined, 'a blank ends it');
  assert.deepEqual(askedAt('@王 后面', 2), { trigger: '@', at: 0, typed: '王' });
});

test('what begins with it comes before what contains it', () => {
  const list = ['李王', '王芳', '张三', '王五'];
  assert.deepEqual(
    fitting(list, '王', (one) => one),
    ['王芳', '王五', '李王'],
  );
  assert.deepEqual(
    fitting(list, '', (one) => one, 2),
    ['李王', '王芳'],
  );
});
