import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, now } from '../../src/platform/time.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { PHONE, withoutBrowser } from './chromium.ts';
import { openDesk, saved } from './desk.ts';

test('[L1] a letter of the library is filled in, mended, published and shown to the public', {
  skip: withoutBrowser,
}, async (t) => {
  const { app, context, page, errors } = await openDesk(t);
  const template = page.getByRole('button', { name: /窗口服务承诺书/ });
  await template.waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await template.click();

  await page.getByRole('button', { name: '还有 2 处空白' }).waitFor();
  await saved(page);
  // Whoever would publish is told what is open, and led there.
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '发布这份承诺书？' });
  await dialog.getByText('还有 2 处空白').waitFor();
  assert.equal(await dialog.getByRole('button', { name: '发布', exact: true }).isDisabled(), true);
  assert.deepEqual(await axeFaults(page), []);
  await dialog.getByRole('button', { name: '去填写' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('input:focus').waitFor();
  assert.equal(await page.locator('input:focus').getAttribute('aria-label'), '承诺方');
  await page.keyboard.type('和光银行');
  await page.getByRole('button', { name: '还有 1 处空白' }).click();
  await page.getByLabel('生效日').fill(formatInstant(now(), 'Asia/Shanghai').slice(0, 10));
  await page.getByText('没有空白了').waitFor();

  // A promise that nobody answers for is remarked on beside the clause, until somebody does.
  await page.getByRole('button', { name: '修改第 1 条' }).click();
  const owner = page.getByLabel('责任岗位或部门', { exact: true });
  await owner.fill('');
  await page.getByRole('button', { name: '有 1 处要看' }).click();
  assert.match(await page.locator('.finding:focus').innerText(), /第 1 条没有写明由谁负责/);
  assert.deepEqual(await axeFaults(page), []);
  await owner.fill('大堂经理');
  await page.getByRole('button', { name: /处要看$/ }).waitFor({ state: 'hidden' });
  const limit = page.getByLabel('第 1 条 时限', { exact: true });
  await limit.fill('');
  await page.getByRole('button', { name: '还有 1 处空白' }).waitFor();
  await limit.fill('25');
  await saved(page);
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: '发布', exact: true }).click();
  await dialog.getByText('没有必须改的地方').waitFor();
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText(/^第 \d+ 版已发布$/).waitFor();
  const visitor = await context.newPage();
  await visitor.goto(`${app.origin}/pledge`);
  await visitor.getByText('窗口服务承诺书').first().waitFor();
  await visitor.getByText('25 分钟').first().waitFor();
  assert.deepEqual(errors, []);
});

test('[L2] clauses are moved, removed, bound and undone by keyboard; nothing is lost on reload', {
  skip: withoutBrowser,
}, async (t) => {
  const { page } = await openDesk(t);
  await page.locator('input[type=file]').setInputFiles({
    name: '承诺.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      '服务承诺书\n一、响应\n1. 接到投诉后____分钟内首次响应。\n2. 对办事群众耐心解答，一次性告知所需材料。\n',
    ),
  });
  await page.getByRole('button', { name: '核对完了' }).click();
  await page.getByLabel('第 1 条 时限', { exact: true }).waitFor();
  await page.getByLabel('第 1 条 时限', { exact: true }).fill('45');

  await page.getByRole('button', { name: '下移第 1 条' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByLabel('第 2 条 时限', { exact: true }).waitFor();
  await page.getByRole('button', { name: '删去第 1 条' }).click();
  await page.getByText('耐心解答').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '撤销', exact: true }).first().click();
  await page.getByText('耐心解答').first().waitFor();

  await page.getByRole('button', { name: '修改第 1 条' }).click();
  await page.getByLabel('怎样计量').selectOption('satisfaction');
  await page.getByRole('textbox', { name: '承诺内容', exact: true }).fill('满意率不低于【目标】。');
  await page.getByLabel('第 1 条 目标', { exact: true }).fill('95');
  assert.deepEqual(await axeFaults(page), []);
  await saved(page);

  // What cannot be kept yet is still there after a reload.
  await page.getByLabel('标题', { exact: true }).fill('');
  await page.getByText('有几处要改好，才能保存').waitFor();
  await page.reload();
  await page.getByText('有几处要改好，才能保存').waitFor();
  assert.equal(await page.getByLabel('标题', { exact: true }).inputValue(), '');
  await page.getByLabel('标题', { exact: true }).fill('我们的承诺');
  await saved(page);

  await page.getByRole('button', { name: 'YAML 文件' }).click();
  const file = page.getByLabel('承诺书全文（YAML）');
  const source = await file.inputValue();
  assert.match(source, /limit: 45m/);
  await file.fill(source.replace('limit: 45m', 'limit: 45x'));
  await page.getByRole('button', { name: /^第 \d+ 行$/ }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await file.fill(source.replace('limit: 45m', 'limit: 40m'));
  await page.getByRole('button', { name: '承诺书', exact: true }).click();
  assert.equal(await page.getByLabel('第 2 条 时限', { exact: true }).inputValue(), '40');
  await saved(page);
});
