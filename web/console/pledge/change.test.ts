import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { MEASURES } from '../../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../../src/promise/pledge/read.ts';
import { toDocument } from '../../../src/promise/pledge/write.ts';
import { bindTo } from './bind.ts';
import { fromWritten, openBlanks, toWritten } from './blanks.ts';
import { moved, sectionsOf, stepped, withNew } from './change.ts';

const clause = (id: string, section?: string): DraftClause => ({
  id,
  ...(section && { section }),
  text: '投诉在{{limit}}内首次响应',
  measure: 'first-response',
  scope: {},
  limit: { count: 30, unit: 'm' },
  target: 0.98,
});
const letter = (...clauses: DraftClause[]): Draft => ({
  title: '承诺书',
  promisor: { name: '__' },
  calendar: { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' },
  clauses,
});

test('a clause moves within its section, and at its edge into the next', () => {
  const clauses = [clause('a', '一'), clause('b', '一'), clause('c', '二')];
  assert.deepEqual(
    moved(clauses, 0, 1).map(({ id }) => id),
    ['b', 'a', 'c'],
  );
  const over = moved(clauses, 1, 1);
  assert.deepEqual(
    over.map(({ id, section }) => id + section),
    ['a一', 'b二', 'c二'],
  );
  assert.equal(moved(clauses, 0, -1), clauses);
  assert.deepEqual(
    sectionsOf(over).map(({ start }) => start),
    [0, 1],
  );
});

test('a new clause has an id of its own and the heading of the one before', () => {
  const [, added] = withNew([clause('clause-2', '一')], 0);
  assert.deepEqual([added?.id, added?.section], ['clause-3', '一']);
});

test('a clause bound to any measure can be kept as a draft, whatever it was before', () => {
  for (const first of MEASURES)
    for (const second of MEASURES) {
      const bound = bindTo(bindTo(clause('a'), first), second);
      const reading = readPledge(toDocument(letter(bound)), { draft: true });
      assert.ok('pledge' in reading, `${first} → ${second}: ${JSON.stringify(reading)}`);
    }
  assert.equal(bindTo(clause('a'), 'statement').text, '投诉在30 分钟内首次响应');
});

test('open blanks are counted and shown by name in the sentence', () => {
  const open = letter({ ...clause('a'), limit: '__m', target: '__%', owner: '__' });
  assert.equal(openBlanks(open), 4);
  const labels = new Proxy({}, { get: (_, name) => (name === 'limit' ? '时限' : name) }) as never;
  const written = toWritten(clause('a').text, labels);
  assert.equal(written, '投诉在【时限】内首次响应');
  assert.equal(fromWritten(`${written}【注】`, labels), `${clause('a').text}【注】`);
});

test('typing on in one field is one step back', () => {
  const [a, b, c] = ['a', 'ab', 'x'].map((title) => ({ ...letter(clause('a')), title })) as [
    Draft,
    Draft,
    Draft,
  ];
  let history = stepped({ draft: letter(clause('a')), past: [], future: [] }, { draft: a, about: 'title' });
  history = stepped(history, { draft: b, about: 'title' });
  history = stepped(history, { draft: c });
  history = stepped(history, 'undo');
  assert.equal(history.draft, b);
  assert.equal(stepped(history, 'redo').draft, c);
  assert.equal(stepped(history, 'undo').draft.title, '承诺书');
});
