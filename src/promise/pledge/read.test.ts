import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PledgeFault } from './inspection.ts';
import type { Pledge } from './pledge.ts';
import { readPledge } from './read.ts';

const HEAD = `pledge: 1
title: 线上线下服务承诺书
promisor: { name: 示例银行, type: enterprise }
`;
const CALENDAR = `calendar:
  timezone: Asia/Shanghai
  hours: { mon-fri: [09:00-12:00, 13:30-17:30] }
  holidays: CN
`;
const CLAUSE = `  - id: online-first-response
    text: 线上咨询在{{limit}}内首次响应
    measure: first-response
    scope: { channel: [web, app, wechat, email] }
    limit: 30m
    target: 100%
`;

function pledgeOf(source: string | object): Pledge {
  const reading = readPledge(source);
  if ('faults' in reading) assert.fail(JSON.stringify(reading.faults, null, 1));
  return reading.pledge;
}

function faultsOf(source: string | object): readonly PledgeFault[] {
  const reading = readPledge(source);
  if ('pledge' in reading) assert.fail('the letter was accepted');
  return reading.faults;
}

/** Line, path and the remedy of the one fault. */
function onlyFault(source: string): PledgeFault {
  const faults = faultsOf(source);
  assert.equal(faults.length, 1, JSON.stringify(faults, null, 1));
  return faults[0]!;
}

const clause = (lines: string): string =>
  `${HEAD}${CALENDAR}clauses:\n  - id: one\n    text: 文字\n${lines.replaceAll(/^/gm, '    ')}\n`;

test('[L1] the letter of the contract is read with its promisor and its recipient', () => {
  const pledge = pledgeOf(
    `${HEAD}recipient: { name: 全体客户 }\neffective: { from: 2026-01-01, to: 2026-12-31 }\n${CALENDAR}clauses:\n${CLAUSE}`,
  );
  assert.deepEqual(pledge, {
    title: '线上线下服务承诺书',
    promisor: { name: '示例银行', type: 'enterprise' },
    recipient: { name: '全体客户' },
    effective: { from: '2026-01-01', to: '2026-12-31' },
    calendar: {
      timezone: 'Asia/Shanghai',
      hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
      holidays: 'CN',
    },
    clauses: [
      {
        id: 'online-first-response',
        text: '线上咨询在{{limit}}内首次响应',
        measure: 'first-response',
        scope: { channel: ['web', 'app', 'wechat', 'email'] },
        limit: { count: 30, unit: 'm' },
        target: 1,
      },
    ],
  });
});

test('[L1] a letter without a promisor is refused', () => {
  const fault = onlyFault(`pledge: 1\ntitle: 承诺书\n${CALENDAR}clauses:\n${CLAUSE}`);
  assert.equal(fault.path, 'promisor');
  assert.match(fault.message.zh, /缺少 promisor/);
});

test('JSON gives the same letter, also with tabs and as an object', () => {
  const document = {
    pledge: 1,
    title: '承诺书',
    promisor: { name: '甲' },
    calendar: { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' },
    clauses: [{ id: 'a', text: '文', measure: 'resolution', limit: '5wd', target: '98%' }],
  };
  const expected = pledgeOf(document);
  assert.equal(expected.clauses[0]!.target, 0.98);
  assert.deepEqual(pledgeOf(JSON.stringify(document)), expected);
  assert.deepEqual(pledgeOf(JSON.stringify(document, null, 2)), expected);
  assert.deepEqual(pledgeOf(JSON.stringify(document, null, '\t')), expected);
});

test('a fault in JSON names its line', () => {
  const fault = onlyFault(
    '{\n "title": "甲",\n "promisor": {"name": "乙"},\n "clauses": [\n  {"id": "a", "text": "文",\n   "measure": "resolutoin", "limit": "3h"}]}',
  );
  assert.equal(fault.line, 6);
  assert.equal(fault.clause, 'a');
});

test('all faults are reported together, each with line, clause and remedy', () => {
  const faults = faultsOf(`${HEAD}effective: { from: 2026-02-30 }
${CALENDAR}clauses:
  - id: a
    text: 在{{limit}}内响应
    measure: first-respons
    limit: 30分钟
  - id: a
    text: 办理
    mesure: resolution
    scope: { chanel: web, urgency: [urgent, later] }
    target: 150%
`);
  assert.deepEqual(
    faults.map(({ line, clause, path }) => [line, clause, path]),
    [
      [4, undefined, 'effective.from'],
      [12, 'a', 'clauses[0].measure'],
      [13, 'a', 'clauses[0].limit'],
      [14, 'a', 'clauses[1].id'],
      [14, 'a', 'clauses[1].measure'],
      [16, 'a', 'clauses[1].mesure'],
      [17, 'a', 'clauses[1].scope.chanel'],
      [17, 'a', 'clauses[1].scope.urgency[1]'],
      [18, 'a', 'clauses[1].target'],
    ],
  );
  const remedies = faults.map(({ message }) => message.en);
  assert.match(remedies[1]!, /Did you mean first-response\?/);
  assert.match(remedies[2]!, /Did you mean 30m\?/);
  assert.match(remedies[5]!, /Did you mean measure\?/);
  assert.match(remedies[6]!, /Did you mean channel\?/);
  assert.match(remedies[7]!, /abnormal, urgent, ordinary/);
});

test('a clause without an id is named by its place', () => {
  const fault = onlyFault(`${HEAD}${CALENDAR}clauses:\n${CLAUSE}  - { text: 文, measure: answered }\n`);
  assert.deepEqual([fault.line, fault.clause, fault.path], [15, '#2', 'clauses[1].id']);
});

test('a clock needs a limit and nothing else may have one', () => {
  assert.match(onlyFault(clause('measure: resolution')).message.zh, /要有时限/);
  assert.match(onlyFault(clause('measure: satisfaction\nlimit: 3d')).message.zh, /不计时/);
});

test('limits that cannot be read are refused', () => {
  for (const limit of ['30', '0m', '-1h', '1.5h', '30 m', '"5wd 3h"', '5bd', 'soon', '[30m]']) {
    assert.equal(onlyFault(clause(`measure: resolution\nlimit: ${limit}`)).path, 'clauses[0].limit', limit);
  }
});

test('a target may be written in per cent or as a share', () => {
  const target = (text: string) =>
    pledgeOf(clause(`measure: satisfaction\ntarget: ${text}`)).clauses[0]!.target;
  assert.equal(target('98%'), 0.98);
  assert.equal(target('99.17 %'), 0.9917);
  assert.equal(target('0.98'), 0.98);
  assert.equal(target('1'), 1);
  assert.equal(target('100%'), 1);
  assert.equal(target('0%'), 0);
  for (const wrong of ['98', '101%', '-1%', 'most', '[1]', '"%"']) {
    assert.equal(
      onlyFault(clause(`measure: satisfaction\ntarget: ${wrong}`)).path,
      'clauses[0].target',
      wrong,
    );
  }
});

test('without a target the promise is for all', () => {
  assert.equal(pledgeOf(clause('measure: resolution\nlimit: 3d')).clauses[0]!.target, 1);
});

test('a scope takes a word or a list; free names are free', () => {
  const read = pledgeOf(
    clause('measure: resolution\nlimit: 3d\nscope: { channel: web, unit: [客服部, 12], category: 贷款 }'),
  );
  assert.deepEqual(read.clauses[0]!.scope, { channel: ['web'], unit: ['客服部', '12'], category: ['贷款'] });
  assert.equal(
    onlyFault(clause('measure: resolution\nlimit: 3d\nscope: { channel: [] }')).path,
    'clauses[0].scope.channel',
  );
  assert.equal(onlyFault(clause('measure: resolution\nlimit: 3d\nscope: web')).path, 'clauses[0].scope');
});

test('a duty says what and how often', () => {
  const duty = pledgeOf(clause('measure: duty\nactivity: 用户代表座谈\nevery: month\ncount: 2')).clauses[0]!;
  assert.deepEqual([duty.activity, duty.every, duty.count], ['用户代表座谈', 'month', 2]);
  assert.equal(pledgeOf(clause('measure: duty\nactivity: 年度认证\nevery: year')).clauses[0]!.count, 1);
  const paths = faultsOf(clause('measure: duty\ncount: 0')).map(({ path }) => path);
  assert.deepEqual(paths.toSorted(), ['clauses[0].activity', 'clauses[0].count', 'clauses[0].every']);
});

test('parity says of what and how much', () => {
  const parity = pledgeOf(clause('measure: parity\nof: first-response\ntarget: 10%')).clauses[0]!;
  assert.deepEqual([parity.of, parity.target], ['first-response', 0.1]);
  assert.equal(faultsOf(clause('measure: parity')).length, 2);
});

test('[L2] a blank of the text has to be filled in', () => {
  const with_ = (text: string) =>
    `${HEAD}${CALENDAR}clauses: [{ id: a, text: "${text}", measure: answered }]`;
  assert.match(onlyFault(with_('在{{limit}}内')).message.zh, /本条没有写 limit/);
  assert.match(onlyFault(with_('在{{time}}内')).message.zh, /没有对应的内容/);
  pledgeOf(with_('不低于{{ target }}'));
});

test('[L2] a blank that is left open is for drafts only', () => {
  for (const lines of [
    'measure: resolution\nlimit: __wd',
    'measure: resolution\nlimit: ____ h',
    'measure: resolution\nlimit: __',
    'measure: resolution\nlimit: 3d\nscope: { unit: __ }',
    'measure: satisfaction\ntarget: __%',
    'measure: duty\nactivity: 座谈\nevery: month\ncount: ____',
    'measure: duty\nactivity: 预算\nevery: year\namount: __',
    'measure: milestone\ndue: __',
    'measure: supervision\nlimit: 3d\nchannel: __',
    'measure: answered\nowner: ______',
  ]) {
    assert.match(onlyFault(clause(lines)).message.zh, /还没有填写/, lines);
    assert.ok('pledge' in readPledge(clause(lines), { draft: true }), lines);
  }
  assert.ok('faults' in readPledge(clause('measure: resolution\nlimit: __%'), { draft: true }));
  const named = HEAD.replace('示例银行', '____');
  assert.match(onlyFault(`${named}${CALENDAR}clauses:\n${CLAUSE}`).path, /promisor\.name/);
});

test('what stands beside a promise is read, and refused where it means nothing', () => {
  const read = pledgeOf(
    clause(
      'measure: duty\nactivity: 抽查\nevery: month\ncount: 2\nevidence: minutes\nowner: 质量部\nconditions: 已归档\nexclusions: [匿名来信, 重复来信]\nrange: { count: [1, 12] }\nmultiple: 1.5\nrows: [C4]',
    ),
  ).clauses[0]!;
  assert.deepEqual(
    [read.evidence, read.conditions, read.exclusions, read.range, read.multiple, read.rows],
    [['minutes'], ['已归档'], ['匿名来信', '重复来信'], { count: [1, 12] }, 1.5, ['C4']],
  );
  const refused: [string, RegExp][] = [
    ['measure: answered\nhours: 24x7', /hours$/],
    ['measure: roster\nhours: { mon: [25:00-26:00] }', /hours\.mon/],
    ['measure: milestone\ndue: 2026-02-30', /due$/],
    ['measure: milestone\ndue: 2026-02-01\nphase: { from: 2026-01-01, to: 2026-02-01 }', /due$/],
    ['measure: milestone\nphase: { from: 2026-02-01, to: 2026-01-01 }', /phase\.to$/],
    ['measure: resolution\nlimit: 3d\nchannel: 电话', /channel$/],
    ['measure: resolution\nlimit: 3d\nrange: { limit: [1h, 2d] }', /range\.limit$/],
    ['measure: resolution\nlimit: 3d\nrange: { limit: [5d, 2d] }', /range\.limit$/],
    ['measure: resolution\nlimit: 3d\nrange: { count: [1, 2] }', /range\.count$/],
    ['measure: answered\nconditions: [甲, 乙]\nconditionsEn: [a]', /conditionsEn$/],
    ['measure: answered\nmultiple: 0', /multiple$/],
    ['measure: answered\nrows: [x]', /rows\[0\]$/],
    ['measure: answered\nexclusions: []', /exclusions$/],
  ];
  for (const [lines, path] of refused) assert.match(onlyFault(clause(lines)).path, path, lines);
});

test('working time and days need a calendar, natural time does not', () => {
  const head = `${HEAD}clauses: [{ id: a, text: 文, measure: resolution, limit: `;
  assert.equal(pledgeOf(`${head}24h }]`).calendar.hours, '24x7');
  for (const limit of ['1d', '1wd', '1wh', '1wm'])
    assert.equal(onlyFault(`${head}${limit} }]`).path, 'calendar');
});

test('a calendar is for Shanghai and China unless it says otherwise; its faults have lines', () => {
  const read = pledgeOf(`${HEAD}calendar: { hours: 24x7 }\nclauses:\n${CLAUSE}`);
  assert.deepEqual(read.calendar, { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' });
  const fault = onlyFault(
    `${HEAD}calendar:\n  hours:\n    mon-fri:\n      - 09:00-12:00\n      - 25:00-26:00\nclauses:\n${CLAUSE}`,
  );
  assert.deepEqual([fault.line, fault.path], [8, 'calendar.hours.mon-fri[1]']);
  assert.equal(onlyFault(`${HEAD}calendar: { hours: {} }\nclauses:\n${CLAUSE}`).path, 'calendar.hours');
});

test('the last day may be the first, not earlier', () => {
  const dated = (term: string) => `${HEAD}effective: ${term}\n${CALENDAR}clauses:\n${CLAUSE}`;
  assert.deepEqual(pledgeOf(dated('{ from: 2026-01-01 }')).effective, { from: '2026-01-01' });
  pledgeOf(dated('{ from: 2026-01-01, to: 2026-01-01 }'));
  assert.equal(onlyFault(dated('{ from: 2026-01-02, to: 2026-01-01 }')).path, 'effective.to');
  assert.equal(onlyFault(dated('{ to: 2026-01-01 }')).path, 'effective.from');
});

test('what is no letter at all is refused with a sentence', () => {
  for (const source of [
    '',
    '# nothing',
    '42',
    '- a',
    'a: [',
    '{"title": }',
    'a: *nowhere',
    '\t: x',
    '\u0000',
  ]) {
    assert.ok(faultsOf(source).length > 0, source);
  }
  assert.equal(onlyFault(`${HEAD}title: 又一个标题\n${CALENDAR}clauses:\n${CLAUSE}`).line, 4);
  assert.ok(faultsOf([]).length > 0);
});

test('aliases that multiply without end are refused', () => {
  const layers = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join(
    '\n',
  );
  assert.ok(faultsOf(`a0: &a0 [x]\n${layers}\n`).length > 0);
});
