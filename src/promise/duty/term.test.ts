import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDay, parseInstant } from '../../platform/time.ts';
import { compileCalendar } from '../calendar/calendar.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { readPledge } from '../pledge/read.ts';
import { type DutyClause, isDutyClause } from './duty.ts';
import { termsOfDuty } from './term.ts';

interface Version {
  readonly published: string;
  readonly from?: string;
  readonly to?: string;
  /** The period of the duty; without it the version has none. */
  readonly every?: 'month' | 'week';
}

function letter({ published, from, to, every }: Version, index: number): PublishedPledge {
  const clauses = every
    ? `[{ id: calls, text: 回访用户, measure: duty, activity: 回访, every: ${every}, count: 20 }]`
    : '[{ id: word, text: 说到做到, measure: statement }]';
  const reading = readPledge(`
pledge: 1
title: 承诺书
promisor: { name: 某单位, type: other }
${from ? `effective: { from: ${from}${to ? `, to: ${to}` : ''} }` : ''}
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses: ${clauses}
`);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  const { pledge } = reading;
  const publishedAt = parseInstant(`${published}T15:00:00+08:00`)!;
  return {
    id: 10 + index,
    version: index + 1,
    publishedAt,
    pledge,
    calendar: compileCalendar(pledge.calendar),
  };
}

const CALLS = { id: 'calls', every: 'month' } as DutyClause;

/** Of each version in turn, the terms of its duty: since, from, to, end. */
function terms(...versions: Version[]): string[][] {
  const published = versions.map(letter).toReversed();
  return versions.map((version, index) => {
    const clause = published.find(({ id }) => id === 10 + index)!.pledge.clauses.find(isDutyClause);
    if (!clause) return [];
    assert.equal(clause.every, version.every);
    return termsOfDuty(published, 10 + index, clause).map(({ since, from, to, end }) =>
      [formatDay(since), formatDay(from), to === Number.POSITIVE_INFINITY ? '…' : formatDay(to), end].join(
        ' ',
      ),
    );
  });
}

test('a duty binds from the day after the publication on, not from an earlier day that the letter names', () => {
  assert.deepEqual(terms({ published: '2026-03-10', from: '2026-01-01', to: '2026-12-31', every: 'month' }), [
    ['2026-03-11 2026-03-11 2026-12-31 announced'],
  ]);
  assert.deepEqual(terms({ published: '2026-03-10', every: 'month' }), [['2026-03-11 2026-03-11 … open']]);
});

test('a new version answers for the month under way; the old one hands it over', () => {
  assert.deepEqual(
    terms({ published: '2026-03-10', every: 'month' }, { published: '2026-05-20', every: 'month' }),
    [['2026-03-11 2026-03-11 2026-05-20 handed-over'], ['2026-03-11 2026-05-21 … open']],
  );
});

test('a version without the duty, or with another period, drops it', () => {
  assert.deepEqual(terms({ published: '2026-03-10', every: 'month' }, { published: '2026-05-20' }), [
    ['2026-03-11 2026-03-11 2026-05-20 dropped'],
    [],
  ]);
  assert.deepEqual(
    terms({ published: '2026-03-10', every: 'month' }, { published: '2026-05-20', every: 'week' }),
    [['2026-03-11 2026-03-11 2026-05-20 dropped'], ['2026-05-21 2026-05-21 … open']],
  );
});

test('a version for a while gives back to the one before it', () => {
  assert.deepEqual(
    terms(
      { published: '2026-03-10', every: 'month' },
      { published: '2026-05-01', from: '2026-05-20', to: '2026-06-10' },
    ),
    [['2026-03-11 2026-03-11 2026-05-19 dropped', '2026-06-11 2026-06-11 … open'], []],
  );
});

test('a term that is over before the letter is published binds on no day', () => {
  assert.deepEqual(terms({ published: '2026-03-10', from: '2026-01-01', to: '2026-02-28', every: 'month' }), [
    [],
  ]);
  assert.deepEqual(termsOfDuty([], 10, CALLS), []);
});
