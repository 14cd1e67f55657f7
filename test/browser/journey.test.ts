import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from '../app.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { caseDesk, setUp, signIn } from './console.ts';

const SAID = '手机银行昨晚开始打不开，提示网络异常。';
const RESPONSE = '您好，技术部正在排查，今天内给您结果。';
const ANSWER = '服务器故障已经修复，请重新打开手机银行。';

test('[F1] [F2] [F10] [I2] submit, dispatch, reply and rate: the user without scripts, staff in the console', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const phone = await openBrowser(t, { javaScriptEnabled: false, viewport: PHONE });
  const user = await phone.newPage();
  const office = await openBrowser(t);
  const { page: desk, errors } = await openPage(office);

  await user.goto(app.origin);
  await user.getByRole('link', { name: '我要反馈' }).first().click();
  await user.getByRole('button', { name: '提交反馈' }).click();
  await user.getByRole('alert').getByText('请写下发生了什么。').waitFor();
  await user.getByLabel('发生了什么').fill(SAID);
  await user.getByLabel(/^我已阅读隐私说明/).check();
  await user.getByRole('button', { name: '提交反馈' }).click();
  await user.getByRole('heading', { name: '已收到您的反馈' }).waitFor();
  const ticket = await user.locator('#ticket dd').allInnerTexts();
  const [number, code] = ticket.map((text) => text.trim()) as [string, string];
  assert.match(number, /^JN-/);

  await setUp(desk, app.setupLink);
  const steps = caseDesk(desk);
  await steps.open('手机银行昨晚开始打不开');

  // Someone else looks at the progress with scripts on: what happens appears without a reload.
  const live = await office.newPage();
  await live.goto(app.origin);
  await live.goto(`${app.origin}/progress`);
  await live.getByLabel('受理编号').fill(number);
  await live.getByLabel('查询码').fill(code);
  await live.getByRole('button', { name: '查看进度' }).click();
  await live.getByText(/^受理编号/).waitFor();
  const loaded = await live.evaluate(() => performance.timeOrigin);

  await desk.bringToFront();
  await steps.take('受理');
  await steps.dispatchTo('运营部');
  await live
    .getByText(/运营部/)
    .first()
    .waitFor();
  assert.equal(await live.evaluate(() => performance.timeOrigin), loaded);
  await steps.write('首次响应', RESPONSE);
  await steps.write('正式答复', ANSWER);
  await live.getByText(ANSWER).waitFor();
  assert.equal(await live.evaluate(() => performance.timeOrigin), loaded);

  await user.goto(`${app.origin}/progress`);
  await user.getByLabel('受理编号').fill(number.toLowerCase());
  await user.getByLabel('查询码').fill(code);
  await user.getByRole('button', { name: '查看进度' }).click();
  await user.getByText(ANSWER).waitFor();
  await user.getByRole('button', { name: '提交评价' }).click();
  await user.getByRole('alert').getByText('请选择满意程度').waitFor();
  await user.getByLabel('非常满意', { exact: true }).check();
  await user.getByLabel('解决了', { exact: true }).check();
  await user.getByRole('button', { name: '提交评价' }).click();
  await user.getByText('谢谢您的评价。').waitFor();

  await steps.rated();
  await steps.confirm('归档');

  await desk.getByRole('button', { name: '退出' }).click();
  await desk.getByRole('button', { name: '登录' }).waitFor();
  await signIn(desk);
  await desk.getByRole('heading', { name: '工作台' }).waitFor();
  assert.deepEqual(errors, []);
});

test('the set-up link works once', { skip: withoutBrowser }, async (t) => {
  const app = await openApp(t, { listen: true });
  const { page } = await openPage(await openBrowser(t));
  await setUp(page, app.setupLink);
  await page.context().clearCookies();
  await page.goto(app.setupLink);
  await page
    .getByRole('link', { name: '登录' })
    .or(page.getByRole('button', { name: '登录' }))
    .first()
    .waitFor();
  assert.equal(await page.getByRole('button', { name: '建立账号并进入' }).count(), 0);
});
