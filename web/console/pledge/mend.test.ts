import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintPledge } from '../../../src/promise/pledge/lint/lint.ts';
import { tellFinding } from '../../../src/promise/pledge/lint/tell.ts';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../../src/promise/pledge/read.ts';
import { toDocument } from '../../../src/promise/pledge/write.ts';
import { drafting } from '../texts/zh/drafting.ts';
import { mendsOf } from './mend.ts';

const around = { today: '2026-03-02', sentences: drafting.mend.sentences };

const letter = (...clauses: Partial<DraftClause>[]): Draft => ({
  title: '承诺书',
  promisor: { name: '和光银行' },
  calendar: { timezone: 'Asia/Shanghai', hours: { 'mon-fri': ['09:00-17:00'] }, holidays: 'CN' },
  clauses: clauses.map((clause, index) => ({
    id: `c${index + 1}`,
    text: '做到',
    measure: 'statement',
    scope: {},
    target: 1,
    owner: '客服部',
    ...clause,
  })) as DraftClause[],
});
const clock = (measure: DraftClause['measure'], limit: string, more: Partial<DraftClause> = {}) => ({
  measure,
  text: '{{limit}}内办理',
  limit: { count: Number.parseInt(limit, 10), unit: limit.replace(/\d+/, '') as 'h' },
  ...more,
});
const findings = (draft: Draft) =>
  lintPledge(draft, { today: around.today }).map((finding) => tellFinding(finding, 'zh'));

/** A clause that was added waits for its limit. */
const filled = (draft: Draft): Draft => ({
  ...draft,
  clauses: draft.clauses.map((clause) =>
    clause.limit === '__' ? { ...clause, limit: { count: 9, unit: 'h' } } : clause,
  ),
});

/** Every mend of a finding of that rule, tried: the finding is gone, and the letter can still be read. */
function mended(rule: string, draft: Draft): readonly string[] {
  const found = findings(draft).find((finding) => finding.rule === rule);
  assert.ok(found, `${rule} is not found in the letter: ${JSON.stringify(findings(draft))}`);
  const mends = mendsOf(found, draft, around);
  assert.ok(mends.length > 0, rule);
  for (const mend of mends) {
    const reading = readPledge(toDocument(mend.draft), { draft: true });
    assert.ok('pledge' in reading, `${rule}: ${JSON.stringify(reading)}`);
    const still: readonly object[] = findings(filled(mend.draft)).filter(
      (one) => one.rule === rule && one.message === found.message,
    );
    assert.deepEqual(still, [], `${rule} by ${mend.way.do}`);
  }
  return mends.map(({ way }) => way.do);
}

test('a click does away with what was found', () => {
  const response = clock('first-response', '2h');
  const cases: readonly [string, Draft][] = [
    ['unowned', letter({ owner: '客服部' }, { owner: undefined as never })],
    ['duty-without-evidence', letter({ measure: 'duty', activity: '检查', every: 'month', count: 1 })],
    ['unproven-statement', letter({})],
    ['gate-for-all', letter({ measure: 'double-review' })],
    [
      'working-time-round-the-clock',
      {
        ...letter(clock('first-response', '4wh')),
        calendar: { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' },
      },
    ],
    ['empty-target', letter({ ...response, target: 0 })],
    ['milestone-without-date', letter({ measure: 'milestone' })],
    [
      'urgent-slower',
      letter(
        clock('resolution', '9h', { scope: { urgency: ['urgent'] } }),
        clock('resolution', '8h', { scope: { urgency: ['ordinary'] } }),
      ),
    ],
    [
      'looser-than-general',
      letter(clock('resolution', '9h', { scope: { kind: ['praise'] } }), clock('resolution', '8h')),
    ],
    ['ends-before-start', letter(clock('dispatch', '9h'), clock('resolution', '8h'))],
    ['contradiction', letter(clock('resolution', '9h'), clock('resolution', '8h'))],
    [
      'two-numbers',
      letter({ measure: 'satisfaction', target: 0.9 }, { measure: 'satisfaction', target: 0.8 }),
    ],
    [
      'out-of-range',
      letter({
        ...response,
        range: {
          limit: [
            { count: 10, unit: 'm' },
            { count: 1, unit: 'h' },
          ],
        },
      }),
    ],
    ['measurable-statement', letter({ text: '接到投诉后2小时内首次响应。' })],
    ['term-in-the-past', { ...letter({}), effective: { from: '2026-01-01' } }],
    [
      'milestone-out-of-order',
      letter(
        { measure: 'milestone', phase: { from: '2026-05-01', to: '2026-05-31' } },
        { measure: 'milestone', phase: { from: '2026-04-01', to: '2026-04-30' } },
      ),
    ],
    ['step-without-limit', letter(clock('registration', '1h'), clock('resolution', '8h'))],
    ['channel-without-response', letter(clock('resolution', '8h'))],
    [
      'channel-without-response',
      letter(clock('resolution', '8h'), clock('first-response', '1h', { scope: { channel: ['web'] } })),
    ],
    [
      'kind-left-out',
      letter(
        clock('resolution', '8h', { scope: { complexity: ['simple'] } }),
        clock('resolution', '9h', { scope: { complexity: ['complex'] } }),
      ),
    ],
  ];
  for (const [rule, draft] of cases) mended(rule, draft);
});

test('what only a person can say has no click', () => {
  const unmet = { severity: 'warning' as const, clauses: ['c1'], message: '', remedy: '' };
  for (const rule of ['overlap', 'measurable-statement', 'terms-overlap'])
    assert.deepEqual(mendsOf({ ...unmet, rule } as never, letter({}), around), []);
});
