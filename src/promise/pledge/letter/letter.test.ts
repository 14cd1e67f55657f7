import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLimit } from '../../calendar/limit.ts';
import { CLOCK_MEASURES, type Fields, type Measure, matches, RATIO_MEASURES } from '../pledge.ts';
import { shippedLetter } from './letter.ts';

const letter = shippedLetter('江城银行');

test('[L1] the shipped letter is in the name of the organisation and has neither a first nor a last day', () => {
  assert.deepEqual(letter.promisor, { name: '江城银行', type: 'enterprise' });
  assert.equal(letter.effective, undefined);
});

test('the shipped letter binds every clock measure', () => {
  const bound = new Set(letter.clauses.map(({ measure }) => measure));
  for (const measure of [...CLOCK_MEASURES, ...RATIO_MEASURES, 'double-review' as const])
    assert.ok(bound.has(measure), measure);
});

test('the limits that are fixed by the studied letters are in the shipped one, for the cases they are for', () => {
  const fixed: [Measure, Fields, string][] = [
    ['registration', {}, '7wd'],
    ['first-response', { urgency: 'abnormal' }, '30m'],
    ['investigation-start', { nature: 'technical' }, '24h'],
    ['initial-plan', { nature: 'other' }, '48h'],
    ['coordination-plan', { complexity: 'complex' }, '3d'],
    ['resolution', { complexity: 'simple' }, '5wd'],
  ];
  for (const [measure, fields, limit] of fixed) {
    const limits = letter.clauses
      .filter((one) => one.measure === measure && matches(one.scope, fields))
      .map((one) => formatLimit(one.limit!));
    assert.ok(limits.includes(limit), `${measure} ${limit}: ${limits}`);
  }
});

test('the shipped letter says everything in English as well', () => {
  assert.ok(letter.titleEn);
  for (const clause of letter.clauses) {
    assert.ok(clause.textEn && clause.section && clause.sectionEn, clause.id);
    assert.deepEqual(clause.textEn.match(/\{\{\w+\}\}/g), clause.text.match(/\{\{\w+\}\}/g), clause.id);
  }
});

test('no gate of the shipped letter stands before an ordinary case', () => {
  const gates = letter.clauses.filter(({ measure }) => measure === 'double-review');
  assert.equal(gates.length, 1);
  const fields = {
    channel: 'web',
    kind: 'enquiry',
    urgency: 'ordinary',
    nature: 'other',
    complexity: 'simple',
  };
  assert.ok(!matches(gates[0]!.scope, fields));
  assert.ok(matches(gates[0]!.scope, { ...fields, complexity: 'major' }));
});
