import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { type App, openApp } from '../../../test/app.ts';
import { formatInstant, HOUR, now } from '../../platform/time.ts';
import { readPledge } from '../pledge/read.ts';
import { createDraft, publishDraft } from '../pledge/store.ts';
import { proves } from './deed.ts';
import type { DutyClause } from './duty.ts';

const LAST_YEAR = Number(formatInstant(now(), 'Asia/Shanghai').slice(0, 4)) - 1;

const LETTER = `
pledge: 1
title: 回访与抽查
promisor: { name: 某单位, type: enterprise }
effective: { from: ${LAST_YEAR}-01-01 }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: calls, text: '每年回访{{count}}名用户', measure: duty, activity: 用户回访, every: year, count: 20, owner: 客服部 }
  - { id: checks, text: '每年抽查投诉{{count}}件', measure: duty, activity: 投诉抽查, every: year, count: 2, scope: { kind: complaint } }
  - { id: report, text: '每年发布回访报告', measure: duty, activity: 用户回访报告, every: year, count: 1, evidence: [report] }
`;

async function openWithCalls(t: TestContext): Promise<App> {
  const app = await openApp(t);
  const reading = readPledge(LETTER);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  await app.db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: now() - 1000 * 24 * HOUR, staffId: null });
  });
  await app.house.book.refresh();
  return app;
}

/** A case of this kind that was answered. */
async function answered(app: App, agent: Record<string, string>, kind: string): Promise<string> {
  const { body } = await app.ask('POST', '/cases', {
    body: '转账以后对方没有收到。',
    channel: 'web',
    kind,
    consent: true,
  });
  const step = async (action: string, said: object = {}) => {
    const { status, body: answer } = await app.ask(
      'POST',
      `/staff/cases/${body.number}/${action}`,
      said,
      agent,
    );
    assert.ok(status < 300, `${action}: ${JSON.stringify(answer)}`);
  };
  await step('register');
  await step('dispatch', { unit: '客服部' });
  await step('start');
  await step('reply', { body: '款项已退回。' });
  return body.number;
}

const missing = async (app: App, agent: Record<string, string>) => {
  const { body } = await app.ask('GET', '/staff/duties', undefined, agent);
  return Object.fromEntries(
    body.items.map((duty: { clause: string; current: { missing: number } }) => [
      duty.clause,
      duty.current.missing,
    ]),
  );
};

test('[Q3] a follow-up of a case is evidence of the calls that were promised; each case counts once', async (t) => {
  const app = await openWithCalls(t);
  const agent = await app.session('agent');
  const [one, two] = [await answered(app, agent, 'enquiry'), await answered(app, agent, 'complaint')];
  assert.deepEqual(await missing(app, agent), { calls: 20, checks: 2, report: 1 });
  await app.ask('POST', `/staff/cases/${one}/follow-up`, { note: '用户满意' }, agent);
  await app.ask('POST', `/staff/cases/${two}/follow-up`, {}, agent);
  assert.deepEqual(await missing(app, agent), { calls: 18, checks: 2, report: 1 });
  await app.ask('POST', `/staff/cases/${two}/follow-up`, {}, agent);
  assert.deepEqual(await missing(app, agent), { calls: 18, checks: 2, report: 1 });
  const { body } = await app.ask('GET', '/staff/duties/calls', undefined, agent);
  assert.deepEqual(
    body.items[0].evidence.map((piece: { case: string; count: number; kind: string; late: boolean }) => [
      piece.case,
      piece.count,
      piece.kind,
      piece.late,
    ]),
    [
      [one, 1, 'count', false],
      [two, 1, 'count', false],
    ],
  );
  // Taken back by mistake, the case may count again.
  const path = `/staff/duties/evidence/${body.items[0].evidence[1].id}/retraction`;
  await app.ask('POST', path, { reason: '打错了电话' }, agent);
  assert.equal((await missing(app, agent)).calls, 19);
  await app.ask('POST', `/staff/cases/${two}/follow-up`, {}, agent);
  assert.equal((await missing(app, agent)).calls, 18);
});

test('a spot check counts for cases in the scope of the duty alone', async (t) => {
  const app = await openWithCalls(t);
  const agent = await app.session('agent');
  const manager = await app.session('manager');
  const [one, two] = [await answered(app, agent, 'enquiry'), await answered(app, agent, 'complaint')];
  for (const number of [one, two]) await app.ask('POST', `/staff/cases/${number}/inspect`, {}, manager);
  assert.deepEqual(await missing(app, agent), { calls: 20, checks: 1, report: 1 });
});

test('the event and its evidence commit together or not at all, and an event is evidence once', async (t) => {
  const app = await openWithCalls(t);
  const agent = await app.session('agent');
  const number = await answered(app, agent, 'enquiry');
  await app.ask('POST', `/staff/cases/${number}/follow-up`, {}, agent);
  await assert.rejects(
    sql`insert into duty_evidence (org_id, clause_id, kind, text, count, happened_at, case_number, case_event)
      select org_id, clause_id, kind, text, count, happened_at, case_number, case_event from duty_evidence`.execute(
      app.db,
    ),
    /duty_evidence_by_event/,
  );
  await sql`alter table duty_evidence add constraint closed check (case_number is null) not valid`.execute(
    app.db,
  );
  const other = await answered(app, agent, 'enquiry');
  const { status } = await app.ask('POST', `/staff/cases/${other}/follow-up`, {}, agent);
  assert.equal(status, 500);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from case_event where type = 'followed_up'`.execute(app.db);
  assert.equal(rows[0]!.n, 1);
});

test('a deed proves what is called so, and neither other checks nor what asks for a report', () => {
  const duty = (activity: string, more: object = {}) =>
    ({ measure: 'duty', activity, every: 'month', count: 1, scope: {}, ...more }) as unknown as DutyClause;
  const deed = (type: string) => ({ type, fields: { kind: 'complaint' } }) as const;
  for (const activity of ['用户回访', '电话回访', 'Follow-up calls'])
    assert.ok(proves(deed('followed_up'), duty(activity)), activity);
  for (const activity of ['投诉卷宗抽查', '工单抽检', 'Spot checks of cases'])
    assert.ok(proves(deed('inspected'), duty(activity)), activity);
  for (const activity of ['消防安全抽查', '网点卫生抽查', '质量检查', '用户回访'])
    assert.ok(!proves(deed('inspected'), duty(activity)), activity);
  assert.ok(!proves(deed('replied'), duty('用户回访')));
  assert.ok(!proves(deed('followed_up'), duty('用户回访', { evidence: ['report', 'minutes'] })));
  assert.ok(!proves(deed('followed_up'), duty('用户回访', { scope: { kind: ['enquiry'] } })));
});
