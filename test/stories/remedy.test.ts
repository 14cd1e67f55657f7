import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type App, openApp } from '../app.ts';

type Who = Readonly<Record<string, string>>;

async function complain(app: App) {
  const { body } = await app.ask('POST', '/cases', {
    body: '转账手续费收了两次，要求退还',
    kind: 'complaint',
    channel: 'web',
    consent: true,
  });
  return body as { number: string; accessCode: string };
}

const propose = (app: App, number: string, remedy: object, who: Who) =>
  app.ask('POST', `/staff/cases/${number}/remedies`, remedy, who);

const decide = (app: App, number: string, id: number, path: 'approval' | 'refusal', who: Who) =>
  app.ask('POST', `/staff/cases/${number}/remedies/${id}/${path}`, undefined, who);

test('[F10] a refund is proposed, approved by another, promised by a day, delivered, and the user sees it', async (t) => {
  const app = await openApp(t);
  const [agent, other, auditor] = [
    await app.session('agent', '客服部'),
    await app.session('agent', '客服部'),
    await app.session('auditor'),
  ];
  const { number, accessCode } = await complain(app);
  const asUser = () => app.ask('GET', `/cases/${number}?code=${accessCode}`).then(({ body }) => body);

  assert.equal((await propose(app, number, { kind: 'refund' }, agent)).status, 400);
  assert.equal((await propose(app, number, { kind: 'apology', amountFen: 1 }, agent)).status, 400);
  assert.equal((await propose(app, number, { kind: 'refund', amountFen: 0.5 }, agent)).status, 400);
  assert.equal((await propose(app, number, { kind: 'refund', amountFen: 1 }, auditor)).status, 403);
  const made = await propose(
    app,
    number,
    { kind: 'refund', amountFen: 1_250, particulars: '退还重复手续费' },
    agent,
  );
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const [{ id, state, decidable }] = made.body.items;
  assert.deepEqual([state, decidable], ['proposed', false]);
  assert.deepEqual((await asUser()).remedies, []);

  assert.equal((await decide(app, number, id, 'approval', agent)).status, 403);
  const approved = await decide(app, number, id, 'approval', other);
  assert.equal(approved.status, 200, JSON.stringify(approved.body));
  assert.equal(approved.body.items[0].state, 'promised');
  assert.equal((await decide(app, number, id, 'refusal', other)).status, 409);
  const promised = await asUser();
  assert.equal(promised.remedies[0].amountFen, 1_250);
  assert.match(promised.messages.at(-1).body, /退款 12\.50 元，最晚 .*17:30 兑现/);

  const missed = () => app.ask('POST', `/cases/${number}/remedies/${id}/missed?code=${accessCode}`);
  assert.equal((await missed()).status, 409);
  const progress = async () => (await app.server.inject(`/progress/${number}?code=${accessCode}`)).payload;
  assert.match(await progress(), /退款 12\.50 元[\s\S]*前兑现/);
  const deliver = () =>
    app.ask('POST', `/staff/cases/${number}/remedies/${id}/delivery`, { evidence: '银行回单 001' }, agent);
  assert.equal((await deliver()).status, 200);
  assert.equal((await deliver()).status, 409);
  assert.ok((await asUser()).remedies[0].deliveredAt);

  assert.equal((await app.ask('POST', `/cases/${number}/remedies/${id}/missed?code=WRONG`)).status, 404);
  const said = await app.server.inject({
    method: 'POST',
    url: `/progress/${number}/remedy?code=${accessCode}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `id=${id}`,
  });
  assert.equal(said.statusCode, 303);
  assert.equal((await asUser()).remedies[0].missed, true);
  assert.match(await progress(), /您说没有收到/);
  assert.equal((await missed()).status, 409);
  const list = await app.ask('GET', '/staff/remedies?state=missed', undefined, auditor);
  assert.equal(list.body.items[0].id, id);
  assert.equal((await deliver()).status, 200);
  assert.equal((await asUser()).remedies[0].missed, false);
  const told = (await app.db.selectFrom('notice').select('template').execute()).filter(({ template }) =>
    template.startsWith('remedy-'),
  );
  assert.deepEqual(told.map(({ template }) => template).sort(), [
    'remedy-delivered',
    'remedy-delivered',
    'remedy-missed',
    'remedy-promised',
  ]);
});

test('an amount above a limit goes to those whose limit covers it; administrators set the limits', async (t) => {
  const app = await openApp(t);
  const [agent, other, manager, admin] = [
    await app.session('agent'),
    await app.session('agent'),
    await app.session('manager'),
    await app.session('administrator'),
  ];
  const { number } = await complain(app);
  const made = await propose(app, number, { kind: 'compensation', amountFen: 200_01 }, agent);
  const { id } = made.body.items[0];
  const refused = await decide(app, number, id, 'approval', other);
  assert.equal(refused.status, 403);
  assert.match(refused.body.message, /200\.00 元/);
  const rule = { limitsFen: { agent: 0, manager: 100_00, administrator: null }, within: '5wd', active: true };
  const put = (body: object, who: Who) => app.ask('PUT', '/staff/remedies/catalogue/compensation', body, who);
  assert.equal((await put(rule, manager)).status, 403);
  assert.equal((await put({ ...rule, within: 'soon' }, admin)).status, 400);
  assert.equal((await put(rule, admin)).status, 204);
  assert.equal((await decide(app, number, id, 'approval', manager)).status, 403);
  assert.equal((await decide(app, number, id, 'approval', await app.key('administrator'))).status, 403);
  assert.equal((await decide(app, number, id, 'approval', admin)).status, 200);
  await put({ ...rule, active: false }, admin);
  assert.equal((await propose(app, number, { kind: 'compensation', amountFen: 1 }, agent)).status, 400);
});

test('what is not approved never reaches the user; what is late is seen, and counted by month and kind', async (t) => {
  const app = await openApp(t);
  const [agent, manager] = [await app.session('agent'), await app.session('manager')];
  const { number, accessCode } = await complain(app);
  const ids: number[] = [];
  for (const remedy of [
    { kind: 'gift', amountFen: 50_00 },
    { kind: 'apology' },
    { kind: 'refund', amountFen: 12_34 },
  ]) {
    const { body } = await propose(app, number, remedy, agent);
    ids.push(Math.max(...body.items.map(({ id }: { id: number }) => id)));
  }
  await decide(app, number, ids[0]!, 'refusal', manager);
  await decide(app, number, ids[1]!, 'approval', manager);
  await decide(app, number, ids[2]!, 'approval', manager);
  const { body: user } = await app.ask('GET', `/cases/${number}?code=${accessCode}`);
  assert.deepEqual(
    user.remedies.map(({ kind }: { kind: string }) => kind),
    ['apology', 'refund'],
  );
  assert.doesNotMatch(JSON.stringify(user), /remedy_refused|gift/);
  await app.ask(
    'POST',
    `/staff/cases/${number}/remedies/${ids[1]}/delivery`,
    { evidence: '书面致歉' },
    agent,
  );
  await sql`update remedy set due_at = now() - interval '1 day' where id = ${ids[2]}`.execute(app.db);
  const late = await app.ask('GET', '/staff/remedies?state=overdue', undefined, manager);
  assert.deepEqual(
    late.body.items.map(({ id }: { id: number }) => id),
    [ids[2]],
  );
  const { body: counted } = await app.ask('GET', '/staff/remedies/statistics', undefined, manager);
  const row = (kind: string) => counted.items.find((one: { kind: string }) => one.kind === kind);
  assert.deepEqual(
    { ...row('apology'), month: '' },
    { month: '', kind: 'apology', promised: 1, amountFen: 0, delivered: 1, onTime: 1, overdue: 0 },
  );
  assert.deepEqual(
    { ...row('refund'), month: '' },
    { month: '', kind: 'refund', promised: 1, amountFen: 12_34, delivered: 0, onTime: 0, overdue: 1 },
  );
  assert.equal(row('gift'), undefined);
  const { body: table } = await app.ask('GET', '/staff/remedies/statistics.csv', undefined, manager);
  assert.match(table, /,退款,1,12\.34,0,0,1\r\n/);
  assert.equal(
    (await app.ask('GET', '/staff/remedies/statistics?from=2026-02-30', undefined, manager)).status,
    400,
  );
});
