import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import { at, colleague, openDesk } from '../../../test/desk.ts';
import type { RefusalCode } from '../../platform/refusal.ts';
import { openPool } from '../../platform/sql.ts';
import { dossier } from './read.ts';
import { receive } from './receive.ts';

const refused = (code: RefusalCode, clause?: string) => (error: unknown) => {
  const { code: told, details } = error as { code: string; details: { clause?: string } };
  assert.equal(told, code);
  if (clause !== undefined) assert.equal(details.clause, clause);
  return true;
};

const LETTER = `
pledge: 1
title: 承诺书
promisor: { name: 测试机构, type: enterprise }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - { id: first, text: 首次响应, measure: first-response, limit: 30m }
  - { id: answer, text: 办结, measure: resolution, limit: 5wd }
  - { id: complaint, text: 投诉办结, measure: resolution, limit: 1wd, scope: { kind: complaint } }
  - { id: together, text: 协同, measure: coordination, limit: 4h }
  - { id: again, text: 二次复核, measure: second-review, limit: 3wd }
  - { id: tech, text: 技术部办结, measure: resolution, limit: 2wd, scope: { unit: 技术部 } }
  - { id: two, text: 双复核, measure: double-review, scope: { complexity: major } }
  - { id: replied, text: 件件有回应, measure: answered, target: 100% }
`;

test('[F2] receiving a case is one round trip', async (t) => {
  const { house, url } = await openDesk(t, LETTER);
  let statements = 0;
  const counted = new Kysely({
    dialect: new PostgresDialect({ pool: openPool(url) }),
    log: () => {
      statements++;
    },
  });
  t.after(() => counted.destroy());
  await receive(
    { ...house, db: counted as typeof house.db },
    { body: '打不开', consent: true },
    at('2026-03-02 09:00'),
  );
  assert.equal(statements, 1);
});

test('the same key is the same case; the same key for something else is refused', async (t) => {
  const { receive: take, db } = await openDesk(t, LETTER);
  const first = await take({ idempotencyKey: 'k' }, '2026-03-02 09:00');
  const again = await take({ idempotencyKey: 'k' }, '2026-03-02 09:05');
  assert.deepEqual([again.number, again.accessCode], [first.number, first.accessCode]);
  await assert.rejects(
    take({ idempotencyKey: 'k', body: '另一件' }, '2026-03-02 09:06'),
    refused('idempotency-conflict'),
  );
  const rows = await db.selectFrom('cases').select('id').execute();
  assert.equal(rows.length, 1);
});

test('two submissions with one key at the same time are one case', async (t) => {
  const { receive: take, db } = await openDesk(t, LETTER);
  const receipts = await Promise.all(
    Array.from({ length: 8 }, () => take({ idempotencyKey: 'k' }, '2026-03-02 09:00')),
  );
  assert.equal(new Set(receipts.map(({ number }) => number)).size, 1);
  assert.equal((await db.selectFrom('case_event').select('seq').execute()).length, 1);
});

const states = async (desk: Awaited<ReturnType<typeof openDesk>>, number: string, moment: string) => {
  const found = (await dossier(desk.house, number, at(moment)))!;
  return Object.fromEntries(
    found.clocks.map(({ clause, round, state }) => [round === 1 ? clause : `${clause} ${round}`, state]),
  );
};

test('[F2] the five steps, each with its event, in order only', async (t) => {
  const desk = await openDesk(t, LETTER);
  const { number } = await desk.receive({}, '2026-03-02 09:00');
  await assert.rejects(desk.step(number, 'archive', '2026-03-02 09:01'), refused('step-not-open'));
  await desk.step(number, 'register', '2026-03-02 09:05');
  await assert.rejects(desk.step(number, 'register', '2026-03-02 09:06'), refused('step-not-open'));
  await desk.step(number, 'dispatch', '2026-03-02 09:10', { unit: '客服部' });
  await desk.step(number, 'start', '2026-03-02 09:15');
  await desk.step(number, 'reply', '2026-03-02 09:30', { body: '已经改好' });
  await desk.step(number, 'archive', '2026-03-03 09:00');
  const { events, messages } = (await dossier(desk.house, number, at('2026-03-03 10:00')))!;
  assert.deepEqual(
    events.filter(({ type }) => type !== 'reclassified').map(({ type }) => type),
    ['received', 'registered', 'dispatched', 'started', 'replied', 'archived'],
  );
  assert.deepEqual(
    messages.map(({ step, body }) => [step, body]),
    [['replied', '已经改好']],
  );
  assert.deepEqual(await states(desk, number, '2026-03-03 10:00'), { first: 'kept', answer: 'kept' });
});

test('[F9] a major case is not answered without two reviews by two people', async (t) => {
  const desk = await openDesk(t, LETTER);
  const { number } = await desk.receive({}, '2026-03-02 09:00');
  await desk.step(number, 'register', '2026-03-02 09:05');
  await desk.step(number, 'reclassify', '2026-03-02 09:06', { fields: { complexity: 'major' } });
  await desk.step(number, 'dispatch', '2026-03-02 09:10', { unit: '技术部' });
  const reply = () => desk.step(number, 'reply', '2026-03-02 11:00', { body: '结果' });
  await assert.rejects(reply(), refused('gate-not-met', 'two'));
  await desk.step(number, 'review', '2026-03-02 10:00', {}, colleague('a'));
  await assert.rejects(
    desk.step(number, 'review', '2026-03-02 10:01', {}, colleague('a')),
    refused('step-not-open'),
  );
  await assert.rejects(reply(), refused('gate-not-met', 'two'));
  await desk.step(number, 'review', '2026-03-02 10:02', {}, colleague('b'));
  await reply();
});

test('the clock stands still while the case waits for the user, whose message makes it go on', async (t) => {
  const desk = await openDesk(t, LETTER);
  const receipt = await desk.receive({ kind: 'complaint' }, '2026-03-02 09:00');
  const { number } = receipt;
  await desk.step(number, 'wait', '2026-03-03 10:00', { reason: 'need-document', body: '请寄来回单' });
  await assert.rejects(
    desk.step(number, 'wait', '2026-03-03 10:01', { reason: 'user-asked' }),
    refused('step-not-open'),
  );
  assert.equal(
    (await states(desk, number, '2026-03-20 10:00')).complaint,
    'running',
    'no verdict while it waits',
  );
  await desk.user(receipt, 'message', '2026-03-05 10:00', { body: '回单在这里' });
  const found = (await dossier(desk.house, number, at('2026-03-05 10:01')))!;
  assert.equal(found.clocks.find(({ clause }) => clause === 'complaint')!.dueAt, at('2026-03-05 17:30'));
  assert.equal((await states(desk, number, '2026-03-05 17:31')).complaint, 'broken');
});

test('[C1] relabelling never removes a breach, and a change of unit does not move the clock of the user', async (t) => {
  const desk = await openDesk(t, LETTER);
  const { number } = await desk.receive({ kind: 'complaint' }, '2026-03-02 09:00');
  await desk.step(number, 'register', '2026-03-02 09:05');
  await desk.step(number, 'dispatch', '2026-03-02 09:10', { unit: '技术部' });
  await desk.step(number, 'dispatch', '2026-03-02 16:00', { unit: '运营部' });
  const moved = await states(desk, number, '2026-03-02 17:00');
  assert.deepEqual([moved.answer, moved.complaint, moved.tech], ['running', 'running', 'cancelled']);
  await desk.step(number, 'reclassify', '2026-03-04 09:00', { fields: { kind: 'enquiry' } });
  assert.equal((await states(desk, number, '2026-03-04 09:01')).complaint, 'broken');
});

test('[Q2] each appeal has its own clock, and the first verdict stands', async (t) => {
  const desk = await openDesk(t, LETTER);
  const receipt = await desk.receive({}, '2026-03-02 09:00');
  const { number } = receipt;
  await assert.rejects(
    desk.user(receipt, 'appeal', '2026-03-02 09:01', { body: '不满意' }),
    refused('step-not-open'),
  );
  await desk.step(number, 'register', '2026-03-02 09:05');
  await desk.step(number, 'dispatch', '2026-03-02 09:10', { unit: '客服部' });
  await desk.step(number, 'reply', '2026-03-02 11:00', { body: '答复' });
  await desk.user(receipt, 'rate', '2026-03-02 12:00', { score: 1, solved: false });
  await assert.rejects(
    desk.user(receipt, 'rate', '2026-03-02 12:01', { score: 5, solved: true }),
    refused('already-rated'),
  );
  await desk.user(receipt, 'appeal', '2026-03-02 12:02', { body: '没有解决' });
  assert.deepEqual(await states(desk, number, '2026-03-02 12:03'), {
    first: 'broken',
    answer: 'kept',
    again: 'running',
  });
  await desk.step(number, 'reply', '2026-03-10 09:00', { body: '再次答复' });
  await desk.user(receipt, 'appeal', '2026-03-10 12:02', { body: '还是没有' });
  assert.deepEqual(await states(desk, number, '2026-03-10 12:03'), {
    first: 'broken',
    answer: 'kept',
    again: 'broken',
    'again 2': 'running',
  });
  await assert.rejects(
    desk.user(receipt, 'rate', '2026-03-10 13:00', { score: 1, solved: false }),
    refused('step-not-open'),
  );
});

test('[F7] one clock for each request for coordination', async (t) => {
  const desk = await openDesk(t, LETTER);
  const { number } = await desk.receive({}, '2026-03-02 09:00');
  await desk.step(number, 'register', '2026-03-02 09:05');
  await desk.step(number, 'dispatch', '2026-03-02 09:10', { unit: '技术部' });
  await assert.rejects(
    desk.step(number, 'coordinate', '2026-03-02 09:11', { body: '好' }),
    refused('step-not-open'),
  );
  await desk.step(number, 'request-coordination', '2026-03-02 09:20');
  await assert.rejects(
    desk.step(number, 'request-coordination', '2026-03-02 09:21'),
    refused('step-not-open'),
  );
  await desk.step(number, 'coordinate', '2026-03-02 10:00', { body: '已协同' });
  await desk.step(number, 'request-coordination', '2026-03-02 10:30');
  const found = await states(desk, number, '2026-03-02 15:00');
  assert.deepEqual([found.together, found['together 2']], ['kept', 'broken']);
});

test('withdrawn and merged cases keep their breaches and start nothing new', async (t) => {
  const desk = await openDesk(t, LETTER);
  const one = await desk.receive({}, '2026-03-02 09:00');
  const other = await desk.receive({}, '2026-03-02 09:00');
  await desk.user(one, 'withdraw', '2026-03-02 09:40');
  assert.deepEqual(await states(desk, one.number, '2026-04-01 09:00'), {
    first: 'broken',
    answer: 'cancelled',
  });
  await assert.rejects(
    desk.user(one, 'message', '2026-03-02 09:41', { body: '等等' }),
    refused('step-not-open'),
  );
  await assert.rejects(
    desk.step(other.number, 'merge', '2026-03-02 09:41', { into: one.number }),
    refused('unknown-case'),
  );
  await assert.rejects(
    desk.step(other.number, 'merge', '2026-03-02 09:41', { into: other.number }),
    refused('bad-request'),
  );
  const third = await desk.receive({}, '2026-03-02 09:00');
  await desk.step(other.number, 'merge', '2026-03-02 09:20', { into: third.number });
  assert.deepEqual(await states(desk, other.number, '2026-04-01 09:00'), {
    first: 'cancelled',
    answer: 'cancelled',
  });
});

test('a wrong code and a wrong number are answered alike', async (t) => {
  const desk = await openDesk(t, LETTER);
  const receipt = await desk.receive({}, '2026-03-02 09:00');
  await assert.rejects(
    desk.user({ ...receipt, accessCode: 'AAAAAAAA' }, 'withdraw', '2026-03-02 09:40'),
    refused('not-found'),
  );
  await assert.rejects(
    desk.user({ ...receipt, number: 'JN-2603-AAAAAA' }, 'withdraw', '2026-03-02 09:40'),
    refused('not-found'),
  );
});

test('an event never changes', async (t) => {
  const desk = await openDesk(t, LETTER);
  await desk.receive({}, '2026-03-02 09:00');
  await assert.rejects(desk.db.deleteFrom('case_event').execute(), /never changes/);
});
