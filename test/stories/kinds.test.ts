import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type HistoryLine, LineFault, readRecord } from '../../src/keep/case/line.ts';
import { recountCases } from '../../src/keep/case/recount.ts';
import { importHistory } from '../../src/keep/intake/import.ts';
import { createStaff } from '../../src/people/staff/store.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { formatInstant, MINUTE } from '../../src/platform/time.ts';
import { backtest, judgedIn } from '../../src/prove/compliance/backtest.ts';
import { HistoryColumns } from '../../src/prove/compliance/backtest-columns.ts';
import { complianceOf } from '../../src/prove/compliance/compliance.ts';
import { evidenceOf } from '../../src/prove/compliance/evidence.ts';
import { rebuildCompliance } from '../../src/prove/compliance/rebuild.ts';
import { attach, detach } from '../../src/prove/compliance/statement.ts';
import { foldCompliance } from '../../src/prove/compliance/store.ts';
import { at, colleague, type Desk, openDesk } from '../desk.ts';

const LETTER = `
pledge: 1
title: 各类承诺
promisor: 示例机构
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - { id: answer, text: 及时答复, measure: resolution, limit: 2h }
  - { id: two, text: 重大事项两人复核, measure: double-review, scope: { complexity: major } }
  - { id: owner, text: 环环有承办人, measure: named-owner }
  - { id: others, text: 复核换人, measure: second-review-by-others }
  - { id: certified, text: 持证上岗, measure: certified-handler }
  - { id: alike, text: 线上线下一样快, measure: parity, of: first-response, target: 25% }
  - { id: green, text: 老年人优先, measure: green-channel, scope: { segment: elderly } }
  - { id: shift, text: 全天候两人值守, measure: roster, count: 2, hours: 24x7 }
  - { id: privacy, text: 隐私同等保护, measure: statement, evidence: [link] }
`;

const NOW = at('2026-04-30 18:00');
const SPAN = { from: '2026-03-01', to: '2026-04-30' };

function line(record: object): HistoryLine {
  const read = readRecord(record);
  if (read instanceof LineFault) throw new Error(read.reason);
  return read;
}

const stamp = (minute: number) => formatInstant(at('2026-03-02 09:00') + minute * MINUTE, 'Asia/Shanghai');

const compliance = async ({ house }: Desk, by?: 'month') =>
  (await complianceOf(house, house.terms.inForce(NOW)!, SPAN, by, NOW, 'zh')).clauses;

const clauseOf = async (desk: Desk, id: string) => (await compliance(desk)).find((one) => one.id === id)!;

const histories = fc
  .uniqueArray(
    fc.record({
      name: fc.nat(3),
      minute: fc.integer({ min: 0, max: 5_000 }),
      type: fc.oneof(
        {
          weight: 2,
          arbitrary: fc.constantFrom('received', 'replied', 'reviewed', 'dispatched', 'appealed'),
        },
        { weight: 1, arbitrary: fc.constantFrom('started', 'responded', 'taken', 'called', 'withdrawn') },
      ),
      by: fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: undefined }),
      assignee: fc.option(fc.constantFrom('甲', '乙'), { nil: undefined }),
      fields: fc.record({
        channel: fc.constantFrom('web', 'phone', 'counter'),
        complexity: fc.constantFrom('simple', 'major'),
        segment: fc.constantFrom('elderly', 'ordinary', 'vip'),
      }),
    }),
    { minLength: 1, maxLength: 50, selector: ({ minute }) => minute },
  )
  .map((events) =>
    events.map(({ name, minute, type, by, assignee, fields }) =>
      line({
        case: `R-${name}`,
        at: stamp(minute),
        type,
        ...(type === 'received' || type === 'taken' ? fields : {}),
        ...(by !== undefined && { by }),
        ...(type === 'dispatched' && assignee !== undefined && { assignee }),
      }),
    ),
  );

test('[F9] [S1] [S2] [S6] [Q2] each kind is judged alike when it is lived, counted anew and tried', async (t) => {
  const desk = await openDesk(t, LETTER);
  await fc.assert(
    fc.asyncProperty(histories, fc.nat(50), async (lines, cut) => {
      await sql`truncate cases, compliance_daily, compliance_delta cascade`.execute(desk.db);
      await importHistory(desk.house, lines.slice(cut), { now: NOW });
      await importHistory(desk.house, lines, { now: NOW });
      const columns = new HistoryColumns(true);
      for (const one of lines) columns.add(one);
      const terms = desk.house.terms.inForce(NOW)!;
      const tried = new Map(backtest(terms, columns, NOW).map((one) => [one.id, one]));
      for (const one of await compliance(desk)) {
        if (one.measure === 'roster') continue;
        const { kept, broken, running, rate, verdict, comparison } = tried.get(one.id)!;
        assert.deepEqual(
          [one.kept, one.broken, one.running, one.rate, one.verdict, one.comparison],
          [kept, broken, running, rate, verdict, comparison ?? null],
          one.id,
        );
      }
      const judgedOnes = [...judgedIn(terms, columns, NOW)].flatMap(({ judged }) => judged);
      for (const id of ['two', 'owner', 'others']) {
        const states = judgedOnes.filter(({ clause }) => clause === id).map(({ state }) => state);
        assert.equal(states.filter((state) => state === 'kept').length, tried.get(id)!.kept);
        assert.equal(states.filter((state) => state === 'broken').length, tried.get(id)!.broken);
      }
      const found: unknown[] = [];
      await recountCases(
        desk.house,
        () => NOW,
        ({ differences }) => void found.push(...differences),
      );
      await foldCompliance(desk.db);
      assert.deepEqual([found, await rebuildCompliance(desk.db)], [[], []]);
    }),
    { numRuns: 40 },
  );
});

test('[F9] a history may show an answer that nobody reviewed; here the gate lets none out', async (t) => {
  const desk = await openDesk(t, LETTER);
  const said = { channel: 'web', complexity: 'major' };
  await importHistory(
    desk.house,
    [
      { case: 'A', at: stamp(0), type: 'received', ...said },
      { case: 'A', at: stamp(4), type: 'dispatched', unit: '技术部', by: '丙' },
      { case: 'A', at: stamp(5), type: 'reviewed', by: '甲' },
      { case: 'A', at: stamp(6), type: 'reviewed', by: '甲' },
      { case: 'A', at: stamp(9), type: 'replied' },
    ].map(line),
    { now: NOW },
  );
  const { number } = await desk.receive({ channel: 'web' }, '2026-03-03 09:00');
  await desk.step(number, 'register', '2026-03-03 09:01', {});
  await desk.step(number, 'reclassify', '2026-03-03 09:02', { fields: { complexity: 'major' } });
  await desk.step(number, 'dispatch', '2026-03-03 09:03', { unit: '技术部' });
  await assert.rejects(desk.step(number, 'reply', '2026-03-03 09:04', { body: '好' }), Refusal);
  for (const [name, moment] of [
    ['甲', '09:05'],
    ['乙', '09:06'],
  ] as const)
    await desk.step(number, 'review', `2026-03-03 ${moment}`, {}, colleague(name));
  await desk.step(number, 'reply', '2026-03-03 09:07', { body: '好' });
  const { kept, broken, verdict } = await clauseOf(desk, 'two');
  assert.deepEqual([kept, broken, verdict], [1, 1, 'broken']);
  const owner = await clauseOf(desk, 'owner');
  assert.deepEqual([owner.kept, owner.broken], [0, 1]);
  const terms = desk.house.terms.inForce(NOW)!;
  const { rows } = await evidenceOf(desk.house, terms, 'two', SPAN, NOW);
  assert.deepEqual(
    rows.map((row) => [row.number, row.state]),
    [
      [number, 'kept'],
      ['A', 'broken'],
    ],
  );
});

test('[S1] parity holds both medians against what is allowed, in all and month by month', async (t) => {
  const desk = await openDesk(t, LETTER);
  const answered = (name: string, channel: string, start: number, minutes: number) => [
    line({ case: name, at: stamp(start), type: 'received', channel }),
    line({ case: name, at: stamp(start + minutes), type: 'responded' }),
  ];
  const april = 35 * 24 * 60;
  await importHistory(
    desk.house,
    [
      ...answered('a', 'web', 0, 10),
      ...answered('b', 'app', 20, 20),
      ...answered('c', 'phone', 40, 18),
      ...answered('d', 'web', april, 10),
      ...answered('e', 'counter', april, 40),
      line({ case: 'f', at: stamp(0), type: 'received', channel: 'web' }),
    ],
    { now: NOW },
  );
  const parity = (await compliance(desk, 'month')).find(({ id }) => id === 'alike')!;
  assert.deepEqual(parity.comparison, {
    favoured: { count: 3, medianSeconds: 600 },
    other: { count: 2, medianSeconds: 1740 },
    gap: 1140 / 1740,
  });
  assert.equal(parity.verdict, 'broken');
  assert.deepEqual(
    parity.periods.map(({ verdict, comparison }) => [verdict, comparison?.gap]),
    [
      ['kept', 3 / 18],
      ['broken', 0.75],
    ],
  );
  assert.equal(parity.said, '线上中位 10 分钟（3 次），线下中位 29 分钟（2 次），相差 65.5%，允许 25%');
  const terms = desk.house.terms.inForce(NOW)!;
  const { rows } = await evidenceOf(desk.house, terms, 'alike', SPAN, NOW);
  assert.deepEqual(
    rows.map(({ number, side, lasted_ms }) => [number, side, lasted_ms! / MINUTE]).toSorted(),
    [
      ['a', 'online', 10],
      ['b', 'online', 20],
      ['c', 'offline', 18],
      ['d', 'online', 10],
      ['e', 'offline', 40],
    ],
  );
});

test('[P1] a roster is judged by its plan: by the people it takes and those on the books', async (t) => {
  const desk = await openDesk(t, LETTER);
  const shift = async () =>
    (await complianceOf(desk.house, desk.house.terms.inForce(NOW)!, SPAN, 'month', NOW, 'zh')).clauses.find(
      ({ id }) => id === 'shift',
    )!;
  assert.equal((await shift()).verdict, 'no-data');
  const staff = Array.from({ length: 9 }, (_, index) => ({
    id: index,
    name: `员工${index}`,
    email: null,
    role: 'agent' as const,
    unitId: 1,
    active: index > 0,
    userId: null,
    createdAt: 0,
  }));
  const judged = async (people: typeof staff) => {
    const house = { ...desk.house, staff: () => people };
    const { clauses } = await complianceOf(house, desk.house.terms.inForce(NOW)!, SPAN, 'month', NOW, 'zh');
    return clauses.find(({ id }) => id === 'shift')!;
  };
  const few = await judged(staff);
  assert.deepEqual(few.plan, { hoursPerWeek: 168, heads: 2, needed: 9, people: 8 });
  assert.equal(few.verdict, 'broken');
  assert.equal((await judged(staff.map((one) => ({ ...one, active: true })))).verdict, 'kept');
  assert.ok(few.periods.every(({ verdict }) => verdict === 'no-data'));
});

test('[S8] a statement has no verdict, but the evidence that is attached to it', async (t) => {
  const desk = await openDesk(t, LETTER);
  const published = desk.house.book.published();
  const { id: staffId } = await desk.db
    .transaction()
    .execute((tx) => createStaff(tx, { name: '合规员', role: 'manager', unitId: 1 }));
  const caller = { ...colleague('合规员'), staffId, keyId: null } as never;
  const piece = {
    kind: 'link',
    text: '规则',
    count: 1,
    happenedAt: NOW - MINUTE,
    link: 'https://a.example/x',
  } as const;
  const record = (clause: string, more = {}) =>
    attach(desk.db, published, clause, { ...piece, ...more }, caller, NOW);
  await assert.rejects(record('answer'), Refusal);
  await assert.rejects(record('privacy', { kind: 'count' }), Refusal);
  await assert.rejects(record('privacy', { happenedAt: NOW + MINUTE }), Refusal);
  const { items } = await record('privacy');
  const seen = await clauseOf(desk, 'privacy');
  assert.deepEqual([seen.measured, seen.verdict, seen.attached!.count], [false, 'no-data', 1]);
  assert.match(seen.said!, /^不计量；已附证据 1 份，最近记于 /);
  await assert.rejects(detach(desk.db, published, 'answer', items[0]!.id, '错', caller), Refusal);
  assert.equal((await detach(desk.db, published, 'privacy', items[0]!.id, '错', caller)).count, 0);
  assert.equal((await clauseOf(desk, 'privacy')).said, '不计量；尚未附上证据');
});
