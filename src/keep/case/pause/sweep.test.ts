import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, openDesk } from '../../../../test/desk.ts';
import { sweepPauses } from './sweep.ts';

const LETTER = `
pledge: 1
title: 承诺书
promisor: { name: 测试机构, type: enterprise }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: answer, text: 办结, measure: resolution, limit: 48h }
`;

const typesOf = (desk: Awaited<ReturnType<typeof openDesk>>, number: string) =>
  desk.db
    .selectFrom('case_event')
    .innerJoin('cases', 'cases.id', 'case_event.case_id')
    .select(['case_event.type', 'case_event.actor', 'case_event.at'])
    .where('number', '=', number)
    .orderBy('seq')
    .execute();

test('a pause is reminded of at half and ends by itself at the end, once, whoever sweeps', async (t) => {
  const desk = await openDesk(t, LETTER);
  const one = await desk.receive({ contact: { email: 'u@example.cn' } }, '2026-03-02 09:00');
  const other = await desk.receive({}, '2026-03-02 09:00');
  await desk.step(one.number, 'wait', '2026-03-02 10:00', { reason: 'need-document' });
  await desk.step(other.number, 'wait', '2026-03-02 10:00', { reason: 'user-asked' });
  const sweep = (moment: string) => sweepPauses(desk.house, () => at(moment));
  assert.deepEqual(await sweep('2026-03-09 21:59'), { reminded: 0, ended: 0 });
  await desk.user(other, 'message', '2026-03-09 21:59', { body: '补充好了' });
  const half = await Promise.all([sweep('2026-03-09 22:00'), sweep('2026-03-09 22:00')]);
  assert.equal(half[0].reminded + half[1].reminded, 1);
  assert.deepEqual(await sweep('2026-03-17 09:59'), { reminded: 0, ended: 0 });
  const end = await Promise.all([
    sweep('2026-03-17 10:00'),
    sweep('2026-03-17 10:00'),
    sweep('2026-03-17 10:00'),
  ]);
  assert.equal(
    end.reduce((sum, { ended }) => sum + ended, 0),
    1,
  );
  const events = await typesOf(desk, one.number);
  assert.deepEqual(
    events.map(({ type, actor }) => [type, actor]),
    [
      ['received', 'user'],
      ['waiting_user', 'staff'],
      ['resumed', 'system'],
    ],
  );
  const notices = await desk.db
    .selectFrom('notice')
    .select('template')
    .where('template', 'in', ['question', 'question-again'])
    .where('recipient', 'like', 'user %')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    notices.map(({ template }) => template),
    ['question', 'question', 'question-again'],
  );
  const clock = await desk.db
    .selectFrom('clock')
    .innerJoin('cases', 'cases.id', 'clock.case_id')
    .select(['due_at', 'paused'])
    .where('number', '=', one.number)
    .executeTakeFirstOrThrow();
  assert.equal(clock.due_at, at('2026-03-19 09:00'), '47 hours were left');
  assert.equal(clock.paused, false);
});
