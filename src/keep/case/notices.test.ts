import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, openDesk } from '../../../test/desk.ts';
import { noticesOf } from './notices.ts';
import { type StoredEvent, stateOf } from './state.ts';

const received: StoredEvent = {
  seq: 1,
  at: at('2026-03-02 09:00'),
  type: 'received',
  fields: {},
  actor: 'user',
  staffId: null,
};

/** Templates and recipients of what one more event tells. */
function told(event: Partial<StoredEvent> & Pick<StoredEvent, 'type'>, said?: string): string[] {
  const moment = at('2026-03-02 10:00');
  const added: StoredEvent = { seq: 2, at: moment, actor: 'staff', staffId: 5, ...event };
  const notices = noticesOf({
    held: { id: 9, number: 'JN-1', title: '题' },
    before: stateOf([received]),
    after: stateOf([received, added]),
    added: [added],
    terms: undefined,
    clocks: [],
    ...(said !== undefined && {
      said: { author: 'staff' as const, internal: false, step: event.type, body: said },
    }),
    units: [],
    at: moment,
  });
  return notices.map(({ template, to, data }) =>
    [template, ...Object.entries(to).flat(), ...(data.body ? [data.body] : [])].join(' '),
  );
}

test('[F10] what an answer says goes to the user, what is said among staff to nobody', () => {
  assert.deepEqual(told({ type: 'replied' }, '已修好'), ['replied user 9 已修好']);
  assert.deepEqual(told({ type: 'inspected' }, '记录'), []);
});

test('[F2] a dispatch is told to whoever gets it, by name or as a unit; not to those who took it themselves', () => {
  assert.deepEqual(told({ type: 'dispatched', unitId: 2 }), ['dispatched unit 2']);
  assert.deepEqual(told({ type: 'dispatched', unitId: 2, assigneeId: 7 }), ['dispatched staff 7']);
  assert.deepEqual(told({ type: 'dispatched', unitId: 2, assigneeId: 5 }), []);
});

test('an imported event tells nobody anything', () => {
  for (const type of ['replied', 'dispatched', 'appealed', 'merged', 'responded'] as const)
    assert.deepEqual(told({ type, unitId: 2, actor: 'import' }), [], type);
});

test('[F9] each side whose review a major case waits for is told, once a round', async (t) => {
  const { db, receive, step } = await openDesk(t);
  const { number } = await receive({}, '2026-03-03 09:00');
  await step(number, 'register', '2026-03-03 09:01');
  await step(number, 'reclassify', '2026-03-03 09:02', { fields: { complexity: 'major' } });
  await step(number, 'dispatch', '2026-03-03 09:03', { unit: '客服部' });
  await step(number, 'start', '2026-03-03 09:04');
  await step(number, 'reclassify', '2026-03-03 09:05', { fields: { urgency: 'urgent' } });
  const rows = await db
    .selectFrom('notice')
    .select('unit_id')
    .where('template', '=', 'review-wanted')
    .orderBy('unit_id')
    .execute();
  assert.deepEqual(
    rows.map(({ unit_id }) => unit_id),
    [2, 3],
  );
});
