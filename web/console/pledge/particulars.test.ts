import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Draft, type DraftClause, MEASURES } from '../../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../../src/promise/pledge/read.ts';
import { toDocument } from '../../../src/promise/pledge/write.ts';
import { bindTo } from './bind.ts';
import { addable, removable } from './particulars.ts';

const letter = (clause: DraftClause): Draft => ({
  title: '承诺书',
  promisor: { name: '__' },
  calendar: { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' },
  clauses: [clause],
});
const reads = (clause: DraftClause) => 'pledge' in readPledge(toDocument(letter(clause)), { draft: true });
const VALUES = {
  multiple: 2,
  amount: 100,
  count: 3,
  trainingHours: 50,
  channel: '12345',
  every: 'month',
  activity: '检查',
} as const;

test('what is offered for a measure is what a letter may say of it, and nothing is missing', () => {
  for (const measure of MEASURES) {
    const bare = bindTo({ id: 'a', text: '做到', measure: 'statement', scope: {}, target: 1 }, measure);
    for (const name of Object.keys(VALUES) as (keyof typeof VALUES)[]) {
      if (bare[name] !== undefined) continue;
      const more = { ...bare, [name]: VALUES[name] } as DraftClause;
      assert.equal(reads(more), addable(bare).includes(name), `${measure} ${name}`);
      if (reads(more)) assert.ok(removable(more).includes(name), `${measure} ${name}`);
    }
  }
});
