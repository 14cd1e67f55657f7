import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promisesPage, readChapters, titlesOf } from './table.ts';

const CHAPTERS = readChapters(`
- title: Feedback
  rows:
    - { id: F5, kind: clock, promise: Abnormal events first }
    - { id: F6, kind: clock, promise: Technical matters | other matters }
`);

test('titles of tests, suites and tests within tests are found by their ids', () => {
  const text = `
    test('answers in time [F5]', () => {});
    test(\`limit \${limit} [F5] [F6]\`, () => {});
    describe('[F6] the fifth', () => { it('[F5] within', () => {}); });
    test('outer', async (t) => { await t.test('[F6] inner', () => {}); });
    // test('[F5] in a comment', () => {});
    const other = say('[F5] in other calls');
  `;
  assert.deepEqual(
    titlesOf('a.test.ts', text).map(({ title, ids }) => [title, ...ids]),
    [
      ['answers in time', 'F5'],
      ['limit …', 'F5', 'F6'],
      ['the fifth', 'F6'],
      ['within', 'F5'],
      ['inner', 'F6'],
    ],
  );
});

test('each row shows its proofs, or that it has none', () => {
  const titles = titlesOf('src/a.test.ts', `test('[F5] comes | first', () => {});`);
  const { text, unknown } = promisesPage(CHAPTERS, titles);
  assert.match(text, /\| F5 \| .* \| comes \\\| first \(\[src\/a\.test\.ts\]\(\.\.\/src\/a\.test\.ts\)\) \|/);
  assert.match(text, /\| F6 \| Technical matters \\\| other matters \| clock \| no proof yet \|/);
  assert.match(text, /1 of 2 rows have a proof/);
  assert.deepEqual(unknown, []);
});

test('an id that is no row is told', () => {
  const { unknown } = promisesPage(CHAPTERS, titlesOf('a.test.ts', `test('[F9] reviewed', () => {});`));
  assert.deepEqual(unknown, [{ id: 'F9', file: 'a.test.ts', title: 'reviewed' }]);
});

test('rows that are incomplete or occur twice are refused', () => {
  const chapters = (...rows: string[]) => readChapters(`- { title: A, rows: [${rows.join(', ')}] }`);
  assert.throws(() => chapters('{ id: F5, kind: clock }'), /has id, kind and promise/);
  assert.throws(
    () => chapters('{ id: F5, kind: a, promise: b }', '{ id: F5, kind: a, promise: c }'),
    /F5 occurs twice/,
  );
});
