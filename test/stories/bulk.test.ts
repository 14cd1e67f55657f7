import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { runBulk } from '../../src/keep/case/bulk/run.ts';
import { openApp } from '../app.ts';

async function openMany(t: TestContext, bodies: readonly string[]) {
  const app = await openApp(t);
  const staff = await app.session('agent', '技术部');
  const me = (await app.ask('GET', '/session', undefined, staff)).body.staff.id as number;
  for (let tries = 0; tries < 100 && !app.house.staff().some(({ id }) => id === me); tries++) await delay(20);
  const numbers: string[] = [];
  for (const body of bodies)
    numbers.push((await app.ask('POST', '/cases', { body, consent: true })).body.number);
  const order = (body: object) => app.ask('POST', '/staff/bulk', body, staff);
  const standing = async (id: number) => (await app.ask('GET', `/staff/bulk/${id}`, undefined, staff)).body;
  const list = async (query = '') =>
    (await app.ask('GET', `/staff/cases?${query}`, undefined, staff)).body.items;
  return { app, staff, me, numbers, order, standing, list };
}

test('many cases are dispatched at once; what is refused is told case by case and can be tried again', async (t) => {
  const { app, staff, me, numbers, order, standing, list } = await openMany(t, ['一', '二', '三', '四']);
  await app.ask('POST', `/staff/cases/${numbers[3]}/withdraw`, {}, staff);
  const asked = await order({
    action: 'dispatch',
    numbers: [...numbers, numbers[0], 'JN-0'],
    unit: '技术部',
    assignee: me,
  });
  assert.equal(asked.status, 202);
  assert.deepEqual([(await standing(asked.body.id)).total, (await standing(asked.body.id)).done], [5, 0]);
  assert.equal(await runBulk(app.house), 5);
  const after = await standing(asked.body.id);
  assert.deepEqual([after.done, after.refused], [3, 2]);
  assert.deepEqual(
    after.items.map(({ number, code }: { number: string; code: string }) => [number, code]),
    [
      [numbers[3], 'step-not-open'],
      ['JN-0', 'not-found'],
    ],
  );
  assert.match(after.items[0].message, /已撤回/);
  assert.equal((await list('assignee=me')).length, 3);
  const events = (await app.ask('GET', `/staff/cases/${numbers[0]}`, undefined, staff)).body.events;
  assert.deepEqual(events.map(({ type }: { type: string }) => type).slice(0, 3), [
    'received',
    'registered',
    'dispatched',
  ]);
  assert.equal(events[2].staffName, 'agent 1', 'it is done in the name of who ordered it');
  assert.equal((await app.ask('POST', `/staff/bulk/${asked.body.id}/retry`, {}, staff)).status, 204);
  assert.equal(await runBulk(app.house), 2);
  const other = await app.session('agent');
  assert.equal((await app.ask('GET', `/staff/bulk/${asked.body.id}`, undefined, other)).status, 404);
});

test('several processes share the work, none is done twice; what was stopped is not done', async (t) => {
  const { app, staff, numbers, order, standing, me } = await openMany(t, [
    '一',
    '二',
    '三',
    '四',
    '五',
    '六',
  ]);
  const { body } = await order({ action: 'reclassify', numbers, fields: { urgency: 'urgent' } });
  const settled = await Promise.all([runBulk(app.house), runBulk(app.house), runBulk(app.house)]);
  assert.equal(
    settled.reduce((a, b) => a + b),
    6,
  );
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from case_event where type = 'reclassified'`.execute(app.db);
  assert.equal(rows[0]!.n, 6);
  assert.equal((await standing(body.id)).done, 6);

  const stopped = (await order({ action: 'assign', numbers, assignee: me })).body.id;
  await app.ask('DELETE', `/staff/bulk/${stopped}`, undefined, await app.session('agent'));
  assert.equal((await standing(stopped)).refused, 0, 'only who ordered it stops it');
  await app.ask('DELETE', `/staff/bulk/${stopped}`, undefined, staff);
  assert.equal(await runBulk(app.house), 0);
  assert.equal((await standing(stopped)).refused, 6);
});

test('orders without what they need are refused; rights that were taken away are gone', async (t) => {
  const { app, staff, me, numbers, order, standing } = await openMany(t, ['一']);
  for (const body of [{ action: 'dispatch' }, { action: 'assign' }, { action: 'reclassify', fields: {} }])
    assert.equal((await order({ ...body, numbers })).status, 400);
  assert.equal((await order({ action: 'archive', numbers: [] })).status, 400);
  const { body } = await order({ action: 'dispatch', numbers, unit: '技术部' });
  await sql`update staff set active = false where id = ${me}`.execute(app.db);
  for (let tries = 0; tries < 100 && app.house.staff().find(({ id }) => id === me)?.active; tries++)
    await delay(20);
  await runBulk(app.house);
  await sql`update staff set active = true where id = ${me}`.execute(app.db);
  assert.equal((await app.ask('GET', '/session', undefined, staff)).status, 200);
  assert.deepEqual((await standing(body.id)).items[0].code, 'forbidden');
});

test('the list is narrowed by what a case is; a search shows the sentence that matched; what is new is marked', async (t) => {
  const { app, staff, me, numbers, list } = await openMany(t, [
    '您好。昨天用手机银行支付失败，钱却扣了！请尽快处理。',
    '请问营业时间',
  ]);
  const [first] = numbers as [string];
  const found = async (query: string) => (await list(query)).map(({ number }: { number: string }) => number);
  assert.equal(
    (await list(`q=${encodeURIComponent('支付失败')}`))[0].excerpt,
    '昨天用手机银行支付失败，钱却扣了！',
  );
  const category = (await list(`q=${encodeURIComponent('支付失败')}`))[0].category as string;
  assert.deepEqual(await found(`category=${encodeURIComponent(category)}`), [first]);
  assert.deepEqual(
    await found(`category=${encodeURIComponent(category.split('/')[0]!)}`),
    [first],
    'a category holds those below it',
  );
  assert.deepEqual(await found('waiting=true'), []);
  await app.ask('POST', `/staff/cases/${first}/wait`, { reason: 'need-information' }, staff);
  assert.deepEqual(await found('waiting=true'), [first]);
  assert.equal((await found('waiting=false&segment=ordinary')).length, 1);

  const isNew = async () => (await list()).find(({ number }: { number: string }) => number === first).unread;
  assert.equal(await isNew(), false, 'one’s own doing is no news');
  const other = await app.session('agent');
  await delay(5);
  await app.ask('POST', `/staff/cases/${first}/reclassify`, { urgency: 'urgent' }, other);
  assert.equal(await isNew(), true);
  await app.ask('GET', `/staff/cases/${first}`, undefined, staff);
  assert.equal(await isNew(), false);
  await app.ask('POST', `/staff/cases/${numbers[1]}/register`, {}, other);
  await app.ask('POST', `/staff/cases/${numbers[1]}/dispatch`, { unit: '技术部', assignee: me }, other);
  const mine = (await list('assignee=me'))[0];
  assert.deepEqual([mine.number, mine.unread], [numbers[1], true], 'given to me, and never looked at');
});

test('the workload of units and persons adds up to the open cases', async (t) => {
  const { app, staff, me, numbers } = await openMany(t, ['一', '二', '三', '四']);
  const step = (number: string, action: string, body: object = {}) =>
    app.ask('POST', `/staff/cases/${number}/${action}`, body, staff);
  for (const number of numbers.slice(0, 3)) await step(number, 'register');
  await step(numbers[0]!, 'dispatch', { unit: '技术部', assignee: me });
  await step(numbers[1]!, 'dispatch', { unit: '技术部' });
  await step(numbers[2]!, 'withdraw');
  await step(numbers[0]!, 'wait', { reason: 'need-document' });
  await sql`update cases set next_due_at = now() - interval '1 hour' where number = ${numbers[1]}`.execute(
    app.db,
  );
  const { items } = (await app.ask('GET', '/staff/workload', undefined, staff)).body;
  const unit = items.find(({ unit }: { unit: { name: string } | null }) => unit?.name === '技术部');
  assert.deepEqual([unit.open, unit.overdue, unit.waiting], [2, 1, 1]);
  assert.deepEqual(
    unit.people.map(
      ({ staff, open, overdue }: { staff: { name: string } | null; open: number; overdue: number }) => [
        staff?.name,
        open,
        overdue,
      ],
    ),
    [
      [undefined, 1, 1],
      ['agent 1', 1, 0],
    ],
  );
  const nowhere = items.find(({ unit }: { unit: unknown }) => unit === null);
  assert.equal(nowhere.open, 1);
  const total = items.reduce((n: number, { open }: { open: number }) => n + open, 0);
  assert.equal(total, (await app.ask('GET', '/staff/summary', undefined, staff)).body.open);
});
