import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults } from './axe.ts';
import { openPage, withoutBrowser } from './chromium.ts';
import { draftOn, openDesk, saved } from './desk.ts';

const LETTER = `服务承诺书
一、响应
1. 接到投诉后30分钟内首次响应。
2. 接到投诉后5个工作日内办结并答复。
3. 对办事群众耐心解答，一次性告知所需材料。
`;

test('two people write one letter at once, and what either wrote is there', {
  skip: withoutBrowser,
}, async (t) => {
  const { app, context, page, errors } = await openDesk(t);
  const key = await app.key('administrator');
  const limitOf = (n: number) => `第 ${n} 条 时限`;
  await page.locator('input[type=file]').setInputFiles({
    name: '承诺.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(LETTER),
  });
  await page.getByRole('button', { name: '核对完了' }).click();
  await page.getByLabel(limitOf(1), { exact: true }).waitFor();
  const { page: other, errors: otherErrors } = await openPage(context);
  await other.goto(page.url());
  await other.getByLabel(limitOf(1), { exact: true }).waitFor();

  // Two clauses: each has his own, nobody is asked.
  await page.getByLabel(limitOf(1), { exact: true }).fill('20');
  await saved(page);
  await other.getByLabel(limitOf(2), { exact: true }).fill('4');
  await other.getByText('别人也在改这份草稿，改动的 1 处已经并入').waitFor();
  assert.equal(await other.getByLabel(limitOf(1), { exact: true }).inputValue(), '20');
  await saved(other);
  const kept = async () =>
    (await app.ask('GET', `/staff/pledges/${draftOn(page)}`, undefined, key)).body.document;
  assert.deepEqual(
    (await kept()).clauses.map(({ limit }: { limit?: string }) => limit),
    ['20m', '4wd', undefined],
  );

  // The same clause: both are shown, one is chosen, the other comes back by undo.
  await other.getByLabel(limitOf(1), { exact: true }).fill('15');
  await other.getByLabel('标题', { exact: true }).fill('他的承诺书');
  await saved(other);
  await page.getByLabel(limitOf(1), { exact: true }).fill('10');
  await page.getByRole('heading', { name: '别人也改了这份草稿' }).waitFor();
  const clash = page.getByRole('group', { name: '第 1 条' });
  await clash.getByText(/后 ?10 分钟内首次响应/).waitFor();
  await clash.getByText(/后 ?15 分钟内首次响应/).waitFor();
  assert.deepEqual(await axeFaults(page), []);

  // It survives a reload in the middle.
  await page.reload();
  await page.getByRole('heading', { name: '别人也改了这份草稿' }).waitFor();
  await clash.getByLabel(/对方的/).check();
  await page.getByRole('button', { name: '就这样合并' }).click();
  assert.equal(await page.getByLabel(limitOf(1), { exact: true }).inputValue(), '15');
  assert.equal(await page.getByLabel('标题', { exact: true }).inputValue(), '他的承诺书');
  assert.equal(await page.getByLabel(limitOf(2), { exact: true }).inputValue(), '4');
  await page.getByLabel('标题', { exact: true }).press('Control+z');
  assert.equal(await page.getByLabel(limitOf(1), { exact: true }).inputValue(), '10');
  await saved(page);
  assert.equal((await kept()).clauses[0].limit, '10m');
  assert.deepEqual(
    [...errors, ...otherErrors].filter((error) => !/409/.test(error)),
    [],
  );
});

test('a reload in the middle of a word loses nothing', { skip: withoutBrowser }, async (t) => {
  const { page } = await openDesk(t);
  await page.getByRole('button', { name: /从空白开始/ }).click();
  const open = async () => {
    await page.getByRole('button', { name: '修改第 1 条' }).click();
    await page.locator('summary', { hasText: '条件、除外和指标' }).click();
  };
  await open();
  const words: Record<string, string> = {
    承诺内容: '投诉在【时限】内首次响应，并说',
    '成立的条件（一行一项）': '通过公布的渠',
    看哪个数: '首次响应及',
    责任岗位或部门: '客',
  };
  for (const [label, text] of Object.entries(words)) {
    const field = page.locator('.clause-panel .row', { hasText: label }).locator('input, textarea').first();
    await field.fill('');
    await field.pressSequentially(text);
    await page.reload();
    await open();
    assert.equal(await field.inputValue(), text);
  }
  await page.getByLabel('标题', { exact: true }).fill('');
  await page.getByLabel('标题', { exact: true }).pressSequentially('没写完的标');
  await page.reload();
  assert.equal(await page.getByLabel('标题', { exact: true }).inputValue(), '没写完的标');
});
