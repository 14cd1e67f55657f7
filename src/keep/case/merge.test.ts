import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, openDesk } from '../../../test/desk.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { clocksOf } from './clock.ts';
import { historyOf } from './history.ts';
import { dossier, readAsUser } from './read.ts';

const LETTER = `
pledge: 1
title: 承诺书
promisor: { name: 测试机构, type: enterprise }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - { id: first, text: 首次响应, measure: first-response, limit: 30m }
  - { id: answer, text: 办结, measure: resolution, limit: 5wd }
  - { id: complaint, text: 投诉办结, measure: resolution, limit: 1wd, scope: { kind: complaint } }
  - { id: replied, text: 件件有回应, measure: answered, target: 100% }
`;

type Desk = Awaited<ReturnType<typeof openDesk>>;

const rowOf = (desk: Desk, number: string) =>
  desk.db.selectFrom('cases').selectAll().where('number', '=', number).executeTakeFirstOrThrow();

const carriedOf = async (desk: Desk, number: string) => {
  const { id } = await rowOf(desk, number);
  const rows = await desk.db
    .selectFrom('clock')
    .select(['clause_id', 'state', 'carried_state', 'carried_due_at'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', id)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.clause_id, [row.state, row.carried_state]]));
};

const answer = async (desk: Desk, number: string, moment: string) => {
  await desk.step(number, 'register', moment);
  await desk.step(number, 'dispatch', moment, { unit: '技术部' });
  await desk.step(number, 'reply', moment, { body: '站台的扶梯已经修好。' });
};

test('[F3] thirty submitters of one matter are merged: each is answered by own number and code', async (t) => {
  const desk = await openDesk(t, LETTER);
  const host = await desk.receive({ body: '扶梯坏了' }, '2026-03-02 09:00');
  const others = [];
  for (let minute = 1; minute <= 30; minute++) {
    const moment = `2026-03-02 09:${String(minute).padStart(2, '0')}`;
    const other = await desk.receive({ body: `扶梯坏了，第 ${minute} 位` }, moment);
    await desk.step(other.number, 'merge', moment, { into: host.number });
    others.push(other);
  }
  await answer(desk, host.number, '2026-03-02 10:00');
  for (const { number, accessCode } of others) {
    const view = await readAsUser(desk.house, number, accessCode, at('2026-03-02 10:01'), 'zh');
    assert.equal(view.stage, 'merged');
    assert.deepEqual(
      view.messages.map(({ author, step }) => [author, step]),
      [
        ['system', null],
        ['staff', 'replied'],
      ],
    );
  }
  for (const { number } of others) await desk.step(number, 'unmerge', '2026-03-02 11:00');
  for (const { number } of others) {
    const { events, state, clocks, terms } = (await dossier(desk.house, number, at('2026-03-20 11:00')))!;
    assert.equal(state.stage, 'received');
    const never = events.filter(({ type }) => type !== 'merged' && type !== 'unmerged');
    assert.deepEqual(
      clocks,
      clocksOf(historyOf(never), terms!.clocks, terms!.calendar, at('2026-03-20 11:00')),
      'after it is undone a merge leaves no trace in what was promised',
    );
    const { carried_state } = await desk.db
      .selectFrom('clock')
      .select(({ fn }) => fn.count<number>('carried_state').as('carried_state'))
      .where('case_id', '=', (await rowOf(desk, number)).id)
      .executeTakeFirstOrThrow();
    assert.equal(carried_state, 0);
  }
});

test('[F3] the earliest promise leads the case that goes on, and what is missed stays to be seen', async (t) => {
  const desk = await openDesk(t, LETTER);
  const host = await desk.receive({ kind: 'enquiry' }, '2026-03-02 09:00');
  const complaint = await desk.receive({ kind: 'complaint' }, '2026-03-02 09:10');
  await desk.step(host.number, 'respond', '2026-03-02 09:05', { body: '已收到。' });
  assert.equal((await rowOf(desk, host.number)).next_due_at, at('2026-03-09 17:30'));
  await desk.step(complaint.number, 'merge', '2026-03-02 09:20', { into: host.number });
  assert.equal((await rowOf(desk, host.number)).next_due_at, at('2026-03-02 09:40'), 'its first response');
  await desk.step(host.number, 'respond', '2026-03-02 09:30', { body: '两位都已收到。' });
  assert.equal((await rowOf(desk, host.number)).next_due_at, at('2026-03-03 17:30'), 'the complaint');
  await answer(desk, host.number, '2026-03-05 10:00');
  assert.deepEqual(await carriedOf(desk, complaint.number), {
    first: ['cancelled', 'kept'],
    answer: ['cancelled', 'kept'],
    complaint: ['cancelled', 'broken'],
  });
});

test('[F3] a chain of merges carries on through every link', async (t) => {
  const desk = await openDesk(t, LETTER);
  const [a, b, c] = [
    await desk.receive({ kind: 'complaint' }, '2026-03-02 09:00'),
    await desk.receive({ kind: 'complaint' }, '2026-03-02 09:01'),
    await desk.receive({ kind: 'enquiry' }, '2026-03-02 09:02'),
  ];
  await desk.step(a.number, 'merge', '2026-03-02 09:10', { into: b.number });
  await desk.step(b.number, 'merge', '2026-03-02 09:20', { into: c.number });
  assert.equal((await rowOf(desk, c.number)).next_due_at, at('2026-03-02 09:30'));
  await answer(desk, c.number, '2026-03-02 09:25');
  assert.deepEqual((await carriedOf(desk, a.number)).first, ['cancelled', 'kept']);
  await desk.step(b.number, 'unmerge', '2026-03-02 12:00');
  assert.equal(
    (await rowOf(desk, b.number)).next_due_at,
    at('2026-03-02 09:30'),
    'overdue as it would have been',
  );
  assert.deepEqual((await carriedOf(desk, a.number)).first, ['cancelled', 'broken']);
});

test('two cases merged into each other at the same moment: one goes on', async (t) => {
  const desk = await openDesk(t, LETTER);
  const one = await desk.receive({}, '2026-03-02 09:00');
  const two = await desk.receive({}, '2026-03-02 09:00');
  const results = await Promise.allSettled([
    desk.step(one.number, 'merge', '2026-03-02 09:01', { into: two.number }),
    desk.step(two.number, 'merge', '2026-03-02 09:01', { into: one.number }),
  ]);
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});
