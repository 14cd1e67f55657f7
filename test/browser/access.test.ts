import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openApp } from '../app.ts';
import { submit } from '../stories/caseline.ts';
import { isTooWide, violationsOf } from './axe.ts';
import { DESKTOP, openBrowser, openPage, PHONE, withoutBrowser } from './chromium.ts';
import { setUp } from './console.ts';

const SIZES = { desktop: DESKTOP, phone: PHONE };

/** Looks at a page at both sizes. */
async function faultsOf(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    const found = await violationsOf(page);
    if (await isTooWide(page)) found.push('is wider than the screen');
    faults.push(...found.map((fault) => `${new URL(address).pathname} (${size}): ${fault}`));
  }
  return faults;
}

test('[S6] the public pages are open to everyone, on a desk and on a phone', {
  skip: withoutBrowser,
}, async (t) => {
  const app = await openApp(t, { listen: true });
  const staff = await app.key('agent');
  const fresh = await submit(app, staff);
  const answered = await submit(app, staff);
  await answered.through('register', 'dispatch', 'start', 'respond', 'plan', 'reply');
  const rated = await submit(app, staff);
  await rated.through('register', 'dispatch', 'reply');
  await rated.asUser('rating', { score: 2, solved: false });
  await rated.asUser('appeal', { reason: '仍然打不开。' });
  const { body: pledge } = await app.ask('GET', '/pledges/current');
  const { page, errors } = await openPage(await openBrowser(t));
  const paths = [
    '/',
    '/?lang=en',
    '/feedback?lang=zh',
    '/progress',
    ...[fresh, answered, rated].map(({ number, code }) => `/progress/${number}?code=${code}`),
    `/progress/${fresh.number}/withdraw?code=${fresh.code}`,
    '/pledge',
    `/evidence/${pledge.id}/online-first-response`,
    '/privacy',
  ];
  const faults: string[] = [];
  for (const path of paths) faults.push(...(await faultsOf(page, app.origin + path)));
  await page.goto(`${app.origin}/elder?on=1&back=%2F`);
  for (const path of ['/', '/feedback', '/pledge', `/progress/${answered.number}?code=${answered.code}`]) {
    faults.push(...(await faultsOf(page, app.origin + path)));
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
  const [violation] = await violationsOf(page);
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
