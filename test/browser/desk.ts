import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { openApp } from '../app.ts';
import { openBrowser, openPage } from './chromium.ts';
import { setUp } from './console.ts';

/** Waits until the letter in work is on the server. */
export const saved = (page: Page): Promise<void> => page.getByText('已保存', { exact: true }).waitFor();

/** The desk of somebody who is about to begin a letter. */
export async function openDesk(t: TestContext) {
  const app = await openApp(t, { listen: true });
  const context = await openBrowser(t, { viewport: { width: 1440, height: 900 } });
  const { page, errors } = await openPage(context);
  await setUp(page, app.setupLink);
  await page.goto(`${app.origin}/console/pledges/draft`);
  return { app, context, page, errors };
}

/** The id of the draft that a page shows. */
export const draftOn = (page: Page): string => /pledges\/(\d+)/.exec(page.url())![1]!;
