import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenSpan } from './span.ts';

const NOW = Date.parse('2026-03-31T10:00:00+08:00');

test('the days are those asked for, and 90 up to today where nothing sensible is', () => {
  const ninety = { days: '90', span: { from: '2026-01-01', to: '2026-03-31' } };
  assert.deepEqual(chosenSpan({}, NOW), ninety);
  assert.deepEqual(chosenSpan({ days: '30' }, NOW).span, { from: '2026-03-02', to: '2026-03-31' });
  const custom = { days: 'custom', from: '2025-06-01', to: '2025-06-30' };
  assert.deepEqual(chosenSpan(custom, NOW), {
    days: 'custom',
    span: { from: '2025-06-01', to: '2025-06-30' },
  });
  assert.deepEqual(chosenSpan({ ...custom, from: '2025-07-01' }, NOW), ninety);
  assert.deepEqual(chosenSpan({ ...custom, from: '0002-06-01' }, NOW), ninety);
  assert.deepEqual(chosenSpan({ ...custom, from: '2025-02-31' }, NOW), ninety);
});
