import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../texts/en.ts';
import { zh } from '../texts/zh.ts';
import { countdown, sayDays, sayFully, sayWhen, shareGone, spell, toneOf } from './say.ts';

/** A Friday, 14:36 in the zone of the promises. */
const NOW = Date.parse('2026-11-20T14:36:00+08:00');
const clock = (startedAt: string, dueAt: string, paused = false, state = 'running') => ({
  startedAt: `2026-11-${startedAt}+08:00`,
  dueAt: `2026-11-${dueAt}+08:00`,
  paused,
  state,
});

test('a length of time takes at most two units', () => {
  const minutes = (n: number) => n * 60_000;
  assert.equal(spell(zh, minutes(42)), '42 分');
  assert.equal(spell(zh, minutes(6) + 20_999, true), '6 分 20 秒');
  assert.equal(spell(zh, 44_000), '44 秒');
  assert.equal(spell(zh, minutes(65)), '1 小时 5 分');
  assert.equal(spell(zh, minutes(60)), '1 小时');
  assert.equal(spell(zh, minutes(51 * 60)), '2 天 3 小时');
  assert.equal(spell(zh, minutes(17 * 60 + 36)), '17 小时');
  assert.equal(spell(zh, minutes(12 * 24 * 60 + 90)), '12 天');
  assert.equal(spell(en, minutes(65)), '1 h 5 min');
});

test('what is near is counted, what is far is named by its day', () => {
  const due = (dueAt: string) => countdown(zh, clock('20T14:00:00', dueAt), NOW);
  assert.equal(due('20T14:42:20'), '6 分 20 秒');
  assert.equal(due('20T15:41:00'), '1 小时 5 分');
  assert.equal(due('20T13:54:00'), '超时 42 分');
  assert.equal(due('20T17:36:00'), '今天 17:36');
  assert.equal(due('21T17:30:00'), '明天 17:30');
  assert.equal(due('23T17:30:00'), '周一 17:30');
  assert.equal(due('26T17:30:00'), '11 月 26 日');
  assert.equal(countdown(zh, null, NOW), '无时限');
});

test('a paused clock says so, unless its time was over before', () => {
  assert.equal(countdown(zh, clock('20T10:00:00', '20T18:00:00', true), NOW), '已暂停');
  assert.equal(countdown(zh, clock('20T10:00:00', '20T14:00:00', true, 'broken'), NOW), '超时 36 分');
  assert.equal(toneOf(clock('20T10:00:00', '20T18:00:00', true), NOW), 'paused');
});

test('a clock is at risk from four fifths of its way on, and broken after its deadline, not at it', () => {
  assert.equal(toneOf(clock('20T14:12:00', '20T14:42:00'), NOW), 'risk');
  assert.equal(toneOf(clock('20T14:13:00', '20T14:42:00'), NOW), 'running');
  assert.equal(toneOf(clock('20T14:06:00', '20T14:36:00'), NOW), 'risk');
  assert.equal(toneOf(clock('20T14:06:00', '20T14:35:59'), NOW), 'broken');
  assert.equal(toneOf(null, NOW), 'none');
  assert.equal(shareGone(clock('20T14:06:00', '20T15:06:00'), NOW), 0.5);
  assert.equal(shareGone(clock('20T14:36:00', '20T14:36:00'), NOW), 1);
});

test('moments are told in the zone of the promises, with weekday, and the year when it is another', () => {
  assert.equal(sayFully(zh, '2026-11-26T09:30:00Z', NOW), '11 月 26 日（周四）17:30');
  assert.equal(sayFully(en, '2026-11-26T09:30:00Z', NOW), 'Thu 26 Nov 17:30');
  assert.equal(sayFully(zh, '2025-03-05T17:30:00+08:00', NOW), '2025 年 3 月 5 日（周三）17:30');
  assert.equal(sayWhen(zh, '2026-11-19T15:46:00Z', NOW), '昨天 23:46');
  assert.equal(sayDays(zh, { from: '2026-11-01', to: '2026-11-20' }, NOW), '11 月 1 日至 11 月 20 日');
});
