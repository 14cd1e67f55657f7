import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openApp } from '../app.ts';
import { submit } from '../stories/caseline.ts';
import { axeFaults, isTooWide } from './axe.ts';
import { DESKTOP, openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { setUp } from './console.ts';

const SIZES = { desktop: DESKTOP, phone: PHONE };

/** Looks at a page at both sizes. */
async function faultsOf(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.goto(address);
    if (address.includes('/console')) await page.waitForLoadState('networkidle');
    const found = await axeFaults(page);
    if (await isTooWide(page)) found.push('is wider than the screen');
    faults.push(...found.map((fault) => `${new URL(address).pathname} (${size}): ${fault}`));
  }
  return faults;
}

test('[S6] the progress of a case is open to everyone at each stage', { skip: withoutBrowser }, async (t) => {
  const app = await openApp(t, { listen: true });
  const staff = await app.key('agent');
  const [waiting, answered, reviewed] = [
    await submit(app, staff),
    await submit(app, staff),
    await submit(app, staff),
  ];
  await waiting.through('register', 'dispatch', 'wait');
  await answered.through('register', 'dispatch', 'start', 'respond', 'plan', 'reply');
  await reviewed.through('register', 'dispatch', 'reply');
  await reviewed.asUser('rating', { score: 2, solved: false });
  await reviewed.asUser('appeal', { reason: '仍然打不开。' });
  const { page, errors } = await openPage(await openBrowser(t));
  const faults: string[] = [];
  for (const { number, code } of [waiting, answered, reviewed]) {
    faults.push(...(await faultsOf(page, `${app.origin}/progress/${number}?code=${code}`)));
  }
  assert.deepEqual(faults, []);
  // A stream that is left is cut off.
  assert.deepEqual(
    errors.filter((error) => !error.includes('INCOMPLETE_CHUNKED')),
    [],
  );
});

test('what shuts people out is found', { skip: withoutBrowser }, async (t) => {
  const { page } = await openPage(await openBrowser(t));
  await page.setContent(
    '<html lang="zh"><title>a</title><main><h1>a</h1><img src="data:,"><p style="width:3000px">a</main>',
  );
  const [violation] = await axeFaults(page);
  assert.match(violation!, /^image-alt/);
  assert.equal(await isTooWide(page), true);
});

test('[S6] the console is open to everyone, on a desk and on a phone', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const staff = await app.key('agent');
  const line = await submit(app, staff);
  await line.through('register', 'dispatch', 'respond', 'wait');
  await submit(app, staff);
  const { body: pledge } = await app.ask('GET', '/pledges/current');
  const { page, errors } = await openPage(await openBrowser(t));
  const faults = await faultsOf(page, app.setupLink);
  await page.setViewportSize(DESKTOP);
  await setUp(page, app.setupLink);
  const paths = [
    '/',
    `/cases/${line.number}`,
    '/cases/new',
    '/alarms',
    '/compliance',
    `/compliance/${pledge.id}/online-first-response`,
    '/pledges',
    `/pledges/${pledge.id}`,
    '/settings',
  ];
  for (const path of paths) faults.push(...(await faultsOf(page, `${app.origin}/console${path}`)));
  await page.setViewportSize(DESKTOP);
  await page.getByRole('button', { name: '深色' }).click();
  for (const path of ['/', `/cases/${line.number}`, '/compliance']) {
    faults.push(...(await faultsOf(page, `${app.origin}/console${path}`)).map((fault) => `dark ${fault}`));
  }
  await page.context().clearCookies();
  faults.push(...(await faultsOf(page, `${app.origin}/console/signin`)));
  assert.deepEqual(faults, []);
  assert.deepEqual(
    errors.filter((error) => !error.includes('401')),
    [],
  );
});
