import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mentioned, piecesOf } from './mention.ts';

const people = ['王芳', '王芳芳', 'Ann Lee', 'Ann'].map((name, id) => ({ id, name }));
const names = (text: string) => mentioned(text, people).map(({ name }) => name);

test('a mention ends where the longest name that fits ends', () => {
  assert.deepEqual(names('@王芳芳看一下'), ['王芳芳']);
  assert.deepEqual(names('请@王芳看一下，也请 @Ann Lee'), ['王芳', 'Ann Lee']);
  assert.deepEqual(names('@王芳 @王芳'), ['王芳']);
  assert.deepEqual(names('王芳，写给 a@b.example，@王'), []);
  const twins = [...people, { id: 9, name: '王芳' }];
  assert.deepEqual(
    mentioned('@王芳', twins).map(({ id }) => id),
    [0, 9],
    'who shares a name is meant as well',
  );
});

test('the pieces of a note are the note', () => {
  const part = fc.constantFrom('@', '王芳', '芳', 'Ann', ' Lee', ' ', '，', 'x');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const pieces = piecesOf(text, people);
      assert.equal(pieces.map((piece) => piece.text).join(''), text);
      for (const { text: said, person } of pieces)
        assert.equal(
          said.startsWith('@') && person !== undefined,
          person !== undefined && said === `@${person.name}`,
        );
    }),
  );
});
