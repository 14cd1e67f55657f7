import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseView } from '../keep/case/shape.ts';
import { DAY, formatInstant, HOUR } from '../platform/time.ts';
import { NOW } from './figures.fixture.ts';
import { caseOf, letterOf } from './fixture.ts';
import { type Clock, isOpen, leading, outlookOf } from './outlook.ts';
import { TEXTS, type Visit } from './visit.ts';

const letter = letterOf();
const visitIn = (locale: 'zh' | 'en'): Visit => ({
  locale,
  timeZone: 'Asia/Shanghai',
  texts: TEXTS[locale],
  elder: false,
  path: '/',
  now: NOW,
  organisation: undefined,
  current: letter,
});

const [template] = caseOf(letter).clocks;
const clock = (measure: Clock['measure'], dueIn: number, changes: Partial<Clock> = {}): Clock => ({
  ...template!,
  measure,
  state: 'running',
  stoppedAt: null,
  dueAt: formatInstant(NOW + dueIn, 'Asia/Shanghai'),
  ...changes,
});
const viewOf = (clocks: Clock[], changes: Partial<CaseView> = {}) => caseOf(letter, { clocks, ...changes });

test('the answer leads, and what falls due before it is told beside it', () => {
  const view = viewOf([
    clock('registration', HOUR),
    clock('resolution', 5 * DAY),
    clock('resolution', 2 * DAY),
  ]);
  const { clock: first, before } = leading(view);
  assert.equal(first, view.clocks[2]);
  assert.equal(before, view.clocks[0]);
  const { title, lines } = outlookOf(visitIn('zh'), view);
  assert.equal(title, '最晚 11 月 21 日（周六）15:40 前答复您，还有 2 天');
  assert.equal(lines.at(-1), '在此之前：最晚 11 月 19 日（周四）16:40 前登记您的反馈，还有 1 小时');
});

test('a second review leads over the answer that was given late', () => {
  const given = clock('resolution', -DAY, { state: 'broken', stoppedAt: template!.dueAt });
  const view = viewOf([given, clock('second-review', 3 * DAY, { round: 2 })]);
  assert.equal(leading(view).clock?.measure, 'second-review');
  assert.equal(isOpen(given), false);
});

test('what is late is said to be late, whatever the state that was written down', () => {
  for (const state of ['running', 'broken'] as const) {
    const {
      state: shown,
      title,
      lines,
    } = outlookOf(visitIn('zh'), viewOf([clock('resolution', -3 * HOUR, { state })]));
    assert.equal(shown, 'broken');
    assert.equal(title, '本应在 11 月 19 日（周四）12:40 前答复您，已超过 3 小时');
    assert.ok(lines.includes(TEXTS.zh.headline.lateAbout));
  }
});

test('without an answer promised the next promise leads; without any the page says that work goes on', () => {
  assert.match(
    outlookOf(visitIn('en'), viewOf([clock('dispatch', HOUR)])).title,
    /^We will hand it to the unit/,
  );
  assert.equal(outlookOf(visitIn('en'), viewOf([])).title, 'Under way');
});

test('every end of a case has its own words', () => {
  const closed = { message: false, withdraw: false, edit: false, rate: false, appeal: false, contest: false };
  const title = (changes: Partial<CaseView>) =>
    outlookOf(visitIn('zh'), viewOf([], { open: closed, ...changes })).title;
  assert.equal(title({ stage: 'withdrawn' }), '您已撤回这件反馈');
  assert.equal(title({ stage: 'merged' }), '与另一件相同的反馈合并办理');
  assert.equal(title({ stage: 'archived' }), '这件事已经办结归档');
  assert.equal(title({ stage: 'replied', open: { ...closed, rate: true } }), '已经答复您，请您评价');
  assert.equal(title({ stage: 'replied', rating: { score: 5, solved: true } }), '已经答复您，谢谢您的评价');
  assert.equal(title({ waiting: true, waitingReason: 'user-asked' }), '正在等您补充，时限暂停计算');
});
