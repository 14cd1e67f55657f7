import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clocks, type Told } from '../../../test/clocks.ts';
import type { ClockMeasure } from '../../promise/pledge/pledge.ts';

test('[F8] waiting for the user: two pauses within one minute, one over night, one over a holiday', () => {
  const within: Told[] = [
    ['2026-03-02 09:00', 'received'],
    ['2026-03-02 09:10:10', 'waiting_user'],
    ['2026-03-02 09:10:20', 'resumed'],
    ['2026-03-02 09:10:30', 'waiting_user'],
    ['2026-03-02 09:10:40', 'resumed'],
  ];
  const due = (limit: string, events: Told[]) =>
    clocks('resolution', { limit, at: '2026-03-02 09:20', events })[0]![0];
  assert.equal(due('60m', within), '2026-03-02 10:00');
  const night: Told[] = [
    ['2026-03-02 16:30', 'received'],
    ['2026-03-02 17:00', 'waiting_user'],
    ['2026-03-03 10:00', 'resumed'],
    ['2026-03-03 10:30', 'replied'],
  ];
  assert.deepEqual(clocks('resolution', { limit: '60wm', events: night }), [
    ['2026-03-03 10:30', '2026-03-03 10:30', 'kept'],
  ]);
  // Paused at the close of Wednesday and Thursday, which do not count.
  const days: Told[] = [
    ['2026-03-03 10:00', 'received'],
    ['2026-03-04 17:30', 'waiting_user'],
    ['2026-03-06 09:00', 'resumed'],
    ['2026-03-09 17:31', 'replied'],
  ];
  assert.deepEqual(clocks('resolution', { limit: '2wd', events: days }), [
    ['2026-03-09 17:30', '2026-03-09 17:31', 'broken'],
  ]);
  const holiday: Told[] = [
    ['2025-01-24 10:00', 'received'],
    ['2025-01-27 18:00', 'waiting_user'],
    ['2025-02-05 09:00', 'resumed'],
    ['2025-02-05 17:30', 'replied'],
  ];
  assert.deepEqual(clocks('resolution', { limit: '3wd', events: holiday }), [
    ['2025-02-05 17:30', '2025-02-05 17:30', 'kept'],
  ]);
});

test('[F8] while paused nothing runs out, but what had run out before stays broken', () => {
  const events: Told[] = [
    ['2026-03-02 09:00', 'received'],
    ['2026-03-02 09:30', 'waiting_user'],
  ];
  const answered: Told = ['2026-03-05 09:00', 'replied'];
  assert.deepEqual(clocks('resolution', { limit: '1h', events }), [['2026-03-02 10:00', null, 'running']]);
  assert.equal(clocks('resolution', { limit: '1h', events: [...events, answered] })[0]![2], 'kept');
  assert.equal(clocks('resolution', { limit: '10m', events: [...events, answered] })[0]![2], 'broken');
  assert.equal(clocks('first-response', { limit: '1h', events: [...events, answered] })[0]![2], 'broken');
});

const COMPLAINT = { kind: ['complaint'] };

test('[C1] relabelling cancels what runs, removes no breach, and brings the same clock back', () => {
  const trial = (limit: string, ...more: Told[]) =>
    clocks('resolution', {
      limit,
      scope: COMPLAINT,
      events: [
        ['2026-03-02 09:00', 'received', { kind: 'complaint' }],
        ['2026-03-02 11:00', 'reclassified', { kind: 'enquiry' }],
        ...more,
      ],
    });
  assert.deepEqual(trial('3h'), [['2026-03-02 12:00', null, 'cancelled']]);
  assert.deepEqual(trial('2h'), [['2026-03-02 11:00', null, 'cancelled']]);
  assert.deepEqual(trial('1h'), [['2026-03-02 10:00', null, 'broken']]);
  const back: Told = ['2026-03-02 13:00', 'reclassified', { kind: 'complaint' }];
  assert.deepEqual(trial('5h', back, ['2026-03-02 14:00', 'replied']), [
    ['2026-03-02 14:00', '2026-03-02 14:00', 'kept'],
  ]);
  assert.deepEqual(trial('3h', ['2026-03-02 12:30', 'replied'], back), [
    ['2026-03-02 12:00', '2026-03-02 12:30', 'broken'],
  ]);
});

test('[C1] a case that turns out to be a complaint counts from its receipt', () => {
  const trial = (...more: Told[]) =>
    clocks('first-response', {
      limit: '2h',
      scope: COMPLAINT,
      events: [
        ['2026-03-02 09:00', 'received'],
        ...more,
        ['2026-03-02 12:00', 'reclassified', { kind: 'complaint' }],
      ],
    });
  assert.deepEqual(trial(['2026-03-02 10:00', 'responded']), [
    ['2026-03-02 11:00', '2026-03-02 10:00', 'kept'],
  ]);
  assert.deepEqual(trial(['2026-03-02 11:30', 'responded']), [
    ['2026-03-02 11:00', '2026-03-02 11:30', 'broken'],
  ]);
  assert.deepEqual(trial(), [['2026-03-02 11:00', null, 'broken']]);
});

test('merged and withdrawn cases leave what is judged, cancel what runs and start nothing new', () => {
  for (const end of ['merged', 'withdrawn'] as const) {
    const trial = (measure: ClockMeasure, limit: string) =>
      clocks(measure, {
        limit,
        events: [
          ['2026-03-02 09:00', 'received'],
          ['2026-03-02 10:00', end],
          ['2026-03-02 11:00', 'registered'],
          ['2026-03-02 12:00', 'dispatched'],
        ],
      });
    assert.deepEqual(trial('first-response', '30m'), [['2026-03-02 09:30', null, 'broken']]);
    assert.deepEqual(trial('first-response', '2h'), [['2026-03-02 11:00', null, 'cancelled']]);
    assert.deepEqual(trial('dispatch', '2h'), []);
  }
});

test('[Q2] reopened before and after the verdict: each appeal has its own clock, and the first verdict stands', () => {
  const events: Told[] = [
    ['2026-03-02 09:00', 'received'],
    ['2026-03-03 09:00', 'replied'],
    ['2026-03-04 09:00', 'appealed'],
    ['2026-03-06 09:00', 'replied'],
    ['2026-03-07 09:00', 'appealed'],
  ];
  assert.deepEqual(clocks('resolution', { limit: '24h', events }), [
    ['2026-03-03 09:00', '2026-03-03 09:00', 'kept'],
  ]);
  assert.deepEqual(clocks('second-review', { limit: '24h', at: '2026-03-07 10:00', events }), [
    ['2026-03-05 09:00', '2026-03-06 09:00', 'broken'],
    ['2026-03-08 09:00', null, 'running'],
  ]);
});
