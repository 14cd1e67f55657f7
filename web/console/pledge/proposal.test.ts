import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { proposedFor } from './proposal.ts';
import type { ReadSentence } from './reading.ts';

const draft: Draft = {
  title: '承诺书',
  promisor: { name: '江城水务' },
  calendar: { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' },
  clauses: [
    { id: 'clause-1', text: '急难不必排队。', measure: 'statement', scope: {}, target: 1, owner: '客服部' },
    {
      id: 'clause-2',
      text: '{{limit}}内心里踏实。',
      measure: 'resolution',
      scope: {},
      limit: { count: 2, unit: 'h' },
      target: 1,
    },
  ],
};
const sentence = (id: string, proposed: object): ReadSentence => {
  const { text, measure } = draft.clauses.find((one) => one.id === id)!;
  return { id, text, measure, confidence: 0.35, proposed: { id, text, ...proposed } };
};

test('[L1] a proposal becomes the clause, and who answers for it stays', () => {
  const taken = proposedFor(sentence('clause-1', { measure: 'green-channel' }), draft);
  assert.deepEqual(taken, { ...draft.clauses[0], measure: 'green-channel' });
  const other = proposedFor(sentence('clause-2', { measure: 'first-response', limit: '2h' }), draft);
  assert.deepEqual(other, { ...draft.clauses[1], measure: 'first-response' });
});

test('[L1] a proposal that was taken, overtaken, or is none, is not shown', () => {
  const one = sentence('clause-1', { measure: 'green-channel' });
  const taken = { ...draft, clauses: [proposedFor(one, draft)!, draft.clauses[1]!] };
  assert.equal(proposedFor(one, taken), undefined);
  assert.equal(proposedFor(one, { ...draft, clauses: [] }), undefined);
  const { proposed, ...plain } = one;
  assert.equal(proposedFor(plain, draft), undefined);
  assert.equal(proposedFor(sentence('clause-2', { measure: 'resolution', limit: '2h' }), draft), undefined);
  assert.equal(proposedFor(sentence('clause-1', { measure: 'happiness' }), draft), undefined);
});
