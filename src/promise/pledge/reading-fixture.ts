import assert from 'node:assert/strict';
import type { PledgeFault } from './inspection.ts';
import type { Pledge } from './pledge.ts';
import { readPledge } from './read.ts';

/** Pieces of letters for the tests of their reading. */

export const HEAD = `pledge: 1
title: 线上线下服务承诺书
promisor: { name: 示例银行, type: enterprise }
`;
export const CALENDAR = `calendar:
  timezone: Asia/Shanghai
  hours: { mon-fri: [09:00-12:00, 13:30-17:30] }
  holidays: CN
`;
export const CLAUSE = `  - id: online-first-response
    text: 线上咨询在{{limit}}内首次响应
    measure: first-response
    scope: { channel: [web, app, wechat, email] }
    limit: 30m
    target: 100%
`;

export function pledgeOf(source: string | object): Pledge {
  const reading = readPledge(source);
  if ('faults' in reading) assert.fail(JSON.stringify(reading.faults, null, 1));
  return reading.pledge;
}

export function faultsOf(source: string | object): readonly PledgeFault[] {
  const reading = readPledge(source);
  if ('pledge' in reading) assert.fail('the letter was accepted');
  return reading.faults;
}

/** Line, path and the remedy of the one fault. */
export function onlyFault(source: string): PledgeFault {
  const faults = faultsOf(source);
  assert.equal(faults.length, 1, JSON.stringify(faults, null, 1));
  return faults[0]!;
}

export const clause = (lines: string): string =>
  `${HEAD}${CALENDAR}clauses:\n  - id: one\n    text: 文字\n${lines.replaceAll(/^/gm, '    ')}\n`;
