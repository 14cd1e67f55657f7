import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, HOUR, now } from '../../src/platform/time.ts';
import { readPledge } from '../../src/promise/pledge/read.ts';
import { createDraft, publishDraft } from '../../src/promise/pledge/store.ts';
import { openApp } from '../app.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { setUp } from './console.ts';

const YEAR = formatInstant(now(), 'Asia/Shanghai').slice(0, 4);

const LETTER = `
pledge: 1
title: 公开承诺书
promisor: { name: 和光银行, type: enterprise }
effective: { from: ${YEAR}-01-01 }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: open, text: 本行接受社会监督, measure: statement, evidence: [link, minutes], owner: 客服部 }
`;

test('evidence of a statement is attached in the console and told on the public letter', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const reading = readPledge(LETTER);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  await app.db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: now() - 400 * 24 * HOUR, staffId: null });
  });
  await app.house.book.refresh();
  const context = await openBrowser(t);
  const { page, errors } = await openPage(context);
  await setUp(page, app.setupLink);
  await page.getByRole('navigation').first().waitFor();

  await page.goto(`${app.origin}/console/compliance`);
  await page.getByRole('link', { name: /本行接受社会监督/ }).click();
  await page.getByRole('heading', { name: '人工附上的证据' }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '附上证据' }).click();
  const form = page.getByRole('dialog', { name: '附上证据' });
  await form.getByLabel('链接').waitFor();
  await form.getByRole('button', { name: '记录', exact: true }).click();
  await form.getByText('请填写这一项').nth(1).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await form.getByLabel('做了什么').fill('监督电话和信箱已在官网公布。');
  await form.getByLabel('链接').fill('https://example.cn/supervision');
  await form.getByRole('button', { name: '记录', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  const link = page.locator('.attachments').getByRole('link', { name: '链接' });
  assert.equal(await link.getAttribute('href'), 'https://example.cn/supervision');
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);

  const visitor = await context.newPage();
  await visitor.goto(`${app.origin}/pledge`);
  await visitor.getByText(/已附证据 1 份/).waitFor();
  assert.deepEqual(errors, []);
});
