import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, shareBeside } from './bars.ts';

const group = (name: string, kept: number, broken: number) => ({ name, kept, broken });
const nameOf = ({ name }: { name: string }) => name;

test('groups in which nothing was judged have no bar', () => {
  assert.deepEqual(barsOf([group('a', 3, 1), group('b', 0, 0)], nameOf, 'others'), [
    { name: 'a', judged: 4, rate: 0.75 },
  ]);
});

test('more than six groups are five and the others', () => {
  const groups = 'abcdefgh'.split('').map((name) => group(name, 1, 1));
  const bars = barsOf(groups, nameOf, 'others');
  assert.deepEqual(bars.map(nameOf), ['a', 'b', 'c', 'd', 'e', 'others']);
  assert.deepEqual(bars.at(-1), { name: 'others', judged: 6, rate: 0.5 });
  assert.equal(barsOf(groups.slice(0, 6), nameOf, 'others').length, 6);
});

test('a share just short of the target does not look like it', () => {
  assert.equal(shareBeside(0.97959, 0.98), '97.95%');
  assert.equal(shareBeside(0.98, 0.98), '98%');
  assert.equal(shareBeside(0.9, 0.98), '90%');
});
