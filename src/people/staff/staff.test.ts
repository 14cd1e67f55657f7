import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import pg from 'pg';
import { openDoor } from '../../../test/door.ts';
import { openSnapshot } from './snapshot.ts';
import { findUnit } from './unit.ts';
import { createUnit, readUnits } from './unit-store.ts';

const admin = { email: 'admin@service.example', password: 'a long enough password' };

test('a unit is found by its name, then by its id, and only while it is active', () => {
  const units = [
    { id: 1, name: '客服部', active: true, function: null, dutyStaffId: null },
    { id: 2, name: '技术部', active: false, function: null, dutyStaffId: null },
    { id: 3, name: '1', active: true, function: null, dutyStaffId: null },
  ];
  assert.equal(findUnit(units, ' 客服部 ')?.id, 1);
  assert.equal(findUnit(units, '3')?.id, 3);
  assert.equal(findUnit(units, 3)?.id, 3);
  assert.equal(findUnit(units, '1')?.id, 3);
  for (const nothing of ['技术部', 2, '2', '', '客服', 99]) assert.equal(findUnit(units, nothing), undefined);
});

test('units are made, renamed and taken out of service, but never all of them', async (t) => {
  const door = await openDoor(t, { admin });
  const { cookie } = await door.ask('POST', '/session', admin);
  const change = (id: number, body: object) => door.ask('PATCH', `/staff/units/${id}`, body, { cookie });
  const made = await door.ask('POST', '/staff/units', { name: ' 法务部 ' }, { cookie });
  assert.deepEqual([made.status, made.body.name], [201, '法务部']);
  const twice = await door.ask('POST', '/staff/units', { name: '法务部' }, { cookie });
  assert.deepEqual([twice.status, twice.body.code], [409, 'already-exists']);
  assert.deepEqual((await change(1, { name: '服务台' })).body, {
    id: 1,
    name: '服务台',
    active: true,
    function: 'service',
    dutyStaffId: null,
  });
  assert.equal((await change(1, { name: '技术部' })).status, 409);
  assert.equal((await change(99, { name: '无' })).status, 404);
  for (const id of [1, 2, 3]) assert.equal((await change(id, { active: false })).status, 200);
  const last = await change(made.body.id, { active: false });
  assert.deepEqual([last.status, last.body.code], [409, 'in-use']);
});

test('the last administrator stays one', async (t) => {
  const door = await openDoor(t, { admin });
  const { cookie, body } = await door.ask('POST', '/session', admin);
  const change = (id: number, change: object) => door.ask('PATCH', `/staff/people/${id}`, change, { cookie });
  for (const loss of [{ role: 'agent' }, { active: false }]) {
    const refused = await change(body.staff.id, loss);
    assert.deepEqual([refused.status, refused.body.code], [409, 'in-use']);
  }
  const second = { name: '王芳', email: 'wang@service.example', role: 'administrator', unitId: 1 };
  const invited = await door.ask('POST', '/staff/people', second, { cookie });
  assert.equal((await change(body.staff.id, { active: false })).status, 409);
  const taken = await door.ask(
    'POST',
    '/staff/people',
    { ...second, email: 'WANG@service.example' },
    { cookie },
  );
  assert.deepEqual([taken.status, taken.body.code], [409, 'already-exists']);
  const nowhere = await door.ask(
    'POST',
    '/staff/people',
    { ...second, email: 'x@y', unitId: 99 },
    { cookie },
  );
  assert.deepEqual([nowhere.status, nowhere.body.code], [422, 'unknown-unit']);
  const token = new URL(invited.body.link).searchParams.get('token');
  await door.ask('POST', '/session/password', { token, password: admin.password });
  const own = await door.ask('POST', '/session', { ...admin, email: second.email });
  assert.equal((await change(body.staff.id, { active: false })).status, 200);
  const restored = { cookie: own.cookie };
  await door.ask('PATCH', `/staff/people/${body.staff.id}`, { active: true }, restored);
  assert.equal((await door.ask('GET', '/session', undefined, { cookie })).status, 401);
});

test('a change of units is told to whoever listens, and the snapshot follows', async (t) => {
  const { db, url } = await openDoor(t);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('listen unit');
  const units = await openSnapshot(() => readUnits(db));
  const told = once(client, 'notification');
  await createUnit(db, '法务部');
  assert.equal((await told)[0].channel, 'unit');
  await client.end();
  assert.equal(findUnit(units.current(), '法务部'), undefined);
  await units.refresh();
  assert.ok(findUnit(units.current(), '法务部'));
});

test('a slow reading never takes the place of a later one', async () => {
  const waiting: ((value: number) => void)[] = [];
  const answers = [Promise.resolve(0)];
  const snapshot = await openSnapshot(
    () => answers.shift() ?? new Promise<number>((resolve) => waiting.push(resolve)),
  );
  const [slow, fast] = [snapshot.refresh(), snapshot.refresh()];
  waiting[1]!(2);
  await fast;
  waiting[0]!(1);
  await slow;
  assert.equal(snapshot.current(), 2);
});
