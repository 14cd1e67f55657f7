import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedLetter } from '../letter/letter.ts';
import { loadTemplate, TEMPLATES } from '../letter/library.ts';
import { readPledge } from '../read.ts';
import type { Around } from './finding.ts';
import { clock, findings, finds, isSilent, told, URGENT } from './fixture.ts';
import { lintPledge, RULES } from './lint.ts';

test('nothing is found in the shipped letters but their blanks', () => {
  const today = '2026-11-22';
  assert.deepEqual(told(lintPledge(shippedLetter('江城银行'), { today })), []);
  for (const { id } of TEMPLATES) {
    const found = lintPledge(loadTemplate(id)!, { today }).filter(({ rule }) => rule !== 'empty-blank');
    assert.deepEqual(told(found), [], id);
  }
});

test('every finding has a sentence and a remedy in both languages', () => {
  const all = findings(
    { a: clock('__wd'), b: { measure: 'statement', text: '每月检查2次' }, c: { measure: 'double-review' } },
    { promisor: '__' },
  );
  assert.ok(all.length >= 5);
  for (const { sentence, remedy } of all) {
    for (const words of [sentence, remedy]) {
      assert.match(words.zh, /\p{Script=Han}.*[。]$/u);
      assert.match(words.en, /^[A-Z].*\.$/u);
      assert.doesNotMatch(words.zh + words.en, /undefined/);
    }
  }
  assert.equal(new Set(RULES.map(({ name }) => name)).size, RULES.length);
});

test('[L2] every blank that is still open is a fault', () => {
  const found = findings(
    {
      a: clock('__wd'),
      b: { measure: 'answered', target: '__%', scope: { unit: '__' } },
      c: { measure: 'milestone', phase: { from: '2026-01-01', to: '__' } },
    },
    { promisor: '__', effective: { from: '__' } },
  ).filter(({ rule }) => rule === 'empty-blank');
  assert.deepEqual(
    found.map(({ severity, clauses, sentence }) => [
      severity,
      clauses[0],
      /(?:the letter|clause \d), (.*) is/.exec(sentence.en)?.[1],
    ]),
    [
      ['fault', undefined, 'the promisor'],
      ['fault', undefined, 'the term'],
      ['fault', 'a', 'the limit'],
      ['fault', 'b', 'the scope'],
      ['fault', 'b', 'the target'],
      ['fault', 'c', 'the dates of the phase'],
    ],
  );
});

test('every channel that feedback is taken from has a first response', () => {
  const web = clock('30m', { channel: 'web' }, 'first-response');
  const all = { r: clock('5wd', { channel: ['web', 'phone'] }), a: web };
  finds('channel-without-response', ['warning'], all, {
    ...all,
    b: clock('2wh', { channel: 'phone' }, 'first-response'),
  });
  assert.match(
    findings(all).find(({ rule }) => rule === 'channel-without-response')!.sentence.zh,
    /从电话提出/,
  );
  finds(
    'channel-without-response',
    ['warning'],
    { r: clock('5wd') },
    { a: clock('30m', {}, 'first-response') },
  );
  const urgencies = ['abnormal', 'urgent', 'ordinary'].map((urgency) => [
    urgency,
    clock('1h', { urgency }, 'first-response'),
  ]);
  finds(
    'channel-without-response',
    ['hint urgent'],
    { r: clock('5wd'), urgent: clock('1h', URGENT, 'first-response') },
    { r: clock('5wd'), ...Object.fromEntries(urgencies) },
  );
});

test('limits that are told kind by kind leave no kind out', () => {
  const some = { a: clock('1wd', { complexity: 'simple' }), b: clock('9wd', { complexity: 'complex' }) };
  finds('kind-left-out', ['hint a b'], some, { ...some, c: clock('15wd', { complexity: 'major' }) });
  isSilent('kind-left-out', { ...some, all: clock('15wd') });
  // Some matters have a quicker answer; the rest is not promised kind by kind.
  isSilent('kind-left-out', { a: clock('24h', URGENT) });
});

test('of the five steps none is without a limit', () => {
  const steps = {
    a: clock('1wd', {}, 'registration'),
    b: clock('4wh', {}, 'dispatch'),
    c: clock('2wd', {}, 'first-handling'),
    d: clock('5wd'),
  };
  finds('step-without-limit', ['warning'], steps, { ...steps, e: clock('3wd', {}, 'archiving') });
  isSilent('step-without-limit', { a: clock('30m', {}, 'first-response') });
});

test('every promise is owned, and proved', () => {
  finds(
    'unowned',
    ['warning a'],
    { a: { measure: 'answered', owner: null } },
    { a: { measure: 'answered' } },
  );
  const duty = { measure: 'duty', activity: '抽查', every: 'month' };
  finds('duty-without-evidence', ['warning a'], { a: duty }, { a: { ...duty, evidence: 'report' } });
  finds(
    'unproven-statement',
    ['hint a'],
    { a: { measure: 'statement' } },
    { a: { measure: 'statement', evidence: 'file' } },
  );
  finds(
    'gate-for-all',
    ['hint a'],
    { a: { measure: 'double-review' } },
    { a: { measure: 'double-review', scope: { complexity: 'major' } } },
  );
  finds(
    'empty-target',
    ['warning a'],
    { a: { measure: 'answered', target: '0%' } },
    { a: { measure: 'answered' } },
  );
  finds(
    'out-of-range',
    ['hint a'],
    { a: { ...clock('9h'), range: { limit: ['1h', '4h'] } } },
    { a: { ...clock('240m'), range: { limit: ['1h', '4h'] } } },
  );
});

test('a statement with a number in it could be measured', () => {
  const says = (text: string) => ({ a: { measure: 'statement', text, evidence: 'file' } });
  for (const text of [
    '我们在30分钟内响应',
    '每月走访用户',
    '投入不少于五十万元',
    '三个工作日内答复',
    '满意率95%以上',
  ])
    finds('measurable-statement', ['warning a'], says(text), says('一视同仁'));
  for (const text of [
    '各渠道同等保护隐私',
    '除第三条所列情形外不作变更',
    '仅在四种情形下调整',
    '一视同仁，统一标准',
    '实行一日清单制',
    '未兑现的，按当月费用的2倍赔偿',
    '自售出之日起七日内无理由退换',
  ])
    isSilent('measurable-statement', says(text));
});

test('working time needs hours that end, and natural time somebody who is there', () => {
  finds(
    'working-time-round-the-clock',
    ['warning a'],
    { a: clock('4wh') },
    { a: clock('4h') },
    { calendar: { hours: '24x7' } },
  );
  const roster = (hours: unknown) => ({ r: { measure: 'roster', count: 3, hours } });
  const quick = clock('30m', {}, 'first-response');
  finds(
    'nobody-on-duty',
    ['warning a'],
    { a: quick, ...roster({ 'mon-sun': ['08:00-20:00'] }) },
    { a: quick, ...roster('24x7') },
  );
  isSilent('nobody-on-duty', { a: clock('24h'), ...roster({ 'mon-sun': ['08:00-20:00'] }) });
  // Of a weekend 72 hours are left; over the National Day holiday they run out. Who is in on Sundays is in then, too.
  const office = { 'mon-fri': ['09:00-18:00'] };
  finds(
    'nobody-on-duty',
    ['warning a'],
    { a: clock('72h'), ...roster(office) },
    { a: clock('72h'), ...roster({ 'mon-sun': ['09:00-18:00'] }) },
  );
  // A calendar that counts round the clock does not say that anybody is in.
  finds(
    'nobody-on-duty',
    ['warning a'],
    { a: quick, ...roster(office) },
    { a: quick, ...roster('24x7') },
    { calendar: { hours: '24x7', holidays: 'none' } },
  );
  isSilent('nobody-on-duty', { a: clock('2wh'), ...roster(office) });
  isSilent('nobody-on-duty', { a: quick });
});

test('what could be measured is not also said to lack evidence', () => {
  isSilent('unproven-statement', { a: { measure: 'statement', text: '三个工作日内答复' } });
});

test('what the reading itself refuses: percentages over 100, an end before its beginning, working time without a calendar', () => {
  const reads = (clause: object, letter: object = {}) => {
    const reading = readPledge(
      {
        title: '承诺书',
        promisor: '示例银行',
        calendar: { hours: { 'mon-fri': ['09:00-17:00'] } },
        clauses: [{ id: 'a', text: '文', ...clause }],
        ...letter,
      },
      { draft: true },
    );
    return 'faults' in reading ? reading.faults.map(({ path }) => path) : [];
  };
  const ratio = (target: string) => ({ measure: 'satisfaction', target });
  assert.deepEqual(reads(ratio('101%')), ['clauses[0].target']);
  assert.deepEqual(reads(ratio('100%')), []);
  const phase = (from: string, to: string) => ({ measure: 'milestone', phase: { from, to } });
  assert.deepEqual(reads(phase('2026-02-02', '2026-02-01')), ['clauses[0].phase.to']);
  assert.deepEqual(reads(phase('2026-02-01', '2026-02-01')), []);
  const effective = (from: string, to: string) => reads(ratio('90%'), { effective: { from, to } });
  assert.deepEqual(effective('2026-12-31', '2026-01-01'), ['effective.to']);
  assert.deepEqual(effective('2026-01-01', '2026-01-01'), []);
  assert.deepEqual(reads(clock('4wh'), { calendar: undefined }), ['calendar']);
  assert.deepEqual(reads(clock('4h'), { calendar: undefined }), []);
});

test('milestones are dated, in order and within the term', () => {
  const phase = (from: string, to: string) => ({ measure: 'milestone', phase: { from, to } });
  const [one, two] = [phase('2026-01-01', '2026-03-31'), phase('2026-04-01', '2026-06-30')];
  finds('milestone-without-date', ['warning a'], { a: { measure: 'milestone' } }, { a: one });
  finds('milestone-out-of-order', ['warning a b'], { a: two, b: one }, { a: one, b: two });
  const until = { effective: { from: '2026-01-01', to: '2026-05-31' } };
  finds('milestone-out-of-order', ['warning b'], { a: one, b: two }, { a: one }, until);
});

test('a term is not over, and is compared with those of other versions', () => {
  const on = (effective: object, around: Around) =>
    told(findings({ a: clock('24h', {}, 'first-response') }, { effective }, around));
  const today = '2026-11-22';
  assert.deepEqual(on({ from: '2026-01-01', to: '2026-11-21' }, { today }), ['warning term-in-the-past']);
  assert.deepEqual(on({ from: '2026-11-21' }, { today }), ['hint term-in-the-past']);
  assert.deepEqual(on({ from: '2026-11-22', to: '2026-11-22' }, { today }), []);
  const terms = [{ from: '2026-01-01', to: '2026-12-31' }];
  assert.deepEqual(on({ from: '2026-12-31' }, { terms }), ['hint terms-overlap']);
  assert.deepEqual(on({ from: '2027-01-01' }, { terms }), []);
  assert.deepEqual(on({ from: '2027-01-01' }, { terms: [{}] }), []);
});
