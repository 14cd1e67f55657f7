import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editAsUser } from '../../src/keep/case/edit.ts';
import { listCases } from '../../src/keep/case/list.ts';
import { readAsUser } from '../../src/keep/case/read.ts';
import { readAsStaff } from '../../src/keep/case/staff-view.ts';
import { PUBLIC } from '../../src/people/auth/permission.ts';
import { openApp } from '../app.ts';
import { at, openDesk } from '../desk.ts';

test('[F10] within ten minutes a user changes what they wrote; clocks run on, what was written first stays with staff', async (t) => {
  const { house, receive } = await openDesk(t);
  const receipt = await receive({ title: '转账', body: '请问怎么转账到外地' }, '2026-03-02 09:00');
  const { number, accessCode } = receipt;
  const edit = (body: string, moment: string, code = accessCode) =>
    editAsUser(house, number, code, { body }, at(moment));
  await edit('手机银行支付失败，钱已经扣了', '2026-03-02 09:09');
  await assert.rejects(edit('再改', '2026-03-02 09:11'), { code: 'window-closed' });
  await assert.rejects(edit('别人', '2026-03-02 09:05', '22222222'), { code: 'not-found' });
  await assert.rejects(edit('  ', '2026-03-02 09:05'), { code: 'bad-request' });

  const view = await readAsUser(house, number, accessCode, at('2026-03-02 09:09'), 'zh');
  assert.equal(view.body, '手机银行支付失败，钱已经扣了');
  assert.equal(view.open.edit, true);
  const first = view.clocks.find(({ measure }) => measure === 'first-response')!;
  assert.equal(
    first.startedAt,
    '2026-03-02T09:00:00+08:00',
    'what it turns out to be counts from the receipt',
  );
  assert.equal(first.dueAt, '2026-03-02T09:30:00+08:00', 'a payment failure is answered within half an hour');
  assert.equal((await readAsUser(house, number, accessCode, at('2026-03-02 09:11'), 'zh')).open.edit, false);

  const staff = await readAsStaff(house, number, PUBLIC, at('2026-03-02 09:20'), 'zh');
  assert.deepEqual(
    staff.earlier.map(({ title, body }) => [title, body]),
    [['转账', '请问怎么转账到外地']],
  );
  assert.deepEqual(
    staff.events.map(({ type }) => type),
    ['received', 'edited', 'reclassified'],
  );
  const found = async (q: string) =>
    (await listCases(house, { q }, PUBLIC, at('2026-03-02 10:00'), 'zh')).items.length;
  assert.deepEqual([await found('支付失败'), await found('外地')], [1, 0]);
});

test('what staff have said a case is stands; an answered case is not changed any more', async (t) => {
  const { house, receive, step } = await openDesk(t);
  const { number, accessCode } = await receive({ body: '问一下利率' }, '2026-03-02 09:00');
  await step(number, 'reclassify', '2026-03-02 09:01', { fields: { urgency: 'urgent' } });
  await editAsUser(house, number, accessCode, { body: '支付失败，钱已经扣了' }, at('2026-03-02 09:02'));
  assert.equal((await readAsStaff(house, number, PUBLIC, at('2026-03-02 09:03'), 'zh')).urgency, 'urgent');
  await step(number, 'register', '2026-03-02 09:03');
  await step(number, 'dispatch', '2026-03-02 09:03', { unit: '客服部' });
  await step(number, 'reply', '2026-03-02 09:04', { body: '已退回' });
  await assert.rejects(editAsUser(house, number, accessCode, { body: '又改' }, at('2026-03-02 09:05')), {
    code: 'step-not-open',
  });
});

test('the page to change it works without a script', async (t) => {
  const app = await openApp(t);
  const { body: receipt } = await app.ask('POST', '/cases', { body: '写错了', consent: true });
  const page = `/progress/${receipt.number}/edit?code=${receipt.accessCode}`;
  const get = await app.server.inject({ url: page });
  assert.match(get.payload, /<textarea[^>]*>\s*写错了/);
  const post = (body: string) =>
    app.server.inject({
      method: 'POST',
      url: page,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ title: '', body }).toString(),
    });
  assert.equal((await post('')).statusCode, 422);
  const done = await post('写对了');
  assert.equal(done.statusCode, 303);
  const shown = await app.server.inject({ url: String(done.headers.location) });
  assert.match(shown.payload, /您修改了内容/);
  assert.match(shown.payload, /<h1>写对了/);
  const patched = await app.ask('PATCH', `/cases/${receipt.number}?code=${receipt.accessCode}`, {
    title: '标题',
  });
  assert.deepEqual([patched.status, patched.body.title, patched.body.body], [200, '标题', '写对了']);
});
