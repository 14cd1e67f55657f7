import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clocks, ROUND_THE_CLOCK, type Told } from '../../../test/clocks.ts';
import type { Fields } from '../../promise/pledge/pledge.ts';
import type { EventType } from './event.ts';

test('[F5] a stop exactly at the due is kept, a second later it is broken', () => {
  const events: Told[] = [['2026-03-02 16:50', 'received']];
  const stop = (at: string) =>
    clocks('first-response', { limit: '30m', events: [...events, [at, 'responded']] })[0]![2];
  assert.equal(stop('2026-03-02 17:20'), 'kept');
  assert.equal(stop('2026-03-02 17:20:01'), 'broken');
});

test('[F5] the verdict is by the time of the answer, not by that of whoever looks; a clock past its due is broken', () => {
  const events: Told[] = [['2026-03-02 09:00', 'received']];
  const at = (at: string) => clocks('first-response', { limit: '30m', at, events })[0]![2];
  assert.equal(at('2026-03-02 09:30'), 'running');
  assert.equal(at('2026-03-02 09:30:01'), 'broken');
  const late: Told[] = [...events, ['2026-03-02 09:31', 'responded']];
  assert.deepEqual(clocks('first-response', { limit: '30m', at: '2026-03-02 09:32', events: late }), [
    ['2026-03-02 09:30', '2026-03-02 09:31', 'broken'],
  ]);
});

test('[F3] 7 working days over Spring Festival with its make-up days', () => {
  const events: Told[] = [['2025-01-25 10:00', 'received']];
  // Sunday the 26th works, the 28th to the 4th do not, Saturday the 8th works.
  assert.deepEqual(clocks('registration', { limit: '7wd', at: '2025-02-01 00:00', events }), [
    ['2025-02-10 17:30', null, 'running'],
  ]);
});

test('[F4] around the clock nothing is gained at midnight', () => {
  const events: Told[] = [
    ['2026-03-02 23:50', 'received'],
    ['2026-03-03 00:20', 'started'],
  ];
  assert.deepEqual(clocks('first-handling', { limit: '30wm', calendar: ROUND_THE_CLOCK, events }), [
    ['2026-03-03 00:20', '2026-03-03 00:20', 'kept'],
  ]);
});

test('[F6] an investigation starts after the dispatch that it answers, whatever was started before', () => {
  const events: Told[] = [
    ['2026-03-02 08:00', 'received'],
    ['2026-03-02 09:00', 'started'],
    ['2026-03-02 10:00', 'dispatched'],
    ['2026-03-02 11:00', 'dispatched'],
    ['2026-03-03 10:00', 'started'],
  ];
  assert.deepEqual(clocks('investigation-start', { limit: '24h', events }), [
    ['2026-03-03 10:00', '2026-03-03 10:00', 'kept'],
  ]);
});

test('[F7] one clock for each request for coordination; a further request while one runs adds none', () => {
  const events: Told[] = [
    ['2026-03-02 09:00', 'coordination_requested'],
    ['2026-03-02 10:00', 'coordination_requested'],
    ['2026-03-02 11:30', 'coordinated'],
    ['2026-03-03 09:00', 'coordination_requested'],
    ['2026-03-03 09:30', 'coordinated'],
  ];
  assert.deepEqual(clocks('coordination', { limit: '2h', events }), [
    ['2026-03-02 11:00', '2026-03-02 11:30', 'broken'],
    ['2026-03-03 11:00', '2026-03-03 09:30', 'kept'],
  ]);
});

test('[F7] a coordination plan in 3 days moves to the next working day', () => {
  assert.deepEqual(
    clocks('coordination-plan', {
      limit: '3d',
      events: [
        ['2026-03-04 15:00', 'coordination_requested'],
        ['2026-03-09 17:30', 'plan_sent'],
      ],
    }),
    [['2026-03-09 17:30', '2026-03-09 17:30', 'kept']],
  );
});

test('[F2] events out of order and written down twice come to the same', () => {
  const events: Told[] = [
    ['2026-03-02 09:00', 'received'],
    ['2026-03-02 09:10', 'registered'],
    ['2026-03-02 10:00', 'dispatched'],
  ];
  const expected = [['2026-03-02 10:10', '2026-03-02 10:00', 'kept']];
  assert.deepEqual(clocks('dispatch', { limit: '1h', events: events.toReversed() }), expected);
  assert.deepEqual(clocks('dispatch', { limit: '1h', events: [...events, ...events] }), expected);
});

test('[F2] at the same instant the receipt comes first, and the rest as written', () => {
  const same = '2026-03-02 09:00';
  assert.equal(
    clocks('first-response', {
      limit: '30m',
      events: [
        [same, 'replied'],
        [same, 'received'],
      ],
    })[0]![2],
    'kept',
  );
  assert.equal(
    clocks('dispatch', {
      limit: '30m',
      events: [
        [same, 'dispatched'],
        [same, 'registered'],
      ],
    })[0]![1],
    null,
  );
});

test('[C3] [S4] [S5] reports, queue tickets and guide versions have clocks of their own', () => {
  const open = (type: EventType, fields: Fields): Told => ['2026-03-02 09:00', type, fields];
  assert.deepEqual(
    clocks('supervision', {
      limit: '7d',
      events: [open('reported', { kind: 'report' }), ['2026-03-09 17:30', 'verified']],
    }),
    [['2026-03-09 17:30', '2026-03-09 17:30', 'kept']],
  );
  assert.deepEqual(
    clocks('counter-wait', {
      limit: '15m',
      scope: { segment: ['elderly'] },
      events: [open('taken', { segment: 'elderly' }), ['2026-03-02 09:16', 'called']],
    }),
    [['2026-03-02 09:15', '2026-03-02 09:16', 'broken']],
  );
  assert.deepEqual(
    clocks('guide-sync', {
      limit: '4wh',
      events: [open('published', {}), ['2026-03-02 14:30', 'confirmed']],
    }),
    [['2026-03-02 14:30', '2026-03-02 14:30', 'kept']],
  );
});

test('[S3] a change of unit does not move the clock of the user', () => {
  const events: Told[] = [
    ['2026-03-02 09:00', 'received'],
    ['2026-03-02 09:10', 'dispatched'],
    ['2026-03-02 09:20', 'reclassified', { unit: '技术部' }],
    ['2026-03-02 09:20', 'dispatched'],
    ['2026-03-02 09:31', 'responded'],
  ];
  assert.deepEqual(clocks('first-response', { limit: '30m', events }), [
    ['2026-03-02 09:30', '2026-03-02 09:31', 'broken'],
  ]);
});
