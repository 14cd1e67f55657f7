import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPledge } from '../fixture.ts';
import { redline } from './redline.ts';
import { compareWords, type Piece } from './words.ts';

const textOf = (pieces: readonly Piece[], without: Piece['change']) =>
  pieces
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join('');

const sentence = fc
  .array(
    fc.constantFrom('在', '内', '响应', '30', ' ', '分钟', 'hours', '，', '99.5%', '\u{1f600}', 'e\u0301'),
    {
      maxLength: 9,
    },
  )
  .map((words) => words.join(''));

/** The longest common subsequence of two texts, by trying everything. */
const obviousLength = (a: readonly string[], b: readonly string[]): number =>
  a.length === 0 || b.length === 0
    ? 0
    : a[0] === b[0]
      ? 1 + obviousLength(a.slice(1), b.slice(1))
      : Math.max(obviousLength(a.slice(1), b), obviousLength(a, b.slice(1)));

test('[L3] word by word, both texts can be read from what became of them', () => {
  fc.assert(
    fc.property(fc.oneof(sentence, fc.string({ unit: 'binary' })), sentence, (before, after) => {
      const pieces = compareWords(before, after);
      assert.equal(textOf(pieces, 'added'), before);
      assert.equal(textOf(pieces, 'removed'), after);
    }),
  );
});

test('as much of a text as possible is told as unchanged', () => {
  const words = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 8 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const kept = compareWords(a.join(''), b.join('')).filter(({ change }) => change === 'same');
      assert.equal(kept.map(({ text }) => text).join('').length, obviousLength(a, b));
    }),
  );
});

test('a number is changed as a whole, and English by words', () => {
  assert.deepEqual(compareWords('在 30 分钟内响应', '在 20 分钟内首次响应'), [
    { text: '在 ', change: 'same' },
    { text: '30', change: 'removed' },
    { text: '20', change: 'added' },
    { text: ' 分钟内', change: 'same' },
    { text: '首次', change: 'added' },
    { text: '响应', change: 'same' },
  ]);
  assert.deepEqual(compareWords('within 99.5% of hours', 'within 99.9% of hours')[1], {
    text: '99.5%',
    change: 'removed',
  });
});

test('texts that are too long to compare are replaced as a whole', () => {
  const [before, after] = ['甲'.repeat(3_000), '乙丙'.repeat(1_500)];
  assert.deepEqual(compareWords(before, after), [
    { text: before, change: 'removed' },
    { text: after, change: 'added' },
  ]);
});

test('[L3] a version is compared with the one before: what came, what went, what changed', () => {
  fc.assert(
    fc.property(anyPledge, anyPledge, (before, after) => {
      assert.deepEqual(redline(before, structuredClone(before), 'zh'), { letter: [], clauses: [] });
      const { clauses } = redline(before, after, 'en');
      const ids = (letter: typeof before) => letter.clauses.map(({ id }) => id);
      const [old, present] = [ids(before), ids(after)];
      const named = (change: string) => clauses.filter((one) => one.change === change).map(({ id }) => id);
      assert.deepEqual(
        named('added'),
        present.filter((id) => !old.includes(id)),
      );
      assert.deepEqual(
        named('removed'),
        old.filter((id) => !present.includes(id)),
      );
      assert.ok(named('changed').every((id) => old.includes(id) && present.includes(id)));
    }),
    { numRuns: 60 },
  );
});

test('[L3] a limit, a target and a word that changed are named with both values', () => {
  const [letter] = fc.sample(anyPledge, { numRuns: 1, seed: 1 });
  const clause = {
    id: 'first',
    text: '咨询在{{limit}}内响应',
    measure: 'first-response' as const,
    scope: {},
    limit: { count: 30, unit: 'm' as const },
    target: 1,
  };
  const changed = { ...clause, limit: { count: 20, unit: 'm' as const }, target: 0.95 };
  const [found] = redline(
    { ...letter!, clauses: [clause] },
    { ...letter!, clauses: [changed] },
    'zh',
  ).clauses;
  assert.deepEqual(found!.fields, [
    { field: 'limit', before: '30m', after: '20m' },
    { field: 'target', before: '100%', after: '95%' },
  ]);
  assert.deepEqual(
    found!.text.map(({ text, change }) => [change, text]),
    [
      ['same', '咨询在 '],
      ['removed', '30'],
      ['added', '20'],
      ['same', ' 分钟内响应'],
    ],
  );
});

/** A letter of clauses that differ in their words alone, in some order. */
const lettered = (ids: readonly string[], text = (id: string) => id) => ({
  title: '承诺书',
  promisor: { name: '某单位' },
  calendar: { timezone: 'Asia/Shanghai', hours: '24x7' as const, holidays: 'none' as const },
  clauses: ids.map((id) => ({ id, text: text(id), measure: 'statement' as const, scope: {}, target: 1 })),
});

test('[L3] a clause that stands elsewhere is told as moved, neither as removed nor as added', () => {
  const [moved, ...none] = redline(
    lettered(['甲', '乙', '丙', '丁']),
    lettered(['丁', '甲', '乙', '丙']),
    'zh',
  ).clauses;
  assert.deepEqual(none, []);
  assert.deepEqual([moved!.id, moved!.change, moved!.number, moved!.from], ['丁', 'moved', 1, 4]);
  // What slides because another came or went has not moved.
  assert.deepEqual(
    redline(lettered(['甲', '乙', '丙']), lettered(['新', '甲', '丙']), 'zh').clauses.map(
      ({ id, change, from }) => [id, change, from],
    ),
    [
      ['新', 'added', null],
      ['乙', 'removed', null],
    ],
  );
  // The same words under another id are the same clause.
  const renamed = lettered(['甲', '丙', '乙'], (id) => (id === '丙' ? '乙' : id === '乙' ? '丙' : id));
  assert.deepEqual(
    redline(
      lettered(['甲', '乙', '丙']),
      { ...renamed, clauses: renamed.clauses.map((one) => (one.id === '甲' ? { ...one, id: '甲二' } : one)) },
      'zh',
    ).clauses.map(({ id }) => id),
    ['丙', '乙'],
  );
  const reworded = redline(
    lettered(['甲', '乙']),
    lettered(['乙', '甲'], (id) => `${id}改`),
    'zh',
  ).clauses;
  assert.deepEqual(
    reworded.map(({ change }) => change),
    ['changed', 'changed'],
  );
  assert.equal(reworded.filter(({ from }) => from !== null).length, 1);
});

test('[L3] as few clauses as possible are told as moved, and put back they give the order before', () => {
  const ids = ['甲', '乙', '丙', '丁', '戊', '己'];
  const order = fc.shuffledSubarray(ids, { minLength: 6 });
  fc.assert(
    fc.property(order, (after) => {
      const moved = redline(lettered(ids), lettered(after), 'zh').clauses.map(({ id }) => id);
      const rest = after.filter((id) => !moved.includes(id));
      assert.deepEqual(
        rest,
        ids.filter((id) => rest.includes(id)),
      );
      assert.equal(moved.length, ids.length - obviousLength(ids, after));
    }),
    { numRuns: 300 },
  );
});
