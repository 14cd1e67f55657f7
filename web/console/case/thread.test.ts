import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { entriesOf } from './thread.ts';

type Event = StaffCaseView['events'][number];
type Message = StaffCaseView['messages'][number];

const at = (minute: number) => `2026-11-20T14:${String(minute).padStart(2, '0')}:00+08:00`;
const event = (seq: number, minute: number, type: Event['type'], data: Event['data'] = {}): Event => ({
  seq,
  at: at(minute),
  type,
  data,
  actor: 'staff',
  staffName: null,
});
const message = (minute: number, body: string, step: Message['step'] = null): Message => ({
  at: at(minute),
  author: 'staff',
  attachments: [],
  name: null,
  step,
  internal: false,
  body,
});
const told = (events: Event[], messages: Message[]) =>
  entriesOf({ events, messages }).map((entry) => [entry.event?.type, entry.message?.body]);

test('a message stands with the step it came with, others in order of time', () => {
  const events = [event(1, 0, 'received'), event(2, 5, 'responded')];
  const messages = [message(2, '补充一下'), message(5, '已收到', 'responded')];
  assert.deepEqual(told(events, messages), [
    ['received', undefined],
    [undefined, '补充一下'],
    ['responded', '已收到'],
  ]);
});

test('two steps of one kind keep their own messages', () => {
  const events = [event(1, 1, 'plan_sent'), event(2, 3, 'plan_sent')];
  const messages = [message(3, '二', 'plan_sent'), message(1, '一', 'plan_sent')];
  assert.deepEqual(told(events, messages), [
    ['plan_sent', '一'],
    ['plan_sent', '二'],
  ]);
});

test('the unit that a dispatch makes known is not told twice', () => {
  const unit = { fields: { unit: '技术部' } };
  const echo = [event(1, 1, 'dispatched', { unit: '技术部' }), event(2, 1, 'reclassified', unit)];
  assert.deepEqual(told(echo, []), [['dispatched', undefined]]);
  const own = [event(1, 1, 'dispatched'), event(2, 4, 'reclassified', unit)];
  assert.equal(told(own, []).length, 2);
});
