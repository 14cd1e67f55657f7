import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFaults, isTooWide } from './axe.ts';
import { PHONE, withoutBrowser } from './chromium.ts';
import { draftOn, openDesk, saved } from './desk.ts';

test('[L5] whatever a file can say is said in the letter: hours, rosters, phases, scopes, English', {
  skip: withoutBrowser,
}, async (t) => {
  const { app, page, errors } = await openDesk(t);
  await page.getByRole('button', { name: /从空白开始/ }).click();
  await page.getByLabel('英文标题').fill('Letter of Commitment');

  await page.locator('summary', { hasText: '工作时间' }).click();
  const calendar = page.locator('.calendar');
  await calendar.getByRole('button', { name: '周六加一段' }).click();
  await calendar.getByLabel('周六第 1 段结束').fill('1130');
  await calendar.getByLabel('周一第 2 段结束').fill('18:00');
  await calendar.getByRole('button', { name: '周二至周五照此' }).click();
  await calendar.getByLabel('自定', { exact: true }).check();
  await calendar.getByLabel('自定的节假日：选日期').fill('2027-01-01');
  await calendar.getByLabel('自定的节假日：选日期').press('Enter');
  await calendar.getByLabel('另加的调休上班日：选日期').fill('2027-01-03');
  await calendar
    .getByRole('group', { name: '另加的调休上班日' })
    .getByRole('button', { name: '加上' })
    .click();
  await calendar.getByLabel('时区').selectOption('Asia/Urumqi');
  await calendar.getByText('周一至周五 09:00–12:00、13:30–18:00；周六 09:00–11:30').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  // A time that ends before it begins is told where it stands.
  await calendar.getByLabel('周六第 1 段结束').fill('08:00');
  await calendar.getByText('时间段的结束不晚于开始', { exact: false }).waitFor();
  await calendar.getByLabel('周六第 1 段结束').fill('11:30');

  const panel = page.locator('.clause-panel').last();
  const another = async (measure: string) => {
    await page.getByRole('button', { name: '增加一条' }).last().click();
    await panel.getByLabel('怎样计量').selectOption(measure);
  };
  const hole = (n: number, what: string) => page.getByLabel(`第 ${n} 条 ${what}`, { exact: true });

  await another('roster');
  await panel.getByRole('textbox', { name: '承诺内容' }).fill('每班不少于【数量】人。');
  await hole(2, '数量').fill('6');
  await panel.getByLabel('按星期').check();
  await panel.getByLabel('周一第 2 段结束').fill('24:00');
  await panel.getByRole('button', { name: '周二至周五照此' }).click();

  await another('milestone');
  await panel.getByRole('textbox', { name: '承诺内容' }).fill('第一阶段（【完成日】）：试点。');
  await panel.getByLabel('起止日期').check();
  await hole(3, '起止日 · 生效日').fill('2027-01-01');
  await hole(3, '起止日 · 截止日').fill('2027-03-31');
  await panel.getByLabel('应交付的成果（一行一项）').fill('培训记录\n试点总结');
  await panel.locator('summary', { hasText: '适用' }).click();
  await panel.getByLabel('网点：写上一个，按回车').fill('中山路支行');
  await panel.getByLabel('网点：写上一个，按回车').press('Enter');
  await panel.getByLabel('承办部门：写上一个，按回车').fill('客服部');
  await panel.getByRole('button', { name: '去掉客服部' }).waitFor();
  await panel.locator('summary', { hasText: '英文' }).click();
  await panel.getByLabel('承诺内容（英文）').fill('Phase one (【起止日】): a pilot.');
  await panel.getByLabel('应交付的成果（英文）').fill('Records\nReport');
  assert.deepEqual(await axeFaults(page), []);

  await another('duty');
  await panel.getByRole('textbox', { name: '承诺内容' }).fill('每季度开展【数量】次检查。');
  await panel.getByLabel('事项名称', { exact: true }).fill('质量检查');
  await panel.getByLabel('多久一次').selectOption('quarter');
  await hole(4, '数量').fill('2');
  await panel.getByLabel('报告').check();
  await panel.getByRole('button', { name: '＋ 未做到时的赔付倍数' }).click();
  await hole(4, '倍数').fill('1.5');

  await another('parity');
  await panel.getByRole('textbox', { name: '承诺内容' }).fill('线上线下相差不超过【目标】。');
  await panel.getByLabel('比较哪一项').selectOption('resolution');
  await hole(5, '目标').fill('10');
  await saved(page);
  await page.setViewportSize(PHONE);
  assert.equal(await isTooWide(page), false);
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize({ width: 1440, height: 900 });

  const { body } = await app.ask(
    'GET',
    `/staff/pledges/${draftOn(page)}`,
    undefined,
    await app.key('administrator'),
  );
  const { titleEn, calendar: kept, clauses } = body.document;
  assert.equal(titleEn, 'Letter of Commitment');
  assert.deepEqual(kept, {
    timezone: 'Asia/Urumqi',
    hours: { 'mon-fri': ['09:00-12:00', '13:30-18:00'], sat: ['09:00-11:30'] },
    holidays: ['2027-01-01'],
    workdays: ['2027-01-03'],
  });
  const [, roster, milestone, duty, parity] = clauses;
  assert.deepEqual([roster.count, roster.hours], [6, { 'mon-fri': ['09:00-12:00', '13:30-24:00'] }]);
  assert.deepEqual(milestone.phase, { from: '2027-01-01', to: '2027-03-31' });
  assert.deepEqual(milestone.deliverables, ['培训记录', '试点总结']);
  assert.deepEqual(milestone.deliverablesEn, ['Records', 'Report']);
  assert.deepEqual(milestone.scope, { outlet: ['中山路支行'], unit: ['客服部'] });
  assert.equal(milestone.textEn, 'Phase one ({{phase}}): a pilot.');
  assert.deepEqual(
    [duty.activity, duty.every, duty.count, duty.evidence, duty.multiple],
    ['质量检查', 'quarter', 2, ['report'], 1.5],
  );
  assert.deepEqual([parity.of, parity.target], ['resolution', '10%']);
  assert.deepEqual(errors, []);
});

test('a long letter is searched, its clauses are dragged, and a remark is mended with one click', {
  skip: withoutBrowser,
}, async (t) => {
  const { page, errors } = await openDesk(t);
  await page.getByRole('button', { name: /投诉办理承诺书/ }).click();
  await saved(page);
  const texts = () => page.locator('.paper.draft li .say').allInnerTexts();
  const before = await texts();

  await page.locator('body').press('/');
  await page.keyboard.type('归档');
  await page
    .locator('.search')
    .getByText(/^\d+ 条$/)
    .waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.search')
    .getByText(/^第 1 处，共 \d+ 条$/)
    .waitFor();
  assert.match(await page.locator('.paper.draft li.here').innerText(), /归档/);
  assert.deepEqual(await axeFaults(page), []);
  await page.keyboard.press('Escape');

  // From the third place to the first, by its handle.
  const [from, to] = [2, 0].map((at) => page.locator('.paper.draft li').nth(at));
  await to!.scrollIntoViewIfNeeded();
  await from!.locator('.grip').hover();
  await page.mouse.down();
  const target = (await to!.boundingBox())!;
  await page.mouse.move(target.x + 40, target.y + target.height / 2, { steps: 6 });
  await page.locator('.paper.draft li.drop-before').waitFor();
  await page.mouse.up();
  assert.deepEqual((await texts()).slice(0, 3), [before[2], before[0], before[1]]);
  await page.locator('body').press('Control+z');
  assert.deepEqual(await texts(), before);
  await page.locator('body').press('Control+y');
  assert.equal((await texts())[0], before[2]);
  await page.locator('body').press('Control+z');

  // A clause that nobody answers for: one click gives it to who answers for the others.
  await page.getByRole('button', { name: '修改第 2 条' }).click();
  const owner = page.locator('.clause-panel').getByLabel('责任岗位或部门', { exact: true });
  await owner.fill('');
  await saved(page);
  await page
    .locator('.finding')
    .getByRole('button', { name: /^由.+负责$/ })
    .click();
  await page.locator('.finding', { hasText: '没有写明由谁负责' }).waitFor({ state: 'hidden' });
  assert.notEqual(await owner.inputValue(), '');
  assert.deepEqual(errors, []);
});
