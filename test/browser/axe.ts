import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

/** What axe finds wrong with a page, in one line each. `more` names further sets of rules, such as wcag2aaa. */
export async function axeFaults(page: Page, more: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  const rules = JSON.stringify([...RULES, ...more]);
  const violations = await page.evaluate<Violation[]>(
    `axe.run({ runOnly: ${rules} }).then(({ violations }) => violations)`,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
  );
}

/** Whether something sticks out to the right, so that a reader has to scroll sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
