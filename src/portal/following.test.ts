import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../platform/refusal.ts';
import { caseOf, letterOf, RIGHT_CODE } from './fixture.ts';
import { CASE, NUMBER, site } from './site.fixture.ts';

test('a wrong number and a wrong code get the same answer', async (t) => {
  const { get } = await site(t);
  const without = (text: string) =>
    text.replaceAll(/value="[^"]*"|back=[^"]*|lang=[^"]*|\/progress\/[^"]*/g, '');
  const wrongCode = await get(`/progress/${NUMBER}?code=22222222`);
  const wrongNumber = await get(`/progress/JN-2611-222222?code=${RIGHT_CODE}`);
  assert.equal(wrongCode.statusCode, 404);
  assert.equal(wrongNumber.statusCode, 404);
  assert.equal(without(wrongCode.payload), without(wrongNumber.payload));
  assert.match(wrongCode.payload, /没有找到对应的反馈/);
});

test('the address of a case is neither cached nor told to other sites', async (t) => {
  const { get } = await site(t);
  const { headers, payload } = await get(CASE);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['referrer-policy'], 'strict-origin');
  assert.doesNotMatch(payload, /(?:src|href)="(?:https?:)?\/\//);
});

test('[F10] the progress page says where a case stands, who has it and by when', async (t) => {
  const { get } = await site(t);
  const { payload } = await get(CASE);
  assert.match(payload, /最晚 11 月 24 日（周二）17:30 前答复您，还有 5 天 1 小时/);
  assert.match(payload, /现在由技术部办理/);
  assert.equal([...payload.matchAll(/<li class="(?:done|at|todo)"/g)].length, 5);
  assert.match(payload, /aria-current="step">(?:<svg[\s\S]*?<\/svg>)?<h2>处理/);
  assert.match(payload, /怎么算的[\s\S]*开始当天不计[\s\S]*周末，不计/);
});

test('a waiting case says that its time stands still, and asks for what is missing', async (t) => {
  const { get } = await site(t, { view: { waiting: true, waitingReason: 'need-document' } });
  const { payload } = await get(CASE);
  assert.match(payload, /正在等您补充，时限暂停计算/);
  assert.match(payload, /还需要您补充材料。您补充之后/);
  assert.match(payload, /<details class="act" open>/);
});

test('withdrawn and merged cases end where they stood', async (t) => {
  const closed = { message: false, withdraw: false, edit: false, rate: false, appeal: false, contest: false };
  for (const [stage, words] of [
    ['withdrawn', '您已撤回这件反馈'],
    ['merged', '与另一件相同的反馈合并办理'],
  ] as const) {
    const base = caseOf(letterOf());
    const timeline = [...base.timeline, { ...base.timeline[0]!, type: stage, at: base.changedAt }];
    const { get } = await site(t, { view: { stage, timeline, open: closed } });
    const { payload } = await get(CASE);
    assert.match(payload, new RegExp(words));
    assert.match(payload, /<li class="end">/);
    assert.doesNotMatch(payload, /<form/);
  }
});

test('a user adds, withdraws, rates and appeals without a script', async (t) => {
  const { post, deeds, get } = await site(t, {
    view: { open: { message: true, withdraw: true, edit: false, rate: true, appeal: true, contest: false } },
  });
  const act = (name: string) => `/progress/${NUMBER}/${name}?code=${RIGHT_CODE}`;
  const sent = await post(act('messages'), {
    body: '补充一张回单',
    files: [new File(['%PDF-1.4'], '回单.pdf')],
  });
  assert.equal(sent.headers.location, `${CASE}&done=messages`);
  await post(act('messages'), { body: '', files: [new File(['%PDF-1.4'], '二.pdf')] });
  await post(act('rating'), {
    score: '2',
    solved: 'no',
    comment: '慢',
    'bad-slow': 'yes',
    // Ticked before another level was chosen.
    'good-kind': 'yes',
  });
  await post(act('appeal'), { reason: '没有解决' });
  await post(act('withdraw'), {});
  assert.deepEqual(deeds.acts, [
    { act: 'message', said: { body: '补充一张回单' } },
    { act: 'message', said: { body: '上传了附件：二.pdf' } },
    { act: 'rate', said: { score: 2, solved: false, reasons: ['slow'], body: '慢' } },
    { act: 'appeal', said: { body: '没有解决' } },
    { act: 'withdraw', said: {} },
  ]);
  assert.match((await get(`${CASE}&done=rating`)).payload, /谢谢您的评价/);
  const link = await get(`/progress/${NUMBER}/rating?code=${RIGHT_CODE}&score=4`);
  assert.match(link.payload, /value="4" checked/);
  const nothing = await post(act('rating'), { score: '9' });
  assert.equal(nothing.statusCode, 422);
  assert.match(nothing.payload, /请选择满意程度/);
});

test('a step that is not open is explained, and the words stay in the form', async (t) => {
  const refusal = new Refusal('window-closed', { zh: '已超过 30 天。', en: 'More than 30 days ago.' });
  const { post } = await site(t, {
    refusal,
    view: {
      open: { message: true, withdraw: false, edit: false, rate: false, appeal: true, contest: false },
    },
  });
  const answer = await post(`/progress/${NUMBER}/appeal?code=${RIGHT_CODE}`, { reason: '还是不行' });
  assert.equal(answer.statusCode, 409);
  assert.match(answer.payload, /已超过 30 天/);
  assert.match(answer.payload, /还是不行<\/textarea>/);
});

test('guessing codes is slowed down, with a page that says so', async (t) => {
  const { server } = await site(t);
  const guess = (code: number) =>
    server.inject({ url: `/progress/${NUMBER}?code=${code}`, remoteAddress: '203.0.113.9' });
  const statuses = new Map<number, number>();
  let last = '';
  for (let code = 0; code < 70; code++) {
    const answer = await guess(code);
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    last = answer.payload;
  }
  assert.deepEqual(
    [...statuses],
    [
      [404, 60],
      [429, 10],
    ],
  );
  assert.match(last, /操作太频繁了/);
});
