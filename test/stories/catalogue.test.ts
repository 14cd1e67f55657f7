import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, formatInstant, now } from '../../src/platform/time.ts';
import { openApp } from '../app.ts';
import { eventually } from '../eventually.ts';

const ROWS = [
  { category: '支付与转账', lead: '技术部', assist: ['客服部'] },
  { outlet: '江北支行', area: '江北', lead: '运营部' },
  { area: '江北', lead: '客服部' },
];

test('[S2] [I1] the catalogue in force suggests the unit; a later version changes nothing that was dispatched', async (t) => {
  const app = await openApp(t);
  const chief = await app.session('manager');
  const agent = await app.session('agent');
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, by = chief) =>
    app.ask(method, `/staff/catalogues${path}`, body, by);
  const receive = async (body: string, outlet?: string) => {
    const { number } = (await app.ask('POST', '/cases', { body, consent: true, outlet })).body;
    return number as string;
  };
  const suggested = async (number: string) =>
    (await app.ask('GET', `/staff/cases/${number}`, undefined, agent)).body.suggestedUnit?.name;

  assert.equal((await ask('POST', '', {}, agent)).status, 403);
  const draft = (await ask('POST', '', {})).body;
  assert.deepEqual([draft.state, draft.objectionLimit, draft.rows], ['draft', '4wh', []]);
  assert.equal((await ask('POST', '', {})).body.code, 'already-exists');
  const id = draft.id as number;
  assert.equal((await ask('POST', `/${id}/publish`, {})).status, 400, 'an empty one says nothing');
  const put = (revision: number, rows: object[]) => ask('PUT', `/${id}`, { revision, rows });
  const twice = await put(1, [...ROWS, { category: '支付与转账', lead: '客服部' }]);
  assert.deepEqual(
    twice.body.faults.map(({ row }: { row: number }) => row),
    [3],
  );
  assert.equal((await ask('POST', `/${id}/publish`, {})).status, 400, 'ties are told when it is published');
  assert.equal((await put(1, ROWS)).body.code, 'changed-meanwhile');
  assert.equal((await put(2, [{ lead: '没有部' }])).body.code, 'unknown-unit');
  assert.deepEqual((await put(2, ROWS)).body.rows[0], ROWS[0]);

  const text = (await ask('GET', `/${id}/file?as=csv`)).body as string;
  const back = await ask('POST', `/${id}/import`, { revision: 3, format: 'csv', text });
  assert.deepEqual(back.body.rows.length, 3, JSON.stringify(back.body));
  const yaml = (await ask('GET', `/${id}/file?as=yaml`)).body as string;
  const again = await ask('POST', `/${id}/import`, { revision: 4, format: 'yaml', text: yaml });
  assert.deepEqual(again.body.rows, back.body.rows);
  const lookup = (query: string) => ask('GET', `/${id}/lookup?${new URLSearchParams(query)}`);
  assert.equal((await lookup('category=支付与转账/限额&outlet=江北支行')).body.row, 0);
  assert.equal((await lookup('outlet=江北大道支行')).body.row, 2);

  const before = await receive('大堂的饮水机坏了', '江北支行');
  assert.equal((await ask('POST', `/${id}/publish`, { from: '2020-01-01' })).status, 400);
  assert.equal((await ask('POST', `/${id}/publish`, {})).body.state !== 'draft', true);
  assert.equal((await put(5, [])).body.code, 'step-not-open', 'what is published stays');
  await eventually(() => app.house.catalogues.inForce(now()) !== undefined);
  const unitBefore = await suggested(before);
  const [counter, transfer, other] = [
    await receive('大堂的饮水机坏了', '江北支行'),
    await receive('转账一直没有到账'),
    await receive('网点门口太暗', '汉口江北分理处'),
  ];
  assert.deepEqual(
    [await suggested(counter), await suggested(transfer), await suggested(other)],
    ['运营部', '技术部', '客服部'],
  );
  await app.ask('POST', `/staff/cases/${transfer}/register`, {}, agent);
  await app.ask('POST', `/staff/cases/${transfer}/dispatch`, { unit: '客服部' }, agent);
  const { advice } = (await app.ask('GET', `/staff/cases/${transfer}/hand-overs`, undefined, agent)).body;
  assert.deepEqual(
    [advice.unit.name, advice.category, advice.assist[0].name],
    ['技术部', '支付与转账', '客服部'],
    'where it would have gone, and why',
  );

  const next = (await ask('POST', '', {})).body;
  assert.deepEqual(next.rows, back.body.rows, 'begun from the newest');
  await ask('PUT', `/${next.id}`, { revision: 1, rows: [{ lead: '客服部' }] });
  const tomorrow = formatInstant(now() + DAY, 'Asia/Shanghai').slice(0, 10);
  assert.equal((await ask('POST', `/${next.id}/publish`, { from: tomorrow })).body.state, 'planned');
  await eventually(() => app.house.catalogues.inForce(now() + 2 * DAY)?.catalogue.id === next.id);
  assert.equal(app.house.catalogues.inForce(now())?.catalogue.id, id);
  assert.deepEqual([await suggested(before), await suggested(counter)], [unitBefore, '运营部']);
});
