import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { zh } from '../texts/zh.ts';
import { clockNews } from './clock-news.ts';

type Clock = StaffCaseView['clocks'][number];

const NOW = Date.parse('2026-11-20T14:36:00+08:00');
const clock = (given: Partial<Clock>): Clock => ({
  clause: 'online',
  text: '',
  measure: 'first-response',
  limit: '30m',
  round: 1,
  startedAt: '2026-11-20T14:30:00+08:00',
  dueAt: '2026-11-20T15:00:00+08:00',
  stoppedAt: null,
  state: 'running',
  paused: false,
  extension: null,
  explanation: [],
  ...given,
});
const news = (before: Partial<Clock> | null, after: Partial<Clock>) =>
  clockNews(zh, before ? [clock(before)] : [], [clock(after)], NOW);

test('a clock that an action stopped is told kept or broken, with its margin', () => {
  assert.deepEqual(news({}, { state: 'kept', stoppedAt: '2026-11-20T14:36:00+08:00' }), [
    '首次响应 30 分钟：做到了，提前 24 分',
  ]);
  assert.deepEqual(news({ state: 'broken' }, { state: 'broken', stoppedAt: '2026-11-20T15:42:00+08:00' }), [
    '首次响应 30 分钟：没有做到，晚了 42 分',
  ]);
});

test('a clock that started, moved or no longer applies is told so', () => {
  assert.deepEqual(news(null, {}), ['首次响应 30 分钟：开始计时，最晚 11 月 20 日（周五）15:00']);
  assert.deepEqual(news({}, { dueAt: '2026-11-20T16:00:00+08:00' }), [
    '首次响应 30 分钟：改为最晚 11 月 20 日（周五）16:00',
  ]);
  assert.deepEqual(news({}, { state: 'cancelled' }), ['首次响应 30 分钟：不再适用']);
});

test('what stayed as it was, or merely ran out meanwhile, is no news', () => {
  assert.deepEqual(news({}, {}), []);
  assert.deepEqual(news({}, { state: 'broken' }), []);
  assert.deepEqual(news({ state: 'cancelled' }, { state: 'cancelled' }), []);
});
