import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { runBulk } from '../../src/keep/case/bulk/run.ts';
import { type App, openApp } from '../app.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';

const skip = withoutBrowser;

/** A member of staff at the console, on a computer of their own. */
async function sitDown(t: TestContext, app: App, headers: Readonly<Record<string, string>>, options = {}) {
  const context = await openBrowser(t, options);
  const [name, value] = headers.cookie!.split(/=(.*)/s) as [string, string];
  await context.addCookies([{ name, value, url: app.origin }]);
  return { ...(await openPage(context)), context };
}

const hand = async (app: App, body: string) =>
  (await app.ask('POST', '/cases', { body, consent: true, contact: { name: '陈女士' } })).body
    .number as string;

const typesOf = async (app: App, number: string, headers: Readonly<Record<string, string>>) =>
  (await app.ask('GET', `/staff/cases/${number}`, undefined, headers)).body.events.map(
    ({ type }: { type: string }) => type,
  );

/** Counts what a mouse would do. */
const watchMouse = (page: Page) =>
  page.addInitScript(
    "addEventListener('pointerdown', () => document.documentElement.setAttribute('data-mouse', 'used'), true)",
  );

test('a worker claims, starts, answers and goes on to the next case without touching the mouse', {
  skip,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const staff = await app.session('agent', '技术部');
  const first = await hand(app, '请问怎样修改预留的手机号');
  await hand(app, '第二件：想问营业时间');
  const { page, errors } = await sitDown(t, app, staff);
  await watchMouse(page);
  await page.goto(`${app.origin}/console/`);
  await page.locator(`[data-case="${first}"]`).waitFor();
  while ((await page.locator('[data-case][aria-current]').getAttribute('data-case')) !== first)
    await page.keyboard.press('j');

  await page.keyboard.press('a');
  await page.getByText('已受理并分派').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console\/cases\//);
  await page.getByRole('heading', { level: 1, name: '请问怎样修改预留的手机号' }).waitFor();
  await page.keyboard.press('s');
  await page.getByRole('list', { name: '经过' }).getByText('开始处理').waitFor();

  await page.keyboard.press('r');
  await page
    .getByRole('button', { name: '正式答复', pressed: true })
    .or(page.getByLabel('写给用户'))
    .first()
    .waitFor();
  await page.keyboard.type('/已办结');
  await page.getByRole('option', { name: /已办结/ }).waitFor();
  await page.keyboard.press('Enter');
  assert.match(
    await page.getByLabel('写给用户').inputValue(),
    /^陈女士，您好！您反映的“请问怎样修改预留的手机号”已经处理完毕/,
  );
  await page.keyboard.type('请带身份证到任一网点办理。');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/秒后发出/).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 1, name: /第二件/ }).waitFor();
  // On another page by now; it goes all the same.
  await page.getByText(/秒后发出/).waitFor({ state: 'hidden' });
  const events = await typesOf(app, first, staff);
  assert.deepEqual(events.slice(0, 3), ['received', 'registered', 'dispatched']);
  assert.ok(
    events.includes('started') && events.some((type: string) => type === 'replied' || type === 'responded'),
  );
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate('document.documentElement.dataset.mouse'), undefined);
  assert.deepEqual(errors, []);
});

test('an answer can be taken back for ten seconds, and a draft is found on another computer', {
  skip,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const staff = await app.session('agent', '技术部');
  const number = await hand(app, '转账一直失败');
  const one = await sitDown(t, app, staff);
  const address = `${app.origin}/console/cases/${number}`;
  await one.page.goto(address);
  const field = one.page.getByLabel('写给用户');
  await field.fill('您好，正在查。');
  await one.page.keyboard.press('Control+Enter');
  await one.page.getByText(/秒后发出/).waitFor();
  assert.equal(await field.getAttribute('readonly'), '');
  await one.page.keyboard.press('z');
  await one.page.getByText(/秒后发出/).waitFor({ state: 'hidden' });
  assert.equal(await field.inputValue(), '您好，正在查。', 'what was taken back stands where it was written');
  assert.deepEqual(await typesOf(app, number, staff), ['received']);

  const two = await sitDown(t, app, staff);
  await two.page.goto(address);
  await two.page.getByText('草稿已保存').waitFor();
  assert.equal(await two.page.getByLabel('写给用户').inputValue(), '您好，正在查。');
  await two.page.getByLabel('写给用户').focus();
  await two.page.keyboard.press('Control+Enter');
  await two.page.getByText(/秒后发出/).waitFor();
  await two.page.close({ runBeforeUnload: false });
  const three = await sitDown(t, app, staff);
  await three.page.goto(address);
  await three.page.getByText(/上次没有发出去/).waitFor();
  assert.equal(
    await three.page.getByLabel('写给用户').inputValue(),
    '您好，正在查。',
    'nothing is lost with its page',
  );
  await three.page.locator('form.composer button[type=submit]').click();
  await three.page.getByRole('button', { name: '立即发出' }).click();
  await three.page.getByText('首次响应已发出').waitFor();
  assert.ok((await typesOf(app, number, staff)).includes('responded'));
});

test('two at one case see each other, and what the other does appears by itself', { skip }, async (t) => {
  const app = await openApp(t, { listen: true });
  const number = await hand(app, '换卡要多久');
  const one = await sitDown(t, app, await app.session('agent', '技术部'));
  const two = await sitDown(t, app, await app.session('agent', '客服部'));
  for (const { page } of [one, two]) await page.goto(`${app.origin}/console/cases/${number}`);
  await one.page.getByText(/agent 2也打开了这件事项/).waitFor();
  await two.page.getByLabel('写给用户').fill('您好');
  await one.page.getByText(/agent 2正在写给用户/).waitFor();
  await two.page.keyboard.press('Escape');
  await two.page.keyboard.press('n');
  await two.page.keyboard.type('请@agent');
  await two.page.getByRole('option', { name: 'agent 1' }).waitFor();
  await two.page.keyboard.press('Enter');
  await two.page.keyboard.press('Control+Enter');
  await one.page.locator('.mention', { hasText: '@agent 1' }).waitFor();
});

test('many cases at once, the palette and every dialogue: by keyboard, in both modes, on a phone', {
  skip,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const staff = await app.session('manager', '技术部');
  const numbers = [
    await hand(app, '支付失败，钱扣了'),
    await hand(app, '支付失败，没到账'),
    await hand(app, '问营业时间'),
  ];
  const { page, errors } = await sitDown(t, app, staff, { colorScheme: 'dark' });
  await page.goto(`${app.origin}/console/?q=${encodeURIComponent('支付失败')}`);
  await page.locator('.row mark').first().waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await page.getByText('已选 2 件').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page
    .getByRole('region', { name: '批量办理' })
    .getByRole('button', { name: '分派', exact: true })
    .click();
  const form = page.getByRole('dialog', { name: '分派：2 件' });
  await form.getByRole('combobox', { name: '分派给哪个部门' }).fill('技术部');
  await page.keyboard.press('Enter');
  assert.deepEqual(await axeFaults(page), []);
  await form.getByRole('button', { name: '分派' }).click();
  await form.waitFor({ state: 'hidden' });
  await runBulk(app.house);
  await page.getByText('分派：2 件全部办好').waitFor();
  await page.getByRole('button', { name: '知道了' }).click();

  await page.goto(`${app.origin}/console/cases/${numbers[0]}`);
  await page.getByRole('heading', { level: 1, name: /支付失败，钱扣了/ }).waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: '找事项、办理、页面、同事' });
  await palette.fill('开始');
  await page.getByRole('option', { name: /开始处理/ }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: '经过' }).getByText('开始处理').waitFor();
  await page.keyboard.press('Control+k');
  await palette.fill('没到账');
  await page.getByRole('option', { name: /没到账/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /没到账/ }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '常用语' }).click();
  await page.getByRole('dialog', { name: '常用语' }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Escape');
  await page.goto(`${app.origin}/console/workload`);
  await page.getByRole('rowheader', { name: '技术部' }).or(page.getByText('技术部')).first().waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(PHONE);
  for (const path of ['/console/workload', '/console/', `/console/cases/${numbers[0]}`]) {
    await page.goto(app.origin + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    assert.equal(await isTooWide(page), false, path);
    assert.deepEqual(await axeFaults(page), [], path);
  }
  assert.deepEqual(errors, []);
});
