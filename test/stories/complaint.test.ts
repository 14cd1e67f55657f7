import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, formatDay, now } from '../../src/platform/time.ts';
import { type App, openApp } from '../app.ts';

async function complain(app: App, more: object = {}) {
  const { status, body } = await app.ask('POST', '/cases', {
    body: '柜员态度恶劣，还把我的业务办错了，我要投诉',
    kind: 'complaint',
    channel: 'web',
    consent: true,
    ...more,
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body as { number: string; accessCode: string };
}

async function answered(app: App, number: string, who: Readonly<Record<string, string>>) {
  for (const [step, body] of [
    ['register', {}],
    ['dispatch', { unit: '客服部' }],
    ['start', {}],
    ['reply', { body: '已核实，向您致歉。' }],
  ] as const) {
    const { status, body: said } = await app.ask('POST', `/staff/cases/${number}/${step}`, body, who);
    assert.equal(status, 200, `${step}: ${JSON.stringify(said)}`);
  }
}

test('[C2] a major complaint is filed only with a follow-up owner, a decision and the root cause', async (t) => {
  const app = await openApp(t);
  const agent = await app.session('agent', '客服部');
  const { number, accessCode } = await complain(app, { sought: '请道歉，并重新办理' });
  const post = (path: string, body: object) => app.ask('POST', `/staff/cases/${number}/${path}`, body, agent);

  const assessed = await post('assessment', {
    severity: 3,
    safety: false,
    impact: 'single',
    note: '影响较大',
  });
  assert.equal(assessed.status, 200, JSON.stringify(assessed.body));
  assert.equal(assessed.body.major, true);
  assert.deepEqual(assessed.body.missing, ['follower', 'decision', 'cause']);
  assert.equal((await post('decision', { decision: 'upheld', reasons: '属实' })).status, 409);

  await answered(app, number, agent);
  const refused = await post('archive', {});
  assert.equal(refused.status, 409);
  assert.equal(refused.body.code, 'gate-not-met');
  assert.match(refused.body.message, /专人跟进、作出处理决定、查明根本原因/);
  const { body: seen } = await app.ask('GET', `/staff/cases/${number}`, undefined, agent);
  assert.equal(seen.sought, '请道歉，并重新办理');
  assert.match(
    seen.actions.find(({ action }: { action: string }) => action === 'archive').refusal.message,
    /专人跟进/,
  );

  const named = await post('follower', { staff: 'agent 1' });
  assert.equal(named.body.follower.name, 'agent 1');
  const decided = await post('decision', {
    decision: 'partly',
    reasons: '业务办错属实，态度问题无录音可证。',
  });
  assert.equal(decided.body.decision, 'partly');
  const cause = await post('cause', { cause: 'skill', note: '新员工未经培训上岗' });
  assert.deepEqual(cause.body.missing, []);
  assert.equal((await post('archive', {})).status, 200);
  assert.equal((await post('cause', { cause: 'rule', note: '再改' })).status, 409);

  const { body: user } = await app.ask('GET', `/cases/${number}?code=${accessCode}`);
  const told = user.messages.find(({ step }: { step: string }) => step === 'decided');
  assert.equal(told.body, '投诉部分成立。业务办错属实，态度问题无录音可证。');
  const types = user.timeline.map(({ type }: { type: string }) => type);
  assert.ok(types.includes('decided') && types.includes('follower_named'));
  for (const inside of ['assessed', 'cause_found']) assert.ok(!types.includes(inside), inside);
  assert.doesNotMatch(JSON.stringify(user), /新员工|影响较大/);
  const inbox = await app.db.selectFrom('notice').select(['template']).execute();
  assert.ok(inbox.some(({ template }) => template === 'follower'));
});

test('what is not a major complaint is filed as ever, by people and by programs', async (t) => {
  const app = await openApp(t);
  const key = await app.key('agent');
  const agent = await app.session('agent', '客服部');
  const ordinary = await complain(app);
  await answered(app, ordinary.number, agent);
  assert.equal((await app.ask('POST', `/staff/cases/${ordinary.number}/archive`, {}, agent)).status, 200);

  const enquiry = await complain(app, { kind: 'enquiry', body: '请问怎样修改预留的手机号' });
  const path = `/staff/cases/${enquiry.number}`;
  const assessed = await app.ask(
    'POST',
    `${path}/assessment`,
    { severity: 4, safety: true, impact: 'public' },
    agent,
  );
  assert.equal(assessed.status, 409);

  const major = await complain(app);
  await app.ask('POST', `/staff/cases/${major.number}/reclassify`, { complexity: 'major' }, key);
  const missing = (who: Readonly<Record<string, string>>) =>
    app.ask('GET', `/staff/cases/${major.number}/complaint`, undefined, who).then(({ body }) => body.missing);
  assert.deepEqual(await missing(key), []);
  assert.deepEqual(await missing(agent), ['follower', 'decision', 'cause']);
});

test('an assessment that sees the complexity otherwise puts it right', async (t) => {
  const app = await openApp(t);
  const agent = await app.session('agent', '客服部');
  const { number } = await complain(app);
  const given = { severity: 2, safety: false, impact: 'several', complexity: 'major' };
  const { body } = await app.ask('POST', `/staff/cases/${number}/assessment`, given, agent);
  assert.equal(body.major, true);
  const { body: seen } = await app.ask('GET', `/staff/cases/${number}`, undefined, agent);
  assert.equal(seen.complexity, 'major');
});

test('preventive actions have an owner and a due day, and are done with evidence', async (t) => {
  const app = await openApp(t);
  const agent = await app.session('agent', '客服部');
  const manager = await app.session('manager');
  const { number } = await complain(app);
  const plan = (dueOn: string) =>
    app.ask(
      'POST',
      `/staff/cases/${number}/preventions`,
      { measure: '上岗前培训并考试', owner: 'agent 1', dueOn },
      manager,
    );
  assert.equal((await plan('2020-01-01')).body.code, 'bad-request');
  const planned = await plan(formatDay(Math.floor(now() / DAY) + 30));
  const { id } = planned.body.preventions[0];
  const open = (who: Readonly<Record<string, string>>) =>
    app.ask('GET', '/staff/preventions?state=open&mine=true', undefined, who).then(({ body }) => body.items);
  assert.equal((await open(agent))[0].measure, '上岗前培训并考试');
  assert.deepEqual(await open(manager), []);
  const done = () =>
    app.ask('POST', `/staff/preventions/${id}/done`, { evidence: '培训签到表、成绩单' }, agent);
  assert.equal((await done()).status, 204);
  assert.equal((await done()).status, 409);
  const { body } = await app.ask('GET', '/staff/preventions?state=done', undefined, manager);
  assert.equal(body.items[0].evidence, '培训签到表、成绩单');
});

test('a dispute outside has its own record, of which the case keeps that it was', async (t) => {
  const app = await openApp(t);
  const agent = await app.session('agent', '客服部');
  const { number } = await complain(app);
  const path = `/staff/cases/${number}/disputes`;
  const today = formatDay(Math.floor(now() / DAY));
  const opened = await app.ask(
    'POST',
    path,
    { forum: '12315', reference: 'X-1', openedOn: '2026-01-05' },
    agent,
  );
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  const { id } = opened.body.disputes[0];
  const close = (closedOn: string) =>
    app.ask('POST', `${path}/${id}/outcome`, { outcome: 'settled', closedOn, note: '退一赔一' }, agent);
  assert.equal((await close('2026-01-01')).status, 400);
  const closed = await close(today);
  assert.equal(closed.body.disputes[0].outcome, 'settled');
  assert.equal((await close(today)).status, 409);
  const { body } = await app.ask('GET', `/staff/cases/${number}`, undefined, agent);
  const events = body.events.filter(({ type }: { type: string }) => type === 'disputed');
  assert.deepEqual(
    events.map(({ data }: { data: object }) => data),
    [
      { dispute: id, forum: '12315' },
      { dispute: id, forum: '12315', ended: 'settled' },
    ],
  );
});
