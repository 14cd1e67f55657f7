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
title: 例行事项承诺书
promisor: { name: 和光银行, type: enterprise }
effective: { from: ${YEAR}-01-01 }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: calls, text: '每年回访{{count}}名用户', measure: duty, activity: 用户回访, every: year, count: 20, owner: 客服部 }
`;

test('[Q3] follow-ups are recorded in the console, counted at once, shown to the public, and can be taken back', {
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

  await page.getByRole('link', { name: '例行事项' }).waitFor();
  await page.goto(`${app.origin}/console/duties`);
  await page.getByText(/^今年还差 20 次，须在 12 月 31 日/).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '记录：用户回访' }).click();
  const form = page.getByRole('dialog', { name: '记录：用户回访' });
  await form.getByLabel('做了几次').fill('6');
  await form.getByRole('button', { name: '记录', exact: true }).click();
  await form.getByText('请填写这一项').waitFor();
  await form.getByLabel('做了什么').fill('电话回访六名用户，记下了建议。');
  assert.deepEqual(await axeFaults(page), []);
  await form.getByRole('button', { name: '记录', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await page
    .getByRole('listitem')
    .getByText(/^今年还差 14 次/)
    .waitFor();
  assert.equal(await page.getByRole('progressbar', { name: '用户回访的进度' }).getAttribute('value'), '6');

  await page.getByRole('link', { name: '用户回访的历史与证据' }).click();
  await page.getByText('电话回访六名用户，记下了建议。').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);

  const visitor = await context.newPage();
  await visitor.goto(
    `${app.origin}/evidence/${app.house.book.inForce(now())!.id}/calls?from=${YEAR}-01-01&to=${YEAR}-12-31`,
  );
  await visitor.getByText('按时 6 / 20 次').waitFor();
  assert.equal(await visitor.getByText('记下了建议').count(), 0);

  await page.getByRole('button', { name: /^撤销这条记录/ }).click();
  await page.getByLabel('撤销原因').fill('记到别的事项上了');
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('已撤销：记到别的事项上了').waitFor();
  await page.getByText(/^今年还差 20 次/).waitFor();
  assert.deepEqual(errors, []);
});
