import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { type App, openApp } from '../app.ts';
import { submit } from '../stories/caseline.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { caseDesk } from './console.ts';

type Role = Parameters<App['session']>[0];

/** Somebody of the organisation, signed in, at a window of their own. */
async function colleague(t: TestContext, app: App, role: Role, unit?: string) {
  const headers = await app.session(role, unit);
  const [name, value] = headers.cookie!.split(/=(.*)/s) as [string, string];
  const window = await openBrowser(t);
  await window.addCookies([{ name, value, url: app.origin }]);
  const { page, errors } = await openPage(window);
  const at = async (number: string) => {
    await page.goto(`${app.origin}/console/cases/${number}`);
    await page.getByRole('region', { name: '办理', exact: true }).waitFor();
  };
  return { headers, page, errors, at, steps: caseDesk(page) };
}

/** What is written goes out when it can no longer be taken back. */
async function answered(app: App, number: string, headers: Readonly<Record<string, string>>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { body } = await app.ask('GET', `/staff/cases/${number}`, undefined, headers);
    if (body.stage === 'replied') return;
    await delay(100);
  }
  assert.fail(`${number} was not answered`);
}

/** What a user reads who comes back with number and code. */
async function followed(page: Page, app: App, number: string, code: string): Promise<void> {
  await page.goto(`${app.origin}/progress`);
  await page.getByLabel('受理编号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查看进度' }).click();
  await page.getByText(/^受理编号/).waitFor();
}

test('[F5] [F9] a payment that fails: reported on a phone, answered once technology and operations have reviewed it', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const phone = await openBrowser(t, { javaScriptEnabled: false, viewport: PHONE });
  const user = await phone.newPage();
  await user.goto(`${app.origin}/feedback`);
  await user.getByLabel('发生了什么').fill('付款时一直提示支付失败，钱已经扣了两次，商家说没有收到。');
  await user.getByLabel(/^我已阅读隐私说明/).check();
  await user.getByRole('button', { name: '提交反馈' }).click();
  await user.getByRole('heading', { name: '已收到您的反馈' }).waitFor();
  const [number, code] = (await user.locator('#ticket dd').allInnerTexts()).map((text) => text.trim()) as [
    string,
    string,
  ];

  const handler = await colleague(t, app, 'agent', '客服部');
  await handler.at(number);
  await handler.page.getByText('异常').first().waitFor();
  await handler.steps.take('受理');
  await app.ask('POST', `/staff/cases/${number}/reclassify`, { complexity: 'major' }, handler.headers);
  await handler.steps.dispatchTo('技术部');
  await handler.steps.take('开始处理');
  await handler.steps.write('首次响应', '已收到，支付团队正在核对两笔扣款。');
  const held = await app.ask('POST', `/staff/cases/${number}/reply`, { body: '已退款。' }, handler.headers);
  assert.deepEqual([held.status, held.body.code], [409, 'gate-not-met']);

  for (const [role, unit] of [
    ['agent', '技术部'],
    ['manager', '运营部'],
  ] as const) {
    const reviewer = await colleague(t, app, role, unit);
    await reviewer.at(number);
    await reviewer.steps.confirm('复核通过');
    assert.deepEqual(reviewer.errors, []);
  }
  const auditor = await colleague(t, app, 'auditor');
  await auditor.page.goto(`${app.origin}/console/cases/${number}`);
  await auditor.page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(
    await auditor.page.getByRole('region', { name: '办理', exact: true }).count(),
    0,
    'who audits only looks',
  );

  await handler.at(number);
  await handler.steps.write('正式答复', '多扣的一笔已原路退回，预计今天到账。');
  await answered(app, number, handler.headers);
  await followed(user, app, number, code);
  await user.getByText('多扣的一笔已原路退回').waitFor();
  assert.deepEqual(handler.errors, []);
});

test('[Q2] a user who is not content twice: each round is handled by other people', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const first = await colleague(t, app, 'agent', '客服部');
  const line = await submit(app, first.headers);
  await line.through('register', 'dispatch', 'start', 'reply');
  const phone = await openBrowser(t, { javaScriptEnabled: false, viewport: PHONE });
  const user = await phone.newPage();
  for (const unit of ['技术部', '运营部']) {
    await followed(user, app, line.number, line.code);
    await user.getByLabel('不满意', { exact: true }).check();
    await user.getByLabel('没有解决', { exact: true }).check();
    await user.getByRole('button', { name: '提交评价' }).click();
    await user
      .getByText(/再次处理|重新处理|二次复核/)
      .first()
      .waitFor();
    const next = await colleague(t, app, 'agent', unit);
    await next.at(line.number);
    await next.steps.dispatchTo(unit);
    await next.steps.take('开始处理');
    await next.steps.write('正式答复', `${unit}重新核对后已经解决。`);
    await answered(app, line.number, next.headers);
    assert.deepEqual(next.errors, []);
  }
  await followed(user, app, line.number, line.code);
  await user.getByText('运营部重新核对后已经解决。').waitFor();
  await user.getByLabel('满意', { exact: true }).check();
  await user.getByLabel('解决了', { exact: true }).check();
  await user.getByRole('button', { name: '提交评价' }).click();
  await user.getByText('谢谢您的评价。').waitFor();
});

test('[F3] thirty users report one escalator: merged, one answer for all, and one of them on its own again', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const desk = await colleague(t, app, 'agent', '客服部');
  const host = await submit(app, desk.headers);
  const others = [];
  for (let index = 0; index < 30; index++) {
    const other = await submit(app, desk.headers);
    await other.through(['merge', { into: host.number }]);
    others.push(other);
  }
  await host.through('register', 'dispatch', 'start');
  await desk.at(host.number);
  await desk.steps.write('正式答复', '扶梯今天下午已经修好。');
  await answered(app, host.number, desk.headers);
  const phone = await openBrowser(t, { javaScriptEnabled: false, viewport: PHONE });
  const user = await phone.newPage();
  for (const other of [others[0]!, others[29]!]) {
    await followed(user, app, other.number, other.code);
    await user.getByText('扶梯今天下午已经修好。').waitFor();
  }
  await desk.at(others[7]!.number);
  await desk.steps.confirm('撤销合并');
  await desk.page.getByRole('button', { name: '受理', exact: true }).waitFor();
  await followed(user, app, others[7]!.number, others[7]!.code);
  await user.getByText('重新单独办理').first().waitFor();
  assert.deepEqual(desk.errors, []);
});
