import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { remindOfUrges } from '../../src/keep/case/ladder/remind.ts';
import { urgeByLadder } from '../../src/keep/case/ladder/urge.ts';
import { sweep } from '../../src/keep/case/sweep.ts';
import { DAY, HOUR, MINUTE, now } from '../../src/platform/time.ts';
import { type App, openApp } from '../app.ts';

const told = async ({ db }: Pick<App, 'db'>, template: string) =>
  (
    await db
      .selectFrom('notice')
      .select(['recipient', 'data'])
      .where('template', '=', template as 'clock')
      .orderBy('id')
      .execute()
  ).map(({ recipient, data }) => `${data.percent ?? data.document} ${recipient}`);

async function opened(t: Parameters<typeof openApp>[0]) {
  const app = await openApp(t);
  const agent = await app.session('agent', '技术部');
  const manager = await app.session('manager', '技术部');
  const leader = await app.session('manager');
  const admin = await app.session('administrator');
  const other = await app.session('agent', '运营部');
  const key = await app.key('agent');
  const { body } = await app.ask('POST', '/cases', { body: '手机银行闪退', consent: true });
  const number: string = body.number;
  await app.ask('POST', `/staff/cases/${number}/register`, {}, key);
  const people = app.house.staff();
  const id = (name: string) => people.find((one) => one.name.startsWith(name))!.id;
  await app.ask('POST', `/staff/cases/${number}/dispatch`, { unit: '技术部', assignee: id('agent 1') }, key);
  return { ...app, agent, manager, leader, admin, other, key, number, id, receivedAt: now() };
}

test('[F2] the ladder: who has the case, the unit, its head, those who lead, each once, and a notice to be answered', async (t) => {
  const app = await opened(t);
  const { house, ask, admin, number, id } = app;
  // The case is held to the shipped letter; one of its clauses is told by a ladder of its own.
  const view = (await ask('GET', '/staff/ladder', undefined, admin)).body;
  assert.deepEqual(
    view.rungs.map(({ percent, tells, urges }: { percent: number; tells: string[]; urges: boolean }) => [
      percent,
      tells.join(),
      urges,
    ]),
    [
      [50, 'assignee', false],
      [80, 'assignee,unit', false],
      [100, 'head', false],
      [150, 'head,leadership', true],
    ],
  );
  for (const clause of view.clauses)
    await ask(
      'PUT',
      `/staff/ladder/${clause.id}`,
      { rungs: [{ percent: 50, tells: [], urges: false }] },
      admin,
    );
  const { id: clause } = (await app.db
    .selectFrom('clock')
    .select('clause_id as id')
    .where('measure', '=', 'first-response')
    .executeTakeFirstOrThrow())!;
  const usual = await ask('PUT', `/staff/ladder/${clause}`, { rungs: [] }, admin);
  assert.equal(usual.status, 200);
  assert.equal((await ask('PUT', '/staff/ladder/none-such', { rungs: [] }, admin)).status, 404);
  assert.equal((await ask('PUT', '/staff/ladder/*', { rungs: [] }, app.manager)).status, 403);

  const clock = await app.db
    .selectFrom('clock')
    .select(['started_at', 'due_at'])
    .where('clause_id', '=', clause)
    .executeTakeFirstOrThrow();
  const length = clock.due_at - clock.started_at;
  const sweepAt = async (share: number) => {
    const moment = clock.started_at + share * length;
    await Promise.all([sweep(house, () => moment), sweep(house, () => moment)]);
    await Promise.all([urgeByLadder(house, () => moment), urgeByLadder(house, () => moment)]);
  };
  for (const share of [0.5, 0.6, 0.8, 1.01, 1.49]) await sweepAt(share);
  const [worker, head, leader] = ['agent 1', 'manager 2', 'manager 3'].map((name) => `staff ${id(name)}`);
  const boss = `staff ${id('administrator')}`;
  const unit = `unit ${house.units().find(({ name }) => name === '技术部')!.id}`;
  const first = [`50 ${worker}`, `80 ${worker}`, `80 ${unit}`, `100 ${head}`];
  assert.deepEqual(await told(app, 'clock'), first);
  assert.deepEqual(await told(app, 'urged'), []);
  await sweepAt(1.51);
  await sweepAt(3);
  const climbed = (await told(app, 'clock')).slice(first.length);
  assert.deepEqual(climbed.toSorted(), [`150 ${boss}`, `150 ${head}`, `150 ${leader}`].toSorted());
  const [urged] = (await ask('GET', `/staff/cases/${number}/urges`, undefined, app.agent)).body.items;
  assert.deepEqual([urged.cause, urged.unit, urged.mayAnswer], ['ladder', '技术部', true]);
  assert.match(urged.document, /^督〔\d{4}〕1号$/);
  assert.match(urged.reason, /150%/);
  const { events } = (await ask('GET', `/staff/cases/${number}`, undefined, app.agent)).body;
  assert.equal(events.filter(({ type }: { type: string }) => type === 'urged').length, 1);
});

test('[F2] a manager urges a unit in writing; it answers in its own time; figures and paper say so', async (t) => {
  const app = await opened(t);
  const { house, ask, number, manager, agent, other, key } = app;
  const before = (await ask('GET', `/staff/cases/${number}`, undefined, agent)).body.clocks;
  const path = `/staff/cases/${number}/urges`;
  assert.equal((await ask('POST', path, { reason: '请加快。' }, agent)).status, 403);
  assert.equal((await ask('POST', path, { reason: '请加快。', limit: '90d' }, manager)).status, 400);
  const issued = await ask('POST', path, { reason: '用户已来电三次，请说明原因。', limit: '4h' }, manager);
  assert.equal(issued.status, 201);
  const [urge] = issued.body.items;
  assert.deepEqual([urge.state, urge.issuedBy, urge.mayAnswer], ['open', 'manager 2', true]);
  await ask('POST', path, { reason: '再催一次。' }, manager);

  await remindOfUrges(house, now() + HOUR);
  assert.deepEqual(await told(app, 'urge-reminder'), []);
  await remindOfUrges(house, now() + 2 * HOUR + MINUTE);
  await remindOfUrges(house, now() + 3 * HOUR);
  assert.equal((await told(app, 'urge-reminder')).length, 2, 'who has it, and the unit');
  await remindOfUrges(house, now() + 5 * HOUR);
  await remindOfUrges(house, now() + 6 * HOUR);
  const late = (await told(app, 'urge-late')).filter((one) => one.startsWith(urge.document));
  assert.equal(late.length, 2, 'the unit and its head, who issued it');

  assert.equal((await ask('POST', `${path}/${urge.id}/answer`, { body: '已修复。' }, other)).status, 403);
  const answered = await ask(
    'POST',
    `${path}/${urge.id}/answer`,
    { body: '缺件，今日到货。\n明日修复。' },
    agent,
  );
  assert.deepEqual(
    answered.body.items.map(({ state }: { state: string }) => state),
    ['open', 'in-time'],
  );
  assert.equal((await ask('POST', `${path}/${urge.id}/answer`, { body: '又' }, agent)).status, 409);
  const after = (await ask('GET', `/staff/cases/${number}`, undefined, agent)).body.clocks;
  assert.deepEqual(after, before, 'the clocks of the user do not care');
  const figures = (await ask('GET', '/staff/urges/figures', undefined, key)).body;
  assert.deepEqual(figures.units, [{ unit: '技术部', issued: 2, open: 1, overdue: 0, inTime: 1, late: 0 }]);
  const list = (await ask('GET', '/staff/urges?open=true', undefined, key)).body;
  assert.deepEqual(
    list.items.map(({ document }: { document: string }) => /〕(\d+)号/.exec(document)![1]),
    ['2'],
  );
  const page = await ask('GET', `/staff/urges/${urge.id}.html`, undefined, key);
  assert.match(
    page.body,
    /<h1 class="title">督办函<\/h1>[\s\S]*技术部：[\s\S]*用户已来电三次[\s\S]*明日修复。/,
  );
  const file = await app.server.inject({ url: `/api/v1/staff/urges/${urge.id}.docx`, headers: key });
  const words = strFromU8(unzipSync(file.rawPayload)['word/document.xml']!);
  assert.match(words, /督办函[\s\S]*缺件，今日到货。/);
});

test('a case that was withdrawn is urged no more, by nobody', async (t) => {
  const app = await opened(t);
  const { house, ask, number, manager, key } = app;
  const due = now() + 2 * DAY;
  await sweep(house, () => due);
  await ask('POST', `/staff/cases/${number}/withdraw`, {}, key);
  await sweep(house, () => due + 60 * DAY);
  assert.equal(await urgeByLadder(house, () => due + 60 * DAY), 0);
  assert.equal((await ask('POST', `/staff/cases/${number}/urges`, { reason: '催' }, manager)).status, 409);
});
