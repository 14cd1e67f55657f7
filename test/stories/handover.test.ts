import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settleOverdue } from '../../src/keep/case/dispatch/settle.ts';
import { nameOwners } from '../../src/keep/case/dispatch/sweep.ts';
import { DAY, now } from '../../src/platform/time.ts';
import { type App, openApp } from '../app.ts';
import { eventually } from '../eventually.ts';

type Headers = Readonly<Record<string, string>>;

const COMPLAINT = {
  body: '转账扣款了但是对方一直没有到账，手机银行也查不到，我要投诉',
  kind: 'complaint',
  consent: true,
};

/** A complaint that has been registered. */
async function complaint(app: App, by: Headers): Promise<string> {
  const { body } = await app.ask('POST', '/cases', COMPLAINT);
  await app.ask('POST', `/staff/cases/${body.number}/register`, {}, by);
  return body.number;
}

const doing = (app: App, number: string) => ({
  async take(verb: string, body: object, by: Headers, status = 200) {
    const answer = await app.ask('POST', `/staff/cases/${number}/${verb}`, body, by);
    assert.equal(answer.status, status, `${verb}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  },
  see: async (by: Headers) => (await app.ask('GET', `/staff/cases/${number}/hand-overs`, undefined, by)).body,
  clocks: async (by: Headers) =>
    (await app.ask('GET', `/staff/cases/${number}`, undefined, by)).body.clocks.map(
      ({ clause, startedAt, dueAt, stoppedAt, state }: Record<string, unknown>) => ({
        clause,
        startedAt,
        dueAt,
        stoppedAt,
        state,
      }),
    ),
});

/** A catalogue with one row: transfers that do not arrive are for technology, with customer service assisting. */
async function publish(app: App, by: Headers): Promise<void> {
  const draft = await app.ask('POST', '/staff/catalogues', {}, by);
  assert.equal(draft.status, 201);
  const { id, revision } = draft.body;
  const rows = [{ category: '支付与转账', lead: '技术部', assist: ['客服部'] }, { lead: '客服部' }];
  const changed = await app.ask('PUT', `/staff/catalogues/${id}`, { revision, rows }, by);
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.equal((await app.ask('POST', `/staff/catalogues/${id}/publish`, {}, by)).status, 200);
  await eventually(() => app.house.catalogues.inForce(now()) !== undefined);
}

test('[S2] [F7] [C2] a complaint bounces between two units and is settled, and the user’s clocks know nothing of it', async (t) => {
  const app = await openApp(t);
  const chief = await app.session('manager', '客服部');
  const chen = await app.session('agent', '客服部');
  const engineer = await app.session('manager', '技术部');
  const lin = await app.session('agent', '技术部');
  await eventually(() => app.house.staff().length >= 4);
  const idOf = async (by: Headers) =>
    (await app.ask('GET', '/session', undefined, by)).body.staff.id as number;
  const [chenId, linId] = [await idOf(chen), await idOf(lin)];
  await publish(app, chief);
  const unitId = (name: string) => app.house.units().find((unit) => unit.name === name)!.id;
  for (const [unit, staff] of [
    ['客服部', chenId],
    ['技术部', linId],
  ] as const)
    assert.equal((await app.ask('PUT', `/staff/units/${unitId(unit)}/duty`, { staff }, chief)).status, 204);

  const number = await complaint(app, chen);
  const { take, see, clocks } = doing(app, number);
  assert.equal((await see(chen)).advice.unit.name, '技术部');

  await take('dispatch', { unit: '技术部' }, chen);
  const promised = await clocks(chief);
  assert.equal((await see(chen)).owner.id, linId, 'whoever is on duty has it by name');
  await take('object', { reason: '到账由客服部的合作行渠道负责' }, chen, 409);
  await take('object', { reason: '到账由客服部的合作行渠道负责', unit: '客服部' }, lin);
  await take('object', { reason: '再说一次' }, lin, 409);
  await take('decide-objection', { outcome: 'upheld' }, engineer, 409);
  assert.equal((await app.ask('GET', '/staff/objections', undefined, chief)).body.items[0].refusal, null);
  assert.notEqual(
    (await app.ask('GET', '/staff/objections', undefined, engineer)).body.items[0].refusal,
    null,
  );
  await take('decide-objection', { outcome: 'upheld', unit: '客服部', note: '先由客服部核对' }, chief);
  const second = await see(chief);
  assert.deepEqual([second.owner.id, second.bounces], [chenId, 1]);

  await take('object', { reason: '合作行确认是系统丢单' }, chen);
  await take('decide-objection', { outcome: 'upheld' }, engineer);
  const third = await see(chief);
  assert.deepEqual([third.owner.id, third.bounces], [linId, 2], 'back to where it came from');

  await take('object', { reason: '仍然认为不是我们的' }, lin);
  await Promise.all([1, 2, 3].map(() => settleOverdue(app.house, now() + 30 * DAY)));
  const settled = await see(chief);
  assert.deepEqual(
    [settled.owner.id, settled.bounces],
    [linId, 2],
    'the catalogue leaves it with technology',
  );
  const last = settled.objections.at(-1);
  assert.deepEqual([last.outcome, last.byCatalogue], ['refused', true]);
  const { events } = (await app.ask('GET', `/staff/cases/${number}`, undefined, chief)).body;
  const types = events.map(({ type }: { type: string }) => type);
  assert.equal(types.filter((type: string) => type === 'objection_decided').length, 3, 'decided once each');
  await take('object', { reason: '还是不服' }, lin, 409);

  assert.deepEqual(await clocks(chief), promised);
  await take('start', {}, lin);
  await take('tasks', { unit: '客服部', what: '请联系合作行取得对账单' }, lin);
  const [task] = (await see(chen)).tasks;
  assert.deepEqual([task.state, task.owner.id, task.refusal], ['open', chenId, null]);
  await take(`tasks/${task.seq}/done`, { note: '对账单已取得' }, engineer);
  assert.equal((await see(chen)).tasks[0].state, 'done');
  await take('reply', { body: '款项已补记，今天到账' }, lin);
  const done = await see(chief);
  assert.equal(done.holdings.at(-1).until !== null, true);
  assert.deepEqual(
    done.holdings.map((one: { unit: { name: string } }) => one.unit.name),
    ['技术部', '客服部', '技术部'],
  );
  const figures = await app.ask(
    'GET',
    `/staff/units/figures?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z`,
    undefined,
    chief,
  );
  const tech = figures.body.items.find((one: { unit: string }) => one.unit === '技术部');
  assert.deepEqual(
    [tech.bouncedAway, tech.bouncedHere, tech.objections, tech.upheld, tech.refused, tech.byCatalogue],
    [1, 1, 2, 1, 1, 1],
  );
});

test('[S2] who is away has no case: the deputy has it, and it comes back', async (t) => {
  const app = await openApp(t);
  const chief = await app.session('manager', '客服部');
  const [anna, bo] = [await app.session('agent', '客服部'), await app.session('agent', '客服部')];
  const idOf = async (by: Headers) =>
    (await app.ask('GET', '/session', undefined, by)).body.staff.id as number;
  const [annaId, boId] = [await idOf(anna), await idOf(bo)];
  await eventually(() => app.house.staff().some(({ id }) => id === boId));
  const number = await complaint(app, anna);
  const { take, see } = doing(app, number);
  await take('dispatch', { unit: '客服部', assignee: annaId }, chief);
  await take('hand-over', { to: boId }, bo, 409);
  await take('hand-over', { to: boId, note: '我手上太多' }, anna);
  await take('hand-over', { to: annaId }, bo);
  const away = {
    deputy: boId,
    from: new Date(now()).toISOString(),
    until: new Date(now() + DAY).toISOString(),
    returns: true,
  };
  const entered = await app.ask('POST', '/staff/absences', away, anna);
  assert.equal(entered.status, 204, JSON.stringify(entered.body));
  assert.equal((await app.ask('POST', '/staff/absences', away, anna)).status, 409);
  assert.equal((await app.ask('POST', '/staff/absences', { ...away, staff: annaId }, bo)).status, 403);
  assert.equal((await see(chief)).owner.id, boId, 'at once');
  const other = await complaint(app, chief);
  await doing(app, other).take('dispatch', { unit: '客服部', assignee: annaId }, chief);
  assert.equal((await doing(app, other).see(chief)).owner.id, boId, 'new ones go to the deputy');
  const [absence] = (await app.ask('GET', '/staff/absences', undefined, chief)).body.items;
  assert.equal((await app.ask('DELETE', `/staff/absences/${absence.id}`, undefined, anna)).status, 204);
  assert.equal((await see(chief)).owner.id, annaId, 'back');
  assert.equal((await doing(app, other).see(chief)).owner.id, boId, 'what came meanwhile stays');
  assert.deepEqual(
    (await see(chief)).holdings.map((one: { cause: string | null }) => one.cause),
    [null, null, null, 'absence', 'return'],
  );
});

test('[S2] an absence that was entered ahead begins and ends by itself, each once', async (t) => {
  const app = await openApp(t);
  const chief = await app.session('manager', '客服部');
  const [anna, bo] = [await app.session('agent', '客服部'), await app.session('agent', '客服部')];
  const idOf = async (by: Headers) =>
    (await app.ask('GET', '/session', undefined, by)).body.staff.id as number;
  const [annaId, boId] = [await idOf(anna), await idOf(bo)];
  await eventually(() => app.house.staff().some(({ id }) => id === boId));
  const number = await complaint(app, anna);
  const { take, see } = doing(app, number);
  await take('dispatch', { unit: '客服部', assignee: annaId }, chief);
  const moment = (days: number) => new Date(now() + days * DAY).toISOString();
  const entered = await app.ask(
    'POST',
    '/staff/absences',
    { staff: annaId, deputy: boId, from: moment(1), until: moment(3), returns: true },
    chief,
  );
  assert.equal(entered.status, 204);
  const twice = (days: number) => Promise.all([1, 2].map(() => nameOwners(app.house, now() + days * DAY)));
  await twice(0);
  assert.equal((await see(chief)).owner.id, annaId);
  await twice(2);
  assert.equal((await see(chief)).owner.id, boId);
  await twice(4);
  assert.equal((await see(chief)).owner.id, annaId);
  const { events } = (await app.ask('GET', `/staff/cases/${number}`, undefined, chief)).body;
  const handed = events.filter(({ type }: { type: string }) => type === 'handed_over');
  assert.deepEqual(
    handed.map(({ data }: { data: { cause: string } }) => data.cause),
    ['absence', 'return'],
  );
});
