import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sweepPauses } from '../../src/keep/case/pause/sweep.ts';
import { now } from '../../src/platform/time.ts';
import { type App, openApp } from '../app.ts';
import { submit } from './caseline.ts';

type Headers = Record<string, string>;

describe('more time, and waiting for the user', () => {
  let app: App;
  let handler: Headers;
  let manager: Headers;
  const ended: (() => Promise<void>)[] = [];
  before(async () => {
    app = await openApp({ after: (cleanUp) => ended.push(cleanUp) });
    handler = await app.session('agent', '技术部');
    manager = await app.session('manager', '运营部');
  });
  after(async () => {
    for (const cleanUp of ended) await cleanUp();
  });

  const figures = async (clause: string) => {
    const { body: pledge } = await app.ask('GET', '/pledges/current');
    const { body } = await app.ask('GET', `/pledges/${pledge.id}/compliance`);
    return body.clauses.find(({ id }: { id: string }) => id === clause);
  };

  test('[F10] more time: asked for, agreed to by somebody else, told to the user; the clock stays as it is', async () => {
    const line = await submit(app, handler);
    await line.through('register', 'dispatch', 'start');
    const path = `/staff/cases/${line.number}/extensions`;
    const { body: can } = await app.ask('GET', path, undefined, handler);
    const { clocks } = await line.look();
    const clock = clocks.find(({ measure }: { measure: string }) => measure === 'resolution');
    assert.ok(can.open.some(({ clause }: { clause: string }) => clause === clock.clause));
    const asking = { clause: clock.clause, length: '3wd', reason: '需要供应商配合检修' };
    const wrong = await app.ask('POST', path, { ...asking, length: 'soon' }, handler);
    assert.equal(wrong.status, 400);
    const asked = await app.ask('POST', path, asking, handler);
    assert.equal(asked.status, 201, JSON.stringify(asked.body));
    assert.equal((await app.ask('POST', path, asking, handler)).status, 409, 'once');
    assert.doesNotMatch(JSON.stringify(await line.look()), /供应商/, 'nothing is told before it is decided');
    const { id } = asked.body.items[0];
    assert.equal((await app.ask('POST', `${path}/${id}/approve`, {}, handler)).status, 403);
    const given = await app.ask('POST', `${path}/${id}/approve`, {}, manager);
    assert.equal(given.status, 200, JSON.stringify(given.body));
    const seen = await line.look();
    const same = seen.clocks.find(({ clause }: { clause: string }) => clause === clock.clause);
    assert.equal(same.dueAt, clock.dueAt);
    assert.equal(same.extension.verdict, 'running');
    assert.ok(Date.parse(same.extension.dueAt) > Date.parse(clock.dueAt));
    assert.ok(seen.timeline.some(({ type }: { type: string }) => type === 'extended'));
    assert.match(JSON.stringify(seen.messages), /因需要供应商配合检修/);
    await line.through('reply');
    const after = (await line.look()).clocks.find(
      ({ clause }: { clause: string }) => clause === clock.clause,
    );
    assert.deepEqual([after.state, after.extension.verdict], ['kept', 'met']);
    const { beside } = await figures(clock.clause);
    assert.deepEqual(beside.extended, { count: 1, met: 1, missed: 0 });
    const late = await app.ask('POST', path, asking, handler);
    assert.equal(late.status, 409, 'what has stopped is not extended');
  });

  test('[F10] the user is asked, may object, and that is counted', async () => {
    const line = await submit(app, handler);
    await line.through('register', 'dispatch', ['wait', { reason: 'need-document' }]);
    const asked = await line.look();
    assert.match(asked.messages.at(-1).body, /有关材料/, 'a standard sentence stands in for a missing one');
    assert.equal(asked.open.contest, true);
    const days = (Date.parse(asked.waitingUntil) - Date.parse(asked.changedAt)) / 86_400_000;
    assert.equal(days, 15);
    const { body: pauses } = await app.ask('GET', `/staff/cases/${line.number}/pauses`, undefined, handler);
    assert.match(pauses.items[0].question, /有关材料/);
    const wrong = await app.ask('POST', `/cases/${line.number}/contest?code=WRONGONE`, {});
    assert.equal(wrong.status, 404);
    const objected = await line.asUser('contest', { reason: '材料昨天已经交了' });
    assert.equal(objected.status, 200, JSON.stringify(objected.body));
    assert.equal(objected.body.waiting, false);
    assert.equal(objected.body.open.contest, false);
    assert.equal((await line.asUser('contest')).status, 409, 'there is nothing left to object to');
    const resolution = objected.body.clocks.find(
      ({ measure }: { measure: string }) => measure === 'resolution',
    );
    const { beside, applicable } = await figures(resolution.clause);
    assert.deepEqual([beside.paused.count, beside.paused.contested], [1, 1]);
    assert.ok(applicable >= 1);
    assert.match(beside.said.join(), /等用户而暂停过 1 件/);
    await line.through('start', 'reply');
  });

  test('how long a case may wait is for the administrator to say', async () => {
    const administrator = await app.session('administrator');
    assert.equal((await app.ask('PUT', '/staff/longest-pause', { days: 7 }, manager)).status, 403);
    assert.equal((await app.ask('PUT', '/staff/longest-pause', { days: 7 }, administrator)).status, 200);
    const line = await submit(app, handler);
    await line.through('register', 'wait');
    const { waitingUntil, changedAt } = await line.look();
    assert.equal((Date.parse(waitingUntil) - Date.parse(changedAt)) / 86_400_000, 7);
    await sweepPauses(app.house, () => now() + 8 * 86_400_000);
    const after = await line.look();
    assert.equal(after.waiting, false);
    await line.through('dispatch', 'start', 'reply');
  });
});
