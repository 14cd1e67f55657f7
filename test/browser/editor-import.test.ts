import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { loadTemplate } from '../../src/promise/pledge/letter/library.ts';
import { writePaper } from '../../src/promise/pledge/paper/write-paper.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { PHONE, withoutBrowser } from './chromium.ts';
import { openDesk, saved } from './desk.ts';
import { foreignDocx } from './letters.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const give = (page: Page, name: string, content: Uint8Array | string, mimeType = 'text/plain') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(content) });

test('[L1] a letter is read from Word, text, Markdown and a web page, and checked sentence by sentence', {
  skip: withoutBrowser,
}, async (t) => {
  const { app, page, errors } = await openDesk(t);
  const begin = () => page.goto(`${app.origin}/console/pledges/draft`);

  // As another program writes it.
  const foreign = foreignDocx([
    ['服务', '承诺书'],
    ['承诺方：', '      '],
    ['一、响应'],
    ['1. 接到投诉后', '    ', '分钟内首次响应。'],
    ['2. 接到投诉后五个工作', '日内办结并答复。'],
    ['3. 对办事群众耐心解答，一次性告知所需材料。'],
    ['4. 每年邀请用户代表座谈，听取意见。'],
  ]);
  await give(page, '承诺书.docx', foreign, WORD);
  const review = page.getByRole('region', { name: '读入的内容，请核对一遍' });
  await review.getByText('来自“承诺书.docx”', { exact: false }).waitFor();
  const line = (n: number) => review.getByRole('listitem').nth(n - 1);
  await line(1)
    .getByText(/有把握 \d+%/)
    .waitFor();
  assert.equal(await line(1).getByRole('combobox').inputValue(), 'first-response');
  assert.equal(await line(3).getByRole('combobox').inputValue(), 'statement');
  await line(3).getByText('没有计量').waitFor();
  assert.deepEqual(await axeFaults(page), []);

  // One click binds it to something else, and the number in the sentence is its limit.
  await line(2).getByRole('button', { name: '首次处理的时限' }).click();
  await line(2).getByText('已由您改定').waitFor();
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize({ width: 1440, height: 900 });
  await review.getByRole('button', { name: /^只作声明的/ }).click();
  await review.getByText('耐心解答').waitFor();
  await review.getByText('首次响应。').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '核对完了' }).click();
  assert.equal(await page.getByLabel('第 2 条 时限', { exact: true }).inputValue(), '5');
  assert.equal(await page.getByLabel('第 1 条 时限', { exact: true }).inputValue(), '');
  await saved(page);
  // Where it was left off is where one comes back to, and the reading can still be looked at.
  await page.reload();
  await page.getByRole('button', { name: '读入核对' }).click();
  await line(2).getByText('已由您改定').waitFor();

  const sentence = '接到投诉后30分钟内首次响应。';
  for (const [name, text] of [
    ['承诺.txt', `服务承诺书\n一、响应\n1. ${sentence}\n2. 热情接待每一位用户。\n`],
    ['承诺.md', `# 服务承诺书\n\n## 响应\n\n1. ${sentence}\n2. 热情接待每一位用户。\n`],
    [
      '承诺.html',
      `<h1>服务承诺书</h1><h2>响应</h2><ol><li>${sentence}</li><li>热情接待每一位用户。</li></ol>`,
    ],
  ] as const) {
    await begin();
    await give(page, name, text);
    await review.getByText(sentence).waitFor();
    await page.getByRole('button', { name: '核对完了' }).click();
    assert.equal(await page.getByLabel('第 1 条 时限', { exact: true }).inputValue(), '30', name);
  }

  // One of our own leaves nothing to check.
  const letter = loadTemplate('counter')!;
  await begin();
  await give(page, '窗口.docx', await writePaper({ pledge: letter }, 'zh'), WORD);
  await page.getByRole('button', { name: '还有 2 处空白' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '读入核对' }).count(), 0);
  assert.equal(await page.getByLabel('标题', { exact: true }).inputValue(), letter.title);
  assert.deepEqual(errors, []);
});

test('a file that is no letter is refused in words that say what to do', {
  skip: withoutBrowser,
}, async (t) => {
  const { page } = await openDesk(t);
  const alert = page.locator('.begin .refused');
  const refused = async (words: RegExp) => {
    await alert.getByText(words).waitFor();
    assert.match(page.url(), /\/pledges\/draft$/);
  };
  await give(page, '空.docx', '', WORD);
  await refused(/“空.docx”是空文件/);
  await give(page, '坏.docx', 'no archive at all', WORD);
  await refused(/“坏.docx”打不开，文件可能已经损坏/);
  await give(
    page,
    '坏的压缩.docx',
    Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2000, 7)]),
    WORD,
  );
  await refused(/“坏的压缩.docx”打不开/);
  await give(page, '扫描.docx', foreignDocx([[''], ['']]), WORD);
  await refused(/“扫描.docx”里没有读出承诺。若是扫描件/);
  await give(page, '扫描.pdf', '%PDF-1.4', 'application/pdf');
  await refused(/“扫描.pdf”是扫描件或图片/);
  await give(page, '旧.doc', 'old', 'application/msword');
  await refused(/“旧.doc”是旧格式的 Word 文件/);
  await give(page, '承诺.yaml', 'title: 承诺\nclauses: []\n');
  await refused(/承诺书里还没有条款/);
  assert.deepEqual(await axeFaults(page), []);

  const folder = await mkdtemp(join(tmpdir(), 'jiannuo-large-'));
  t.after(() => rm(folder, { recursive: true }));
  const large = join(folder, '大.docx');
  await writeFile(large, '');
  await truncate(large, 50 * 1024 * 1024);
  await page.locator('input[type=file]').setInputFiles(large);
  await refused(/“大.docx”有 50 MB，超过 10 MB/);

  // How far it is, while it is being sent; and it can be stopped.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/staff/pledges/import', async (route) => {
    await held;
    await route.abort().catch(() => undefined);
  });
  await give(page, '慢.txt', '服务承诺书\n1. 接到投诉后30分钟内首次响应。\n');
  await page.getByRole('progressbar', { name: '慢.txt' }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('progressbar').waitFor({ state: 'hidden' });
  release();
});
