import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from '../app.ts';
import { submit } from './caseline.ts';

test('[F1] [F2] [F10] [I6] feedback travels from receipt to the archive, and its user sees each step', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, await app.key('agent'), {
    title: '手机银行打不开',
    channel: 'app',
    contact: { name: '王芳', phone: '13800000000' },
  });
  assert.match(line.receipt.progressUrl, /\/progress\//);
  assert.equal(line.receipt.stage, 'received');
  assert.ok(line.receipt.clocks.some(({ clause }: { clause: string }) => clause === 'online-first-response'));

  await line.through('register', ['dispatch', { unit: '技术部' }], 'start', 'respond', 'reply', 'archive');
  const seen = await line.look();
  assert.equal(seen.stage, 'archived');
  assert.deepEqual(
    seen.timeline.map(({ type }: { type: string }) => type).filter((type: string) => type !== 'reclassified'),
    ['received', 'registered', 'dispatched', 'started', 'responded', 'replied', 'archived'],
  );
  assert.equal(seen.unit, '技术部');
  assert.equal(seen.messages.at(-1).body, '问题已经解决，请更新到最新版本。');
  for (const clause of ['online-first-response', 'registration', 'dispatch', 'resolution', 'archiving']) {
    const clock = seen.clocks.find((one: { clause: string }) => one.clause === clause);
    assert.equal(clock?.state, 'kept', clause);
    assert.ok(clock.text && clock.explanation.length > 0, clause);
  }
});

test('[F2] while the user is asked something the clocks that pause stand still, and the answer moves them on', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, await app.key('agent'));
  await line.through('register', 'dispatch', 'start', 'wait');
  const paused = async () =>
    Object.fromEntries(
      (await line.look()).clocks.map((one: { clause: string; paused: boolean }) => [one.clause, one.paused]),
    );
  assert.equal((await line.look()).waitingReason, 'need-information');
  assert.deepEqual([(await paused()).resolution, (await paused())['online-first-response']], [true, false]);
  const { status, body } = await line.asUser('messages', { body: '华为 Mate 60。' });
  assert.deepEqual([status, body.waiting, (await paused()).resolution], [200, false, false]);
});

test('[F7] coordination runs a clock for each request', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, await app.key('agent'));
  await line.through('register', 'dispatch', ['reclassify', { complexity: 'complex' }]);
  await line.through('request-coordination', 'coordinate', 'request-coordination', 'plan', 'coordinate');
  const { clocks } = await line.look();
  const of = (clause: string) => clocks.filter((one: { clause: string }) => one.clause === clause);
  assert.deepEqual(
    of('coordination').map(({ round, state }: { round: number; state: string }) => [round, state]),
    [
      [1, 'kept'],
      [2, 'kept'],
    ],
  );
  assert.ok(of('coordination-plan').length > 0);
});

test('[Q1] [Q2] a user who is not satisfied gets a second review with a clock of its own; the first verdict stands', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, await app.key('agent'));
  await line.through('register', 'dispatch', 'start', 'reply');
  const rated = await line.asUser('rating', { score: 1, solved: false, comment: '没有解决。' });
  assert.deepEqual([rated.status, rated.body.rating], [200, { score: 1, solved: false }]);
  assert.equal((await line.asUser('rating', { score: 5, solved: true })).body.code, 'already-rated');
  const before = (await line.look()).clocks.find((one: { clause: string }) => one.clause === 'resolution');
  const appealed = await line.asUser('appeal', { reason: '仍然打不开。' });
  assert.deepEqual([appealed.status, appealed.body.stage], [200, 'dispatched']);
  const review = async () =>
    (await line.look()).clocks.find((one: { clause: string }) => one.clause === 'second-review');
  assert.equal((await review()).state, 'running');
  await line.through('start', 'reply', 'archive', 'follow-up', 'inspect');
  assert.equal((await review()).state, 'kept');
  const after = (await line.look()).clocks.find((one: { clause: string }) => one.clause === 'resolution');
  assert.deepEqual([after.state, after.stoppedAt], [before.state, before.stoppedAt]);
});

test('[F9] a major result goes out only after two reviews by different people', async (t) => {
  const app = await openApp(t);
  const handler = await app.session('agent', '客服部');
  const [technology, operations] = [
    await app.session('agent', '技术部'),
    await app.session('manager', '运营部'),
  ];
  const line = await submit(app, handler);
  await line.through('register', 'dispatch', 'start', ['reclassify', { complexity: 'major' }]);
  const refused = await line.step('reply');
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.clause],
    [409, 'gate-not-met', 'double-review'],
  );
  assert.match(refused.body.message, /复核/);
  const own = await line.step('review');
  assert.deepEqual([own.status, own.body.code], [409, 'step-not-open'], 'who handled it does not review it');
  assert.equal((await line.step('review', {}, technology)).status, 200);
  const again = await line.step('review', {}, technology);
  assert.deepEqual([again.status, again.body.code], [409, 'step-not-open']);
  const colleague = await app.session('agent', '技术部');
  assert.equal((await line.step('review', {}, colleague)).status, 200);
  const lacking = await line.step('reply');
  assert.match(lacking.body.message, /运营/, 'two reviews by technology do not stand for operations');
  assert.equal((await line.step('review', {}, operations)).status, 200);
  await line.through('reply');
});

test('[F3] feedback that is repeated is merged, and says into which', async (t) => {
  const app = await openApp(t);
  const staff = await app.key('agent');
  const [first, second] = [await submit(app, staff), await submit(app, staff)];
  await first.through('register', ['reclassify', { category: '登录' }]);
  await second.through(['merge', { into: first.number }]);
  assert.equal((await second.look()).stage, 'merged');
  const { body } = await app.ask('GET', `/staff/cases/${first.number}`, undefined, staff);
  assert.deepEqual(body.mergedHere, [second.number]);
  const into = await first.step('merge', { into: second.number });
  assert.deepEqual([into.status, into.body.code], [422, 'unknown-case']);
});

test('a user takes feedback back as long as it is not answered', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, await app.key('agent'));
  const { status, body } = await line.asUser('withdraw');
  assert.deepEqual([status, body.stage], [200, 'withdrawn']);
  assert.ok(body.clocks.every(({ state }: { state: string }) => state !== 'running'));
  assert.equal((await line.asUser('messages', { body: '还在吗？' })).status, 409);
});

test('[Q2] a bad rating starts the second review by itself, round after round until it is solved', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, await app.key('agent'));
  await line.through('register', 'dispatch', 'start', 'reply', 'archive');
  for (const round of [2, 3]) {
    const rated = await line.asUser('rating', { score: 2, solved: false });
    assert.deepEqual([rated.status, rated.body.stage, rated.body.open.appeal], [200, 'dispatched', false]);
    const reviews = rated.body.clocks.filter((one: { clause: string }) => one.clause === 'second-review');
    assert.deepEqual(
      reviews.map((one: { state: string }) => one.state),
      [...Array.from({ length: round - 2 }, () => 'kept'), 'running'],
    );
    await line.through('start', 'reply');
  }
  const last = await line.asUser('rating', { score: 5, solved: true });
  assert.deepEqual([last.status, last.body.stage], [200, 'replied']);
});
