import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type App, openApp } from '../app.ts';
import { axeFaults, isTooWide } from './axe.ts';
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

test('something is added with a file in a browser without scripts', options, async (t) => {
  const page = await open(t, '/feedback', { javaScriptEnabled: false });
  await submit(page);
  await page.getByRole('link', { name: '查看进度' }).click();
  await page.getByText(/最晚 .* 前答复您，还有/).waitFor();
  await page.locator('summary', { hasText: '补充信息' }).click();
  await page.getByLabel('要补充的内容').fill('补一张回单');
  const file = { name: '回单.pdf', mimeType: 'x/y', buffer: Buffer.from('%PDF-1.4') };
  await page.getByLabel('附件').setInputFiles(file);
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByText('已收到您的补充').waitFor();
  await page.getByRole('link', { name: '回单.pdf' }).waitFor();
  await page.getByRole('link', { name: '撤回' }).click();
  await page.getByRole('button', { name: '确认撤回' }).click();
  await page.getByText('您已撤回这件反馈').waitFor();
});

test('[I2] whoever is writing is told of news and keeps what was written', options, async (t) => {
  const page = await open(t, '/feedback');
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const { number } = await submit(page);
  await page.getByRole('link', { name: '查看进度' }).click();
  await page.locator('summary', { hasText: '补充信息' }).click();
  await page.getByLabel('要补充的内容').fill('写到一半');
  const staff = await app.key('agent');
  const { status } = await app.ask('POST', `/staff/cases/${number}/register`, {}, staff);
  assert.equal(status, 200);
  await page.getByText('有新的进展').waitFor();
  assert.equal(await page.getByLabel('要补充的内容').inputValue(), '写到一半');
  await page.getByRole('link', { name: '刷新查看' }).click();
  await page.getByText('已登记，等待分派').waitFor();
  // A stream that is left is cut off.
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('INCOMPLETE_CHUNKED')),
    [],
  );
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

test('[S6] large type has a contrast of 7 to 1 and fits a phone, in both languages', options, async (t) => {
  const page = await open(t, '/feedback');
  const { number, code } = await submit(page);
  const receipt = new URL(page.url());
  const paths = [
    '/',
    '/feedback',
    receipt.pathname + receipt.search,
    '/progress',
    `/progress/${number}?code=${code.replaceAll(' ', '')}`,
    '/pledge',
    '/evidence/1/resolution',
    '/privacy',
    '/nowhere',
  ];
  const faults: string[] = [];
  await page.goto(`${app.origin}/elder?on=1`);
  for (const lang of ['zh', 'en']) {
    await page.goto(`${app.origin}/${lang}`);
    for (const path of paths) {
      await page.goto(app.origin + path);
      const found = await axeFaults(page, ['wcag2aaa']);
      if (await isTooWide(page)) found.push('is wider than the screen');
      faults.push(...found.map((fault) => `${lang} ${path}: ${fault}`));
    }
  }
  assert.equal(await page.evaluate('getComputedStyle(document.body).fontSize'), '24px');
  assert.deepEqual(faults, []);
});
