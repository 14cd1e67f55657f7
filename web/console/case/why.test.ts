import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { zh } from '../texts/zh.ts';
import { reasons } from './why.ts';

type Clock = StaffCaseView['clocks'][number];

const clock = (given: Partial<Clock>): Clock => ({
  clause: 'a',
  text: '',
  measure: 'resolution',
  limit: '5wd',
  round: 1,
  startedAt: '2026-11-20T14:42:10+08:00',
  dueAt: '2026-11-27T17:30:00+08:00',
  stoppedAt: null,
  state: 'running',
  paused: false,
  extension: null,
  explanation: [],
  ...given,
});
const step = (from: string, to: string, kind: string, counted: number) => ({
  from: `2026-${from}+08:00`,
  to: `2026-${to}+08:00`,
  kind,
  counted,
});
const told = (one: Clock) => reasons(zh, one).map(({ when, what, used }) => `${when} | ${what} | ${used}`);

test('days that counted and days that did not, from the start to close of business', () => {
  const explanation = [
    step('11-20T00:00:00', '11-21T00:00:00', 'start-day', 0),
    step('11-21T00:00:00', '11-23T00:00:00', 'weekend', 0),
    step('11-23T00:00:00', '11-28T00:00:00', 'working-day', 5),
    step('11-27T17:30:00', '11-27T17:30:00', 'due', 5),
  ];
  assert.deepEqual(told(clock({ explanation })), [
    '11 月 20 日 14:42:10 | 收到反馈 | 起算',
    '11 月 20 日 周五 | 起算当日不计 | 不计',
    '11 月 21–22 日 | 周末 | 不计',
    '11 月 23–27 日 | 工作日 | 计 5 天',
    '11 月 27 日 17:30:00 | 办结答复 | 到期',
  ]);
});

test('natural time is told by the clock, also over a pause and past midnight', () => {
  const explanation = [
    step('11-20T14:42:10', '11-20T23:42:10', 'natural-time', 9 * 3_600_000),
    step('11-20T23:42:10', '11-21T01:42:10', 'paused', 0),
    step('11-21T02:42:10', '11-21T02:42:10', 'due', 10 * 3_600_000),
  ];
  const [, natural, paused] = told(clock({ limit: '10h', explanation }));
  assert.equal(natural, '11 月 20 日 14:42–23:42 | 自然时间，不停 | 9 小时');
  assert.equal(paused, '11 月 20 日 23:42 – 11 月 21 日 01:42 | 等用户，暂停 | 不计');
});

test('a kind of step that is not known yet is shown by its name', () => {
  const explanation = [step('11-20T00:00:00', '11-21T00:00:00', 'eclipse', 0)];
  assert.match(told(clock({ explanation }))[1]!, /eclipse/);
});
