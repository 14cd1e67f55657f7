import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { type App, openApp } from '../app.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';

type Who = Readonly<Record<string, string>>;

async function enterAs(app: App, context: BrowserContext, { cookie }: Who): Promise<void> {
  const [name, value] = cookie!.split('=', 2) as [string, string];
  await context.clearCookies();
  await context.addCookies([{ name, value: decodeURIComponent(value), url: app.origin }]);
}

/** Looks at a page on a desk and on a phone; pictures of it are kept where SHOTS says. */
async function look(page: Page, name: string): Promise<void> {
  const desk = page.viewportSize()!;
  for (const size of [desk, PHONE]) {
    await page.setViewportSize(size);
    assert.deepEqual(await axeFaults(page), [], `${name} at ${size.width}`);
    assert.equal(await isTooWide(page), false, `${name} at ${size.width}`);
    const { SHOTS } = process.env;
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}-${size.width}.png`), fullPage: true });
  }
  await page.setViewportSize(desk);
}

async function complained(app: App, agent: Who): Promise<{ number: string; accessCode: string }> {
  const { body } = await app.ask('POST', '/cases', {
    title: '转账手续费收了两次',
    body: '柜台转账手续费收了两次，要求退还并道歉',
    sought: '退还多收的手续费，并道歉',
    kind: 'complaint',
    channel: 'web',
    consent: true,
  });
  for (const [step, more] of [
    ['register', {}],
    ['dispatch', { unit: '客服部' }],
    ['start', {}],
  ] as const)
    await app.ask('POST', `/staff/cases/${body.number}/${step}`, more, agent);
  return body;
}

test('[C2] [F10] a complaint is graded, decided, made good and closed with its cause, at the screen', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const [agent, manager] = [await app.session('agent', '客服部'), await app.session('manager')];
  const { number, accessCode } = await complained(app, agent);
  const context = await openBrowser(t, { viewport: { width: 1440, height: 900 } });
  const { page, errors } = await openPage(context);
  await enterAs(app, context, agent);
  await page.goto(`${app.origin}/console/cases/${number}`);
  const panel = page.getByRole('region', { name: /投诉/ });
  await panel.getByText('退还多收的手续费，并道歉').waitFor();
  const choose = async (field: string, option: string) => {
    await page.getByRole('dialog').getByRole('combobox', { name: field }).click();
    await page.locator('.ant-select-item-option', { hasText: option }).click();
  };
  const save = async (name = '保存') => {
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };

  await panel.getByRole('button', { name: '评估', exact: true }).click();
  await choose('严重程度', '3 严重');
  await choose('影响范围', '个别用户');
  await look(page, 'assess');
  await save();
  await panel.getByText('3 严重 · 不涉及安全 · 个别用户').waitFor();
  await panel.getByText('归档前还须有：专人跟进 · 处理决定 · 根本原因').waitFor();
  await panel.getByRole('button', { name: '指定跟进人', exact: true }).click();
  await choose('专人跟进', 'agent 1');
  await save();
  await panel.getByRole('button', { name: '作出决定', exact: true }).click();
  await choose('处理决定', '投诉成立');
  await page.getByLabel('理由（告知用户）').fill('系统重复扣费，属实。');
  await save();
  await panel.getByRole('button', { name: '查明原因', exact: true }).click();
  await choose('根本原因', '系统与产品');
  await page.getByLabel('说明（不告知用户）').fill('超时重试没有幂等');
  await save();
  await panel.getByText('系统与产品').waitFor();
  await panel.getByRole('button', { name: '安排预防措施', exact: true }).click();
  await page.getByLabel('做什么').fill('扣费接口加幂等校验');
  await choose('负责人', 'manager 2');
  await page.getByLabel('完成日期').fill('2099-03-31');
  await save();
  await panel.getByRole('button', { name: '登记外部争议', exact: true }).click();
  await choose('途径', '12315');
  await page.getByLabel('对方编号').fill('1230042');
  await page.getByLabel('提出日期').fill('2026-01-05');
  await save();
  await panel.getByText('12315 平台 1230042').waitFor();

  const remedies = page.getByRole('region', { name: /补救与赔偿/ });
  await remedies.getByRole('button', { name: /补救与赔偿/ }).click();
  await remedies.getByRole('button', { name: '提出补救', exact: true }).click();
  await choose('补救方式', '退款');
  await page.getByLabel('金额（元）').fill('12.5');
  await page.getByLabel('具体内容').fill('退回原账户');
  await look(page, 'remedy-form');
  await save('提出补救');
  await remedies.getByText('退款 12.50 元').waitFor();
  await look(page, 'case');

  await enterAs(app, context, manager);
  await page.goto(`${app.origin}/console/remedies`);
  await page.getByRole('button', { name: '批准', exact: true }).click();
  await page.getByText('这里没有补救').waitFor();
  await page.locator('.ant-segmented-item', { hasText: '待兑现' }).first().click();
  await page.getByText('退款 12.50 元').waitFor();
  await page.getByRole('row', { name: /退款 1 12\.50/ }).waitFor();
  await look(page, 'remedies');
  await page.goto(`${app.origin}/console/preventions`);
  await page.getByText('扣费接口加幂等校验').waitFor();
  await look(page, 'preventions');

  const visitor = await context.newPage();
  await visitor.goto(`${app.origin}/progress/${number}?code=${accessCode}`);
  await visitor.getByText(/最晚 .* 前兑现$/).waitFor();
  await visitor.getByText('投诉成立。系统重复扣费，属实。').waitFor();
  await look(visitor, 'progress');
  assert.deepEqual(errors, []);
});

test('[C3] a whistle-blower and an inspector talk at the screen, without a name', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const inspector = await app.session('inspector');
  const context = await openBrowser(t, { viewport: { width: 1440, height: 900 } });
  const { page, errors } = await openPage(context);
  await page.goto(`${app.origin}/supervision`);
  await look(page, 'door');
  await page.getByLabel('发生了什么').fill('柜台主任让我撤回投诉，不撤就不给办业务');
  await page.getByRole('radio', { name: '技术部' }).check();
  await page.getByRole('textbox', { name: '电话' }).fill('13800000000');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交举报' }).click();
  await page.getByRole('heading', { name: '已收到您的举报' }).waitFor();
  await look(page, 'reported');
  await page.getByRole('button', { name: '查看这件举报' }).click();
  await page.getByText('正在核实').waitFor();

  await enterAs(app, context, inspector);
  const desk = await context.newPage();
  await desk.goto(`${app.origin}/console/supervision`);
  await desk.getByText('待核实').waitFor();
  await look(desk, 'reports');
  await desk.getByRole('link', { name: /^JB-/ }).click();
  await desk.getByText('柜台主任让我撤回投诉').waitFor();
  await desk.getByRole('button', { name: '打开身份信息' }).click();
  await desk.getByLabel('理由').fill('需要电话取证');
  await desk.getByRole('dialog').getByRole('button', { name: '打开身份信息' }).click();
  await desk.getByText('13800000000').waitFor();
  await desk.getByRole('button', { name: '核实答复' }).click();
  await desk.getByRole('combobox', { name: '核实结果' }).click();
  await desk.locator('.ant-select-item-option', { hasText: '属实' }).first().click();
  await desk.getByLabel('答复举报人').fill('属实，当事人已停职。');
  await desk.getByRole('dialog').getByRole('button', { name: '核实答复' }).click();
  await desk.getByText('属实，当事人已停职。').first().waitFor();
  await desk.getByText(/打开身份信息：需要电话取证/).waitFor();
  await look(desk, 'report');

  await page.getByLabel('补充情况').fill('谢谢');
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByText('属实，当事人已停职。').waitFor();
  assert.doesNotMatch(page.url(), /code/);
  await look(page, 'own-report');
  assert.deepEqual(errors, []);
});
