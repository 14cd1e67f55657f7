import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from '../app.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { setUp } from './console.ts';

test('[L4] a change is assessed, discussed and signed in the console; who assessed it may not approve it', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const program = await app.key('manager');
  const current = (await app.ask('GET', '/pledges/current')).body.id;
  const { document } = (await app.ask('GET', `/staff/pledges/${current}`, undefined, program)).body;
  const clauses = document.clauses.map((clause: { id: string }) =>
    clause.id === 'online-first-response' ? { ...clause, limit: '10m' } : clause,
  );
  const draft = { document: { ...document, clauses } };
  const { id } = (await app.ask('POST', '/staff/pledges', draft, program)).body;
  const { page, errors } = await openPage(await openBrowser(t));
  await setUp(page, app.setupLink);
  await page.getByRole('navigation').first().waitFor();
  await page.goto(`${app.origin}/console/pledges/${id}`);
  await page.getByRole('link', { name: '修订与签署' }).click();

  const changes = page.getByRole('region', { name: '改了什么' });
  assert.equal(await changes.locator('.promise del').innerText(), '30');
  assert.equal(await changes.locator('.promise ins').innerText(), '10');
  await page.getByLabel('情况说明').fill('新的监管办法下月施行');
  await page.getByLabel('评估结论').fill('各网点可以做到');
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '记录' }).click();
  await page.getByRole('heading', { name: '部门会商' }).waitFor();
  for (const [index, unit] of ['客服部', '技术部'].entries()) {
    await page.getByLabel('部门', { exact: true }).nth(index).click();
    await page.locator('.ant-select-item-option-content').getByText(unit).nth(index).click();
  }
  await page.getByLabel('意见', { exact: true }).nth(1).click();
  await page.locator('.ant-select-item-option-content').getByText('不同意').last().click();
  await page.getByRole('button', { name: '记录' }).click();
  await page.getByRole('heading', { name: '先处理反对意见' }).waitFor();
  await page.getByText('技术部不同意').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByLabel('理由').fill('已增加两名值守工程师');
  await page.getByRole('button', { name: '记录' }).click();
  await page.getByText('技术部：已增加两名值守工程师').waitFor();
  await page.getByRole('heading', { name: '审批' }).waitFor();
  await page.getByRole('button', { name: '记录' }).click();
  await page.getByRole('alert').getByText('请由另一位有权限的同事审批').waitFor();
  assert.deepEqual(await axeFaults(page), []);

  await page.getByLabel('签名口令').fill('一诺千金，言出必行');
  await page.getByRole('button', { name: '生成密钥' }).click();
  await page.getByLabel('签署职务').fill('法定代表人');
  await page.getByLabel('签名口令').fill('一诺千金，言出必行');
  await page.getByRole('button', { name: '签署', exact: true }).click();
  await page
    .getByRole('listitem')
    .getByText(/^法定代表人/)
    .waitFor();
  await page.getByText(/^我的公钥（Ed25519）/).waitFor();

  await page.getByRole('button', { name: '重新生成密钥' }).click();
  await page.getByText('SM2 与 SM3（国家商用密码标准）').click();
  await page.getByLabel('签名口令').fill('太短');
  await page.getByRole('button', { name: '生成密钥', exact: true }).click();
  await page.getByText('口令太短').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByLabel('签名口令').fill('言必信，行必果，诺必践');
  await page.getByRole('button', { name: '生成密钥', exact: true }).click();
  await page.getByText(/^我的公钥（SM2/).waitFor();
  await page.getByLabel('签署职务').fill('总经理');
  await page.getByLabel('签名口令').fill('一诺千金，言出必行');
  await page.getByRole('button', { name: '签署', exact: true }).click();
  await page.getByRole('alert').getByText('签名口令不对').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);
  // A draft that is no amendment yet, and steps that are refused.
  const unforeseen = errors.filter((error) => !/status of (403|404|409)/.test(error));
  assert.deepEqual(unforeseen, []);
});
