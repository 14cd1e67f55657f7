import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALENDAR, CLAUSE, faultsOf, HEAD, onlyFault, pledgeOf } from './reading-fixture.ts';

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

test('a letter has 300 clauses at most', () => {
  const of = (count: number) => ({
    title: '承诺书',
    promisor: '示例银行',
    clauses: Array.from({ length: count }, (_, n) => ({ id: `c${n}`, text: '文', measure: 'answered' })),
  });
  assert.equal(pledgeOf(of(300)).clauses.length, 300);
  assert.deepEqual(
    faultsOf(of(301)).map(({ path }) => path),
    ['clauses'],
  );
});

test('aliases that multiply without end are refused', () => {
  const layers = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join(
    '\n',
  );
  assert.ok(faultsOf(`a0: &a0 [x]\n${layers}\n`).length > 0);
});
