import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { HistoryLine } from '../../src/keep/case/line.ts';
import { importHistory } from '../../src/keep/intake/import.ts';
import { DAY, formatInstant, MINUTE, now } from '../../src/platform/time.ts';
import { openApp } from '../app.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { setUp } from './console.ts';

const DRAFT = `title: 服务承诺书（草案）
promisor: 和光银行
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: first, section: 响应, text: '咨询在{{limit}}内首次响应', measure: first-response, limit: 30m, target: 75% }
  - { id: answer, section: 答复, text: '咨询在{{limit}}内答复', measure: resolution, limit: __d, target: 90% }
`;

/** Responded to after 10, 20, 40 and 90 minutes, and answered on the second day. */
function* lines(): Generator<HistoryLine> {
  for (const [index, minutes] of [10, 20, 40, 90].entries()) {
    const at = now() - (5 + index) * DAY;
    yield { case: `K-${index}`, at, type: 'received', fields: { channel: index < 2 ? 'web' : 'phone' } };
    yield { case: `K-${index}`, at: at + minutes * MINUTE, type: 'responded' };
    yield { case: `K-${index}`, at: at + 2 * DAY, type: 'replied' };
  }
}

test('a draft is tried on what has happened, and another limit in its place', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  await importHistory(app.house, lines());
  await app.ask('POST', '/staff/pledges', { source: DRAFT }, await app.key('manager'));
  const { page, errors } = await openPage(await openBrowser(t));
  await setUp(page, app.setupLink);

  await page.getByRole('link', { name: '试算' }).click();
  const first = page.getByRole('listitem').filter({ hasText: '首次响应' }).first();
  await first.getByText('近 90 天会兑现 50%（目标 75%）；要达标需 40 分钟。').waitFor();
  await first.getByText('按渠道、部门、时段看').click();
  await first.getByText('电话').waitFor();
  await first.getByRole('spinbutton').fill('40');
  await first.getByRole('button', { name: '试这个' }).click();
  await first.getByText('近 90 天会兑现 75%（目标 75%）').waitFor();
  await first.getByRole('button', { name: '恢复原文' }).click();
  await first.getByText('近 90 天会兑现 50%').waitFor();

  const answer = page.getByRole('listitem').filter({ hasText: '内答复' }).first();
  await answer.getByText('这一条还有空没填').waitFor();
  await answer.getByRole('spinbutton').fill('1');
  await answer.getByRole('button', { name: '试这个' }).click();
  await answer.getByText('近 90 天会兑现 0%（目标 90%）；要达标需 2 日。').waitFor();

  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(PHONE);
  assert.deepEqual(await axeFaults(page), []);
  assert.equal(await isTooWide(page), false);
  assert.deepEqual(errors, []);
});

test('a trial that takes long is told of and can be given up; other days, by the keyboard', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  await importHistory(app.house, lines());
  await app.ask('POST', '/staff/pledges', { source: DRAFT }, await app.key('manager'));
  const { page, errors } = await openPage(await openBrowser(t));
  await setUp(page, app.setupLink);

  // Whoever reads the history waits for whoever has locked it.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const locked = Promise.withResolvers<void>();
  const locking = app.db.transaction().execute(async (tx) => {
    await sql`lock table case_event in access exclusive mode`.execute(tx);
    locked.resolve();
    await held;
  });
  await locked.promise;
  await page.getByRole('link', { name: '试算' }).click();
  await page.getByRole('progressbar', { name: '正在逐件试算' }).waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByText('试算已取消').waitFor();
  letGo();
  await locking;
  await page.getByRole('button', { name: '重新试算' }).click();
  const first = page.getByRole('listitem').filter({ hasText: '首次响应' }).first();
  await first.getByText('近 90 天会兑现 50%').waitFor();

  await first.getByRole('spinbutton').fill('90');
  await page.keyboard.press('Enter');
  await first.getByText('近 90 天会兑现 100%').waitFor();
  await first.locator('summary').focus();
  await page.keyboard.press('Enter');
  await first.getByText('承办部门').waitFor();

  // The first two cases came six and five days ago; only the last of them within these days.
  const daysAgo = (days: number) => formatInstant(now() - days * DAY, 'Asia/Shanghai').slice(0, 10);
  await page.getByRole('button', { name: '自选' }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('从').fill(daysAgo(5));
  await first.getByText('1 次中做到 1 次').waitFor();
  await page.getByLabel('到').fill(daysAgo(6));
  await page.getByText('起始日不能晚于截止日').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);
  assert.deepEqual(errors, []);
});
