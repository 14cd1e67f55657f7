import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from '../../../../test/app.ts';
import { fill, gapsIn } from './canned.ts';

test('what is known is filled in, in either language; what is not known stays to be seen', () => {
  const text = '{{称呼}}您好，{{ 编号 }} 由{{部门}}办理，{{时限}}前答复。{{name}}{{怎么称呼}}';
  const filled = fill(text, { name: '陈女士', number: 'JN-1', unit: '技术部', due: ' ' });
  assert.equal(filled, '陈女士您好，JN-1 由技术部办理，{{时限}}前答复。陈女士{{怎么称呼}}');
  assert.deepEqual(gapsIn(filled), ['时限', '怎么称呼']);
  assert.equal(fill('{{编号}}', { number: '$1{{标题}}' }), '$1{{标题}}', 'a value is not filled in again');
});

test('canned answers are one person’s or everybody’s; the same name is there once for each', async (t) => {
  const app = await openApp(t);
  const [one, other, auditor] = [
    await app.session('agent'),
    await app.session('agent'),
    await app.session('auditor'),
  ];
  const made = await app.ask('POST', '/staff/canned', { name: '已收到', body: '{{称呼}}您好' }, one);
  assert.equal(made.status, 201);
  const shared = await app.ask(
    'POST',
    '/staff/canned',
    { name: '已收到', body: '大家用', shared: true },
    one,
  );
  assert.equal(shared.status, 201);
  const twice = await app.ask('POST', '/staff/canned', { name: '已收到', body: '再来' }, one);
  assert.deepEqual([twice.status, twice.body.code], [409, 'already-exists']);
  const names = async (who: Record<string, string>) =>
    (await app.ask('GET', '/staff/canned', undefined, who)).body.items.map(
      (item: { body: string }) => item.body,
    );
  assert.deepEqual(await names(one), ['{{称呼}}您好', '大家用']);
  assert.deepEqual(await names(other), ['大家用']);
  assert.equal(
    (await app.ask('PUT', `/staff/canned/${made.body.id}`, { name: 'x', body: 'y' }, other)).status,
    404,
  );
  assert.equal(
    (await app.ask('PUT', `/staff/canned/${shared.body.id}`, { name: '收到', body: 'y' }, other)).status,
    200,
  );
  assert.equal((await app.ask('DELETE', `/staff/canned/${shared.body.id}`, undefined, auditor)).status, 403);
  assert.equal((await app.ask('DELETE', `/staff/canned/${shared.body.id}`, undefined, other)).status, 204);
  assert.deepEqual(await names(other), []);
});
