import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, dayAt, formatDay, now } from '../../src/platform/time.ts';
import { readPledge } from '../../src/promise/pledge/read.ts';
import { createDraft, publishDraft } from '../../src/promise/pledge/store.ts';
import { openApp } from '../app.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { setUp } from './console.ts';

const day = (away: number) => formatDay(dayAt('Asia/Shanghai', now()) + away);

const LETTER = `
pledge: 1
title: 线上线下服务承诺书
promisor: { name: 和光银行, type: enterprise }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: first, text: '第一阶段（{{phase}}）：梳理服务事项。', measure: milestone, phase: { from: ${day(-40)}, to: ${day(-20)} }, deliverables: [服务事项清单], evidence: [link], owner: 运营部 }
  - { id: pilot, text: '第二阶段（{{phase}}）：在选定的网点试点。', measure: milestone, phase: { from: ${day(-19)}, to: ${day(30)} }, deliverables: [试点总结], evidence: [minutes], scope: { outlet: [汉阳支行] } }
`;

test('[L5] the plan is seen over time in the console; what is delivered is recorded there and public at once', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const reading = readPledge(LETTER);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  await app.db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: now() - 45 * DAY, staffId: null });
  });
  await app.house.book.refresh();
  const context = await openBrowser(t);
  const { page, errors } = await openPage(context);
  await setUp(page, app.setupLink);

  await page.getByRole('link', { name: '实施计划' }).waitFor();
  await page.goto(`${app.origin}/console/plan`);
  await page.getByText('1 项逾期未交付').waitFor();
  await page.getByRole('img', { name: /进行中$/ }).waitFor();
  await page.getByText('试点：汉阳支行').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '登记交付：试点总结' }).click();
  const form = page.getByRole('dialog', { name: '登记交付：试点总结' });
  await form.getByLabel('会议纪要').fill('试点两周，平均等候缩短三分钟。');
  assert.deepEqual(await axeFaults(page), []);
  await form.getByRole('button', { name: '记录', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByText(/按期交付$/).waitFor();
  await page.getByText('证据 1 条').click();
  await page.getByText('试点两周，平均等候缩短三分钟。').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);

  const visitor = await context.newPage();
  await visitor.goto(`${app.origin}/pledge#plan`);
  await visitor.getByText(/^按期交付/).waitFor();
  await visitor.getByText(/前交付，至今没有$/).waitFor();
  assert.equal(await visitor.getByText('平均等候').count(), 0);
  assert.deepEqual(await axeFaults(visitor), []);
  assert.deepEqual(errors, []);
});
