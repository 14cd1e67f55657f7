import type { Page } from 'playwright-core';

const PASSWORD = 'as long as a sentence';

/** Becomes the first administrator by the one-time link, and waits for the work list. */
export async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('单位名称').fill('和光银行');
  await page.getByLabel('姓名').fill('李敏');
  await page.getByLabel('邮箱').fill('li.min@bank.example');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '建立账号并进入' }).click();
  await page.getByRole('heading', { name: '工作台' }).waitFor();
}

/** Signs in with what `setUp` gave. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('邮箱').fill('li.min@bank.example');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
}

/** The steps of a case, as staff take them. */
export function caseDesk(page: Page) {
  const panel = page.getByRole('region', { name: '办理', exact: true });
  return {
    async open(title: string): Promise<void> {
      await page.getByText(title).first().click();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/console\/cases\//);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    },
    /** A step that asks nothing. */
    async take(name: string): Promise<void> {
      await panel.getByRole('button', { name, exact: true }).click();
      await panel.getByRole('button', { name, exact: true, disabled: false }).waitFor({ state: 'hidden' });
    },
    /** A step that asks for a note. */
    async confirm(name: string): Promise<void> {
      await panel.getByRole('button', { name, exact: true }).click();
      const form = page.getByRole('dialog', { name });
      await form.getByRole('button', { name, exact: true }).click();
      await form.waitFor({ state: 'hidden' });
    },
    async dispatchTo(unit: string): Promise<void> {
      await panel.getByRole('button', { name: '分派', exact: true }).click();
      const form = page.getByRole('dialog', { name: '分派' });
      await form.getByRole('combobox', { name: '分派给哪个部门' }).fill(unit);
      await page.keyboard.press('Enter');
      await form.getByRole('button', { name: '分派' }).click();
      await form.waitFor({ state: 'hidden' });
    },
    async write(kind: string, text: string): Promise<void> {
      const chip = page.locator('.modes').getByRole('button', { name: kind, exact: true });
      await chip.click();
      await page.getByLabel('写给用户').fill(text);
      await page.locator('form:has(.modes) button[type=submit]').click();
      // What goes to the user could be taken back for some seconds.
      await page.getByRole('button', { name: '立即发出' }).click();
      await page.getByText(text).and(page.locator(':not(textarea)')).first().waitFor();
    },
    /** It was rated; how is kept from those who handle cases until it is over. */
    async rated(): Promise<void> {
      await page.reload();
      await page.getByText('已评价，尚未公开').first().waitFor();
    },
  };
}
