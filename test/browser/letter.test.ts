import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { httpServer } from '../../src/platform/http.ts';
import { createLog } from '../../src/platform/log.ts';
import { freePort } from '../../src/platform/postgres/server.ts';
import { letterOf, portalFixture, type Setting } from '../../src/portal/fixture.ts';
import { portal } from '../../src/portal/portal.ts';
import type { PublishedPledge } from '../../src/promise/pledge/inforce.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';

const SIZES = [{ width: 1440, height: 900 }, PHONE];

type Scope = { after(cleanUp: () => Promise<void>): void };

/** Serves the public pages over figures in memory. @returns where */
async function serve(t: Scope, setting: Setting, inForce = true): Promise<string> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const { deps } = portalFixture(setting);
  const server = await httpServer({ log: createLog('silent'), publicUrl, version: '0' });
  const book = inForce ? deps.book : { ...deps.book, inForce: () => undefined };
  await portal(server, { ...deps, publicUrl, book });
  t.after(async () => {
    server.server.closeAllConnections();
    await server.close();
  });
  return server.listen({ host: '127.0.0.1', port });
}

/** A letter with forty clauses, of all kinds that the shipped one has. */
function longLetter(): PublishedPledge {
  const { pledge } = letterOf();
  const clauses = Array.from({ length: 40 }, (_, index) => ({
    ...pledge.clauses[index % pledge.clauses.length]!,
    id: `clause-${index}`,
    section: `第 ${Math.floor(index / 8) + 1} 部分`,
  }));
  return letterOf(1, { ...pledge, clauses });
}

const ended = letterOf(1, { ...letterOf().pledge, effective: { from: '2025-01-01', to: '2025-12-31' } });

const STATES: Readonly<Record<string, readonly [setting: Setting, inForce?: boolean]>> = {
  'with figures and an older version': [{ letters: [letterOf(2), letterOf(1)] }],
  'without figures': [{ empty: true }],
  'with forty clauses': [{ letters: [longLetter()] }],
  'that has ended': [{ letters: [ended] }, false],
};

async function faultsAt(context: BrowserContext, address: string): Promise<string[]> {
  const { page, errors } = await openPage(context);
  const faults: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(address);
    const found = await axeFaults(page);
    if (await isTooWide(page)) found.push('is wider than the screen');
    faults.push(...found.map((fault) => `${size.width}: ${fault}`));
  }
  await page.close();
  return [...faults, ...errors];
}

for (const [state, setting] of Object.entries(STATES)) {
  test(`[S6] a letter ${state} is open to everyone`, { skip: withoutBrowser }, async (t) => {
    const origin = await serve(t, ...setting);
    const context = await openBrowser(t);
    for (const path of ['/pledge', '/pledge/1?lang=en', '/evidence/1/online-first-response']) {
      if (path.startsWith('/evidence') && state.includes('forty')) continue;
      assert.deepEqual(await faultsAt(context, origin + path), [], path);
    }
    const large = await context.newPage();
    await large.goto(`${origin}/elder?on=1&back=%2Fpledge`);
    assert.deepEqual(await axeFaults(large, ['wcag2aaa']), []);
    assert.equal(await isTooWide(large), false);
  });
}

test('the letter is shared and its figures are saved without scripts; with them the words are copied', {
  skip: withoutBrowser,
}, async (t) => {
  const origin = await serve(t, {});
  const plain = await (await openBrowser(t, { javaScriptEnabled: false, acceptDownloads: true })).newPage();
  await plain.goto(`${origin}/pledge`);
  const [download] = await Promise.all([
    plain.waitForEvent('download'),
    plain.getByRole('link', { name: '下载兑现数据（表格，CSV）' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'pledge-1-2026-11-01-2026-11-19.csv');
  const card = plain.getByRole('img', { name: /的分享图/ });
  await card.scrollIntoViewIfNeeded();
  await plain.getByRole('img', { name: '这份承诺书的二维码' }).waitFor();
  assert.equal(await plain.getByRole('button', { name: '复制文字和链接' }).count(), 0);

  const context = await openBrowser(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page, errors } = await openPage(context);
  await page.goto(`${origin}/pledge`);
  await page.getByRole('button', { name: '复制文字和链接' }).click();
  await page.getByRole('button', { name: '已复制' }).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  assert.match(
    copied,
    /^江城银行股份有限公司《线上线下服务与诉求办理承诺书》\n2026 年 11 月 1 日至 11 月 19 日：/,
  );
  assert.ok(copied.endsWith(`${origin}/pledge/1`));
  const seen = await page.evaluate<boolean>(
    `(async () => { const card = document.querySelector('.share .card'); card.loading = 'eager'; await card.decode(); return card.naturalWidth === 1200 && card.naturalHeight === 630; })()`,
  );
  assert.equal(seen, true);
  assert.deepEqual(errors, []);
});

test('a promise without a figure beside it has the width of its row', {
  skip: withoutBrowser,
}, async (t) => {
  const origin = await serve(t, {});
  const context = await openBrowser(t);
  const { page, errors } = await openPage(context);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(origin);
    const narrow = await page.evaluate<number>(
      `[...document.querySelectorAll('.promises li')].filter((row, index) => {
        if (index === 0) row.querySelector('.rate').remove();
        const [say, fact] = [row.querySelector('.say'), row.querySelector('.fact')];
        return say.clientWidth < row.clientWidth * 0.7 || fact.clientWidth < row.clientWidth * 0.6;
      }).length`,
    );
    assert.equal(narrow, 0, `${size.width}`);
  }
  assert.deepEqual(errors, []);
});
