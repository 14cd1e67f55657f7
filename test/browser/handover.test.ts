import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from '../../src/platform/time.ts';
import { openApp } from '../app.ts';
import { eventually } from '../eventually.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { setUp } from './console.ts';

test('[S2] a catalogue is published in the console, and an objection decided there', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const context = await openBrowser(t, { viewport: { width: 1440, height: 900 } });
  const { page, errors } = await openPage(context);
  await setUp(page, app.setupLink);

  await page.goto(`${app.origin}/console/dispatch`);
  await page.getByRole('button', { name: '拟第一版' }).click();
  await page.getByRole('button', { name: '加一行' }).click();
  const row = page.getByRole('dialog', { name: '加一行' });
  await row.getByLabel('类别').fill('支付与转账');
  await row.getByRole('combobox', { name: '主办' }).fill('技术部');
  await page.keyboard.press('Enter');
  await row.getByRole('button', { name: '保存' }).click();
  await row.waitFor({ state: 'hidden' });
  await page.getByRole('cell', { name: '技术部' }).waitFor();
  await page.getByLabel('类别', { exact: true }).fill('支付与转账/限额');
  await page.getByText('符合第 1 行：由技术部主办').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '发布' }).click();
  const publishing = page.getByRole('dialog', { name: '发布' });
  assert.deepEqual(await axeFaults(page), []);
  await publishing.getByRole('button', { name: '发布' }).click();
  await publishing.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^现行/ }).waitFor();
  await eventually(() => app.house.catalogues.inForce(now()) !== undefined);

  const agent = await app.session('agent', '技术部');
  await eventually(() => app.house.staff().some(({ role }) => role === 'agent'));
  const { body } = await app.ask('POST', '/cases', { body: '转账一直没有到账', consent: true });
  const path = `/staff/cases/${body.number}`;
  await app.ask('POST', `${path}/register`, {}, agent);
  await app.ask('POST', `${path}/dispatch`, { unit: '技术部' }, agent);
  const objected = await app.ask('POST', `${path}/object`, { reason: '由合作行造成', unit: '客服部' }, agent);
  assert.equal(objected.status, 200, JSON.stringify(objected.body));

  await page.goto(`${app.origin}/console/objections`);
  await page.getByText('由合作行造成').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('link', { name: '去裁定' }).click();
  const panel = page.getByRole('region', { name: /^责任与协办/ });
  await panel.getByText('分派目录同此').waitFor();
  await panel.getByRole('button', { name: '裁定异议' }).click();
  const form = page.getByRole('dialog', { name: '裁定异议' });
  await form.getByLabel('成立，改由其他部门办理').check();
  assert.deepEqual(await axeFaults(page), []);
  await form.getByRole('button', { name: '裁定异议' }).click();
  await form.waitFor({ state: 'hidden' });
  await panel.getByText('按分派目录应由技术部主办').waitFor();
  await panel.getByText(/转办 1 次/).waitFor();
  await panel.getByText('经手记录（2）').click();
  assert.deepEqual(await axeFaults(page), []);

  await page.setViewportSize(PHONE);
  for (const address of ['objections', 'dispatch', 'settings']) {
    await page.goto(`${app.origin}/console/${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await isTooWide(page), false, address);
    assert.deepEqual(await axeFaults(page), [], address);
  }
  assert.deepEqual(errors, []);
});
