import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { mergeDrafts, takeTheirs } from './merge.ts';

const clause = (id: string, text: string): DraftClause => ({
  id,
  text,
  measure: 'statement',
  scope: {},
  target: 1,
});
const letter = (title: string, ...clauses: DraftClause[]): Draft => ({
  title,
  promisor: { name: '__' },
  calendar: { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' },
  clauses,
});

const drafts = fc
  .record({
    title: fc.constantFrom('甲', '乙'),
    clauses: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), text: fc.constantFrom('一', '二') }),
      { selector: ({ id }) => id },
    ),
  })
  .map(({ title, clauses }) => letter(title, ...clauses.map(({ id, text }) => clause(id, text))));

test('where one has changed nothing, the other is right; both alike are no clash', () => {
  fc.assert(
    fc.property(drafts, drafts, (base, changed) => {
      assert.deepEqual(mergeDrafts(base, changed, base).draft, changed);
      const over = mergeDrafts(base, base, changed);
      assert.deepEqual(
        over.draft.clauses.toSorted((a, b) => a.id.localeCompare(b.id)),
        changed.clauses.toSorted((a, b) => a.id.localeCompare(b.id)),
      );
      assert.equal(over.draft.title, changed.title);
      const alike = mergeDrafts(base, changed, changed);
      assert.deepEqual([alike.draft, alike.clashes, alike.taken], [changed, [], 0]);
    }),
  );
});

test('a part is as the one who changed it has it, and a clash when both did', () => {
  fc.assert(
    fc.property(drafts, drafts, drafts, (base, mine, theirs) => {
      const { draft, clashes } = mergeDrafts(base, mine, theirs);
      const of = (one: Draft, id: string) => one.clauses.find((own) => own.id === id)?.text;
      for (const id of ['a', 'b', 'c', 'd', 'e']) {
        const [was, one, other] = [of(base, id), of(mine, id), of(theirs, id)];
        const clash = one !== other && one !== was && other !== was;
        assert.equal(
          clashes.some(({ key }) => key === id),
          clash,
        );
        if (!clash) assert.equal(of(draft, id), one === was ? other : one);
        else assert.equal(of(draft, id), one ?? other);
      }
    }),
  );
});

test('two editors add and change; nothing of either is lost, and what is new keeps its place', () => {
  const base = letter('承诺', clause('a', '一'), clause('b', '一'));
  const mine = letter('承诺', clause('a', '我'), clause('mine', '新'), clause('b', '一'));
  const theirs = letter('他的', clause('a', '一'), clause('b', '他'), clause('theirs', '新'));
  const { draft, clashes, taken } = mergeDrafts(base, mine, theirs);
  assert.deepEqual(
    draft.clauses.map(({ id, text }) => id + text),
    ['a我', 'mine新', 'b他', 'theirs新'],
  );
  assert.deepEqual([draft.title, clashes, taken], ['他的', [], 3]);
});

test('a clash can be settled for the other side', () => {
  const base = letter('承诺', clause('a', '一'), clause('b', '一'));
  const theirs = letter('他的', clause('b', '他'));
  const merged = mergeDrafts(base, letter('我的', clause('a', '我'), clause('b', '我')), theirs);
  assert.deepEqual(
    merged.clashes.map(({ key }) => key),
    ['title', 'a', 'b'],
  );
  const settled = merged.clashes.reduce((draft, clash) => takeTheirs(draft, clash, theirs), merged.draft);
  assert.deepEqual(settled, theirs);
});
