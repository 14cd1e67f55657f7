import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type App, openApp } from '../app.ts';
import { axeFaults } from './axe.ts';
import { openBrowser, PHONE, withoutBrowser } from './chromium.ts';

const BODY = '11 月 17 日手机银行转账 2,000 元，显示成功，对方没有收到。\n希望尽快到账或者退回。';

let app: App;
const closing: (() => Promise<void>)[] = [];
type Scope = { after(cleanUp: () => Promise<void>): void };
const scope: Scope = { after: (cleanUp: () => Promise<void>) => void closing.push(cleanUp) };

// A machine without Chromium runs the other tests; a build does not do without these.
const options = { skip: withoutBrowser };

before(async () => {
  if (withoutBrowser) return;
  app = await openApp(scope, { listen: true });
});
after(async () => {
  for (const close of closing.toReversed()) await close();
});

async function open(t: Scope, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await openBrowser(t, { viewport: PHONE, ...options });
  const page = await context.newPage();
  await page.goto(app.origin + path);
  return page;
}

/** Submits feedback as a person does. @returns number and code as the receipt shows them */
async function submit(page: Page): Promise<{ number: string; code: string }> {
  await page.getByLabel('发生了什么').fill(BODY);
  await page.getByLabel('投诉：').check();
  await page.getByLabel('我已阅读隐私说明').check();
  await page.getByRole('button', { name: '提交反馈' }).click();
  await page.getByRole('heading', { name: '已收到您的反馈' }).waitFor();
  const [number, code] = await page.locator('.ticket dd').allTextContents();
  return { number: number!, code: code! };
}

async function staff(number: string, action: string, body: object = {}): Promise<void> {
  const key = await app.key('administrator');
  const { status, body: answer } = await app.ask('POST', `/staff/cases/${number}/${action}`, body, key);
  assert.equal(status, 200, `${action}: ${JSON.stringify(answer)}`);
}

test(
  '[F1] feedback is given, followed, answered and rated in a browser without scripts',
  options,
  async (t) => {
    const page = await open(t, '/', { javaScriptEnabled: false });
    await page.getByRole('link', { name: '我要反馈' }).last().click();
    const { number, code } = await submit(page);
    await page.getByRole('link', { name: '查看进度' }).click();
    await page.getByText(/最晚 .* 前答复您，还有/).waitFor();

    await page.locator('summary', { hasText: '补充信息' }).click();
    await page.getByLabel('要补充的内容').fill('补一张回单');
    await page
      .getByLabel('附件')
      .setInputFiles({ name: '回单.pdf', mimeType: 'x/y', buffer: Buffer.from('%PDF-1.4') });
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByText('已收到您的补充').waitFor();
    await page.getByRole('link', { name: '回单.pdf' }).waitFor();

    await staff(number, 'register');
    await staff(number, 'dispatch', { unit: '客服部' });
    await staff(number, 'start');
    await staff(number, 'reply', { body: '已经到账，请查收。' });

    await page.goto(`${app.origin}/progress`);
    await page.getByLabel('受理编号').fill(` ${number.toLowerCase()} `);
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查看进度' }).click();
    await page.getByText('已经到账，请查收。').waitFor();
    await page.getByLabel('满意', { exact: true }).check();
    await page.getByLabel('解决了', { exact: true }).check();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('谢谢您的评价。').waitFor();
  },
);

test('[I2] the progress page shows what happens while it is open', options, async (t) => {
  const page = await open(t, '/feedback');
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const { number } = await submit(page);
  await page.getByRole('link', { name: '查看进度' }).click();
  await page.waitForLoadState();
  await staff(number, 'register');
  await page.getByText('已登记，等待分派').waitFor({ timeout: 10_000 });
  await staff(number, 'dispatch', { unit: '技术部' });
  await page.getByText('现在由技术部办理').waitFor({ timeout: 10_000 });

  // Whoever is writing keeps what was written, and is told.
  await page.locator('summary', { hasText: '补充信息' }).click();
  await page.getByLabel('要补充的内容').fill('写到一半');
  await staff(number, 'start');
  await page.getByText('有新的进展').waitFor({ timeout: 10_000 });
  assert.equal(await page.getByLabel('要补充的内容').inputValue(), '写到一半');
  assert.deepEqual(faults, []);
});

test('what is missing in the form is said, and nothing is lost', options, async (t) => {
  const page = await open(t, '/feedback');
  await page.getByLabel('标题').fill('转账未到账');
  await page.getByLabel('电子邮箱').fill('not an address');
  await page.getByRole('button', { name: '提交反馈' }).click();
  await page.getByText('还有几处需要改一下').waitFor();
  assert.equal(await page.evaluate('document.activeElement?.id'), 'faults');
  assert.equal(await page.getByLabel('标题').inputValue(), '转账未到账');
  await page.getByRole('link', { name: '请写下发生了什么' }).click();
  assert.equal(await page.evaluate('document.activeElement?.id'), 'body');
  assert.deepEqual(await axeFaults(page), []);
});

const READERS = [
  { name: 'desktop', width: 1280, cookies: {} },
  { name: 'phone', width: 390, cookies: {} },
  { name: 'phone, English', width: 390, cookies: { lang: 'en' } },
  { name: 'phone, large type', width: 390, cookies: { elder: '1' } },
  { name: 'desktop, large type', width: 1280, cookies: { elder: '1' } },
] as const;

test(
  '[S6] no page has an accessibility fault or scrolls sideways, on any screen and in large type',
  options,
  async (t) => {
    const first = await open(t, '/feedback');
    const { number, code } = await submit(first);
    const receipt = new URL(first.url());
    const pages = [
      '/',
      '/feedback',
      receipt.pathname + receipt.search,
      '/progress',
      `/progress/${number}?code=${code.replaceAll(' ', '')}`,
      `/progress/${number}/withdraw?code=${code.replaceAll(' ', '')}`,
      `/progress/${number}?code=wrong`,
      '/pledge',
      '/evidence/1/resolution',
      '/privacy',
      '/nowhere',
    ];
    for (const { name, width, cookies } of READERS) {
      // Only so that axe can be put into the page; that the policy lets our own scripts run is shown above.
      const context = await openBrowser(t, { viewport: { width, height: 900 }, bypassCSP: true });
      const { hostname } = new URL(app.origin);
      await context.addCookies(
        Object.entries(cookies).map(([key, value]) => ({ name: key, value, domain: hostname, path: '/' })),
      );
      const page = await context.newPage();
      for (const path of pages) {
        await page.goto(app.origin + path);
        const enhanced = 'elder' in cookies ? ['wcag2aaa'] : [];
        assert.deepEqual(await axeFaults(page, enhanced), [], `${path} (${name})`);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        assert.ok(wide <= 0, `${path} (${name}) is ${wide} px too wide`);
      }
      await context.close();
    }
  },
);
