import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type App, openApp } from '../app.ts';
import { submit } from './caseline.ts';

type Headers = Record<string, string>;

describe('an emergency override', () => {
  let app: App;
  let handler: Headers;
  let manager: Headers;
  let administrator: Headers;
  const ended: (() => Promise<void>)[] = [];
  before(async () => {
    app = await openApp({ after: (cleanUp) => ended.push(cleanUp) });
    handler = await app.session('agent', '技术部');
    manager = await app.session('manager', '运营部');
    administrator = await app.session('administrator', '客服部');
  });
  after(async () => {
    for (const cleanUp of ended) await cleanUp();
  });

  /** A major case that is worked on and that nobody has reviewed. */
  async function major() {
    const line = await submit(app, handler);
    await line.through(
      'register',
      ['reclassify', { complexity: 'major', urgency: 'abnormal' }],
      'dispatch',
      'start',
    );
    const { status, body } = await line.step('reply');
    assert.equal(status, 409);
    assert.equal(body.code, 'gate-not-met');
    return { line, clause: body.clause as string, path: `/staff/cases/${line.number}/overrides` };
  }

  const figures = async (clause: string) => {
    const { body: pledge } = await app.ask('GET', '/pledges/current');
    const { body } = await app.ask('GET', `/pledges/${pledge.id}/compliance`);
    return body.clauses.find(({ id }: { id: string }) => id === clause);
  };

  test('[F9] takes two people and a reason, lets the answer out, and is counted as broken', async () => {
    const { line, clause, path } = await major();
    const before = await figures(clause);
    const reason = '支付系统大面积中断，须立即告知用户。';
    const asked = await app.ask('POST', path, { clause, reason }, handler);
    assert.equal(asked.status, 201, JSON.stringify(asked.body));
    const [request] = asked.body.items;
    assert.equal(request.state, 'pending');
    assert.equal(request.mayDecide, false);
    assert.equal((await line.step('reply')).status, 409, 'asking alone lifts nothing');
    assert.equal((await app.ask('POST', `${path}/${request.id}/approve`, {}, handler)).status, 403);
    const agreed = await app.ask('POST', `${path}/${request.id}/approve`, {}, manager);
    assert.equal(agreed.status, 200, JSON.stringify(agreed.body));
    assert.equal(agreed.body.items[0].state, 'approved');
    await line.through('reply');
    const now = await figures(clause);
    assert.equal(now.broken, before.broken + 1);
    assert.equal(now.kept, before.kept);
    assert.equal(now.beside.overridden, before.beside.overridden + 1);
    const { body: view } = await app.ask('GET', `/staff/cases/${line.number}`, undefined, handler);
    const event = view.events.find(({ type }: { type: string }) => type === 'overridden');
    assert.equal(event.data.clause, clause);
    assert.doesNotMatch(JSON.stringify(view.events), /支付系统/, 'no words in events');
    assert.doesNotMatch(JSON.stringify(await line.look()), /支付系统/, 'the reason stays among staff');
  });

  test('[F9] an administrator alone cannot, nor can a program', async () => {
    const { clause, path } = await major();
    const key = await app.key('administrator');
    assert.equal((await app.ask('POST', path, { clause, reason: '紧急' }, key)).status, 403);
    const asked = await app.ask('POST', path, { clause, reason: '紧急' }, administrator);
    assert.equal(asked.status, 201);
    const { id } = asked.body.items[0];
    for (const headers of [administrator, key]) {
      const answer = await app.ask('POST', `${path}/${id}/approve`, {}, headers);
      assert.equal(answer.status, 403, JSON.stringify(answer.body));
    }
    const refused = await app.ask('POST', `${path}/${id}/refuse`, { note: '先完成复核' }, manager);
    assert.equal(refused.body.items[0].state, 'refused');
    assert.equal((await app.ask('POST', `${path}/${id}/approve`, {}, manager)).status, 409);
    assert.equal(refused.body.open.length, 1, 'what was refused may be asked for again');
  });

  test('what bars nobody cannot be lifted, and a request ends with its round', async () => {
    const { line, clause, path } = await major();
    assert.equal((await app.ask('POST', path, { clause: 'no-such', reason: '紧急' }, handler)).status, 409);
    const [first] = (await app.ask('POST', path, { clause, reason: '紧急' }, handler)).body.items;
    assert.equal(
      (await app.ask('POST', path, { clause, reason: '再次' }, handler)).status,
      409,
      'one request at a time',
    );
    await app.ask('POST', `${path}/${first.id}/approve`, {}, administrator);
    await line.through('reply');
    await line.asUser('appeal', { reason: '没有解决' });
    const others = await app.session('agent', '技术部');
    const answer = await line.step('reply', { body: '已再次核实。' }, others);
    assert.equal(answer.body.code, 'gate-not-met', 'the next round needs its own reviews');
    const again = await app.ask('POST', path, { clause, reason: '再次紧急' }, others);
    assert.equal(again.status, 201, JSON.stringify(again.body));
  });
});
