import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percent } from './figure.ts';
import { spanOf, spanOfTrend } from './period.ts';

const at = (instant: string) => Date.parse(instant);

test('periods run from their first day to today, weeks from Monday', () => {
  const sunday = at('2026-11-22T09:00:00+08:00');
  assert.deepEqual(spanOf('week', sunday), { from: '2026-11-16', to: '2026-11-22' });
  assert.deepEqual(spanOf('month', sunday), { from: '2026-11-01', to: '2026-11-22' });
  assert.deepEqual(spanOf('quarter', sunday), { from: '2026-10-01', to: '2026-11-22' });
  // Eight in the evening in London is the next day where the promises are kept.
  assert.deepEqual(spanOf('month', at('2026-03-31T20:00:00Z')), { from: '2026-04-01', to: '2026-04-01' });
  assert.deepEqual(spanOf('week', at('2027-01-01T08:00:00+08:00')), { from: '2026-12-28', to: '2027-01-01' });
});

test('the trend has twelve weeks, the present one included', () => {
  const { from, to } = spanOfTrend(at('2026-11-25T09:00:00+08:00'));
  assert.equal(from, '2026-09-07');
  assert.equal(to, '2026-11-25');
});

test('a rate short of everything never reads as everything', () => {
  assert.equal(percent(1), '100%');
  assert.equal(percent(0.99999), '99.9%');
  assert.equal(percent(0.9917), '99.2%');
  assert.equal(percent(0), '0%');
});
