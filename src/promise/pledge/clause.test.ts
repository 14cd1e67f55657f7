import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPledge } from './read.ts';
import { CALENDAR, CLAUSE, clause, faultsOf, HEAD, onlyFault, pledgeOf } from './reading-fixture.ts';

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
