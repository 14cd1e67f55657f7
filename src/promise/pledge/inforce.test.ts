import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, parseInstant } from '../../platform/time.ts';
import { compileCalendar } from '../calendar/calendar.ts';
import { type PublishedPledge, pledgeInForce } from './inforce.ts';
import type { Pledge } from './pledge.ts';

const at = (text: string): Instant => parseInstant(text)!;

function version(
  number: number,
  effective?: Pledge['effective'],
  timezone = 'Asia/Shanghai',
): PublishedPledge {
  const pledge: Pledge = {
    title: `第 ${number} 版`,
    promisor: { name: '甲' },
    calendar: { timezone, hours: '24x7', holidays: 'none' },
    clauses: [],
    ...(effective && { effective }),
  };
  return {
    id: number * 10,
    version: number,
    publishedAt: 0,
    pledge,
    calendar: compileCalendar(pledge.calendar),
  };
}

const inForce = (published: PublishedPledge[], text: string) => pledgeInForce(published, at(text))?.version;

test('a term has its first and its last day in the time zone of the letter', () => {
  const published = [version(1, { from: '2026-01-01', to: '2026-03-31' })];
  assert.equal(inForce(published, '2025-12-31T23:59:59+08:00'), undefined);
  assert.equal(inForce(published, '2025-12-31T16:00:00Z'), 1);
  assert.equal(inForce(published, '2026-03-31T23:59:59.999+08:00'), 1);
  assert.equal(inForce(published, '2026-03-31T16:00:00Z'), undefined);
});

test('a letter without a term always holds, one without a last day goes on', () => {
  assert.equal(inForce([version(1)], '1999-01-01T00:00:00Z'), 1);
  assert.equal(inForce([version(1, { from: '2026-01-01' })], '2999-01-01T00:00:00Z'), 1);
});

test('of several the one published last holds, whatever the order of the list', () => {
  const published = [
    version(1),
    version(2, { from: '2026-01-01', to: '2026-12-31' }),
    version(3, { from: '2026-07-01', to: '2026-07-31' }),
  ];
  for (const list of [published, published.toReversed()]) {
    assert.equal(inForce(list, '2025-06-01T00:00:00Z'), 1);
    assert.equal(inForce(list, '2026-06-01T00:00:00Z'), 2);
    assert.equal(inForce(list, '2026-07-15T00:00:00Z'), 3);
    assert.equal(inForce(list, '2026-08-15T00:00:00Z'), 2);
    assert.equal(inForce(list, '2027-08-15T00:00:00Z'), 1);
  }
});

test('no letter, none in force', () => {
  assert.equal(pledgeInForce([], 0), undefined);
});
