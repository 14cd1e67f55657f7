import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACTIONS, type Action } from '../../src/keep/case/case.ts';
import { openApp } from '../app.ts';
import { LEAST, submit } from './caseline.ts';

/** For each step: the way to where it is open, and a way to where it is not. */
const WAYS: Readonly<Record<Action, { open: string[]; closed: string[] }>> = {
  register: { open: [], closed: ['register'] },
  dispatch: { open: ['register'], closed: [] },
  start: { open: ['register', 'dispatch'], closed: ['register'] },
  respond: { open: [], closed: ['register', 'dispatch', 'reply'] },
  'request-coordination': {
    open: ['register', 'dispatch'],
    closed: ['register', 'dispatch', 'request-coordination'],
  },
  coordinate: { open: ['register', 'dispatch', 'request-coordination'], closed: ['register', 'dispatch'] },
  plan: { open: ['register'], closed: [] },
  wait: { open: [], closed: ['wait'] },
  resume: { open: ['wait'], closed: [] },
  reply: { open: ['register', 'dispatch'], closed: ['register'] },
  review: { open: ['register', 'dispatch'], closed: ['register', 'dispatch', 'review'] },
  archive: { open: ['register', 'dispatch', 'reply'], closed: ['register', 'dispatch'] },
  merge: { open: [], closed: ['register', 'dispatch', 'reply'] },
  unmerge: { open: ['merge'], closed: ['register'] },
  reclassify: { open: ['register', 'dispatch', 'reply'], closed: ['withdraw'] },
  withdraw: { open: [], closed: ['register', 'dispatch', 'reply'] },
  'follow-up': { open: ['register', 'dispatch', 'reply'], closed: [] },
  inspect: { open: ['register', 'dispatch', 'reply'], closed: [] },
};

test('[F2] each step is taken where it is open, and refused with its reason where it is not', async (t) => {
  const app = await openApp(t);
  const staff = await app.key('agent');
  const target = await submit(app, staff);
  const withTarget = (way: string): string | [string, object] =>
    way === 'merge' ? ['merge', { into: target.number }] : way;
  for (const action of ACTIONS) {
    const body = action === 'merge' ? { into: target.number } : undefined;
    const open = await submit(app, staff);
    await open.through(...WAYS[action].open.map((way) => withTarget(way)));
    const offered = await app.ask('GET', `/staff/cases/${open.number}`, undefined, staff);
    const told = offered.body.actions.find((one: { action: string }) => one.action === action);
    assert.equal(told.refusal, null, action);
    const taken = await open.step(action, body);
    assert.equal(taken.status, 200, `${action}: ${JSON.stringify(taken.body)}`);

    const closed = await submit(app, staff);
    await closed.through(...WAYS[action].closed);
    const seen = await app.ask('GET', `/staff/cases/${closed.number}`, undefined, staff);
    const reason = seen.body.actions.find((one: { action: string }) => one.action === action).refusal;
    const refused = await closed.step(action, body);
    assert.deepEqual([refused.status, refused.body.code], [409, 'step-not-open'], action);
    assert.equal(refused.body.message, reason?.message, action);
    assert.match(refused.body.message, /[一-鿿]/, action);
    const inEnglish = await app.ask(
      'POST',
      `/staff/cases/${closed.number}/${action}?lang=en`,
      body ?? LEAST[action] ?? {},
      {
        ...staff,
        'accept-language': 'en',
      },
    );
    assert.doesNotMatch(inEnglish.body.message, /[一-鿿]/, action);
    const left = await app.ask('GET', `/staff/cases/${closed.number}`, undefined, staff);
    assert.equal(
      left.body.events.length,
      seen.body.events.length,
      `${action} that was refused changes nothing`,
    );
  }
});

test('steps say which unit, person, reason or field they do not know', async (t) => {
  const app = await openApp(t);
  const line = await submit(app, await app.key('agent'));
  await line.through('register');
  const refusals: [string, object, number, string][] = [
    ['dispatch', { unit: '没有这个部' }, 422, 'unknown-unit'],
    ['dispatch', { unit: '技术部', assignee: '没有这个人' }, 422, 'unknown-staff'],
    ['dispatch', {}, 400, 'bad-request'],
    ['dispatch', { unit: '技术部', colour: 'red' }, 400, 'unknown-field'],
    ['wait', { reason: 'because' }, 400, 'bad-request'],
    ['respond', { body: '' }, 400, 'bad-request'],
    ['reclassify', {}, 400, 'bad-request'],
    ['reclassify', { kind: 'poem' }, 400, 'bad-request'],
    ['merge', { into: 'JN-0000-000000' }, 422, 'unknown-case'],
    ['merge', { into: line.number }, 400, 'bad-request'],
  ];
  for (const [action, body, status, code] of refusals) {
    const answer = await line.step(action, body);
    assert.deepEqual([answer.status, answer.body.code], [status, code], `${action} ${JSON.stringify(body)}`);
  }
});

test('[F2] [S2] a case goes by name to a unit and a person, by id too, and is handed on', async (t) => {
  const app = await openApp(t);
  const staff = await app.session('manager');
  const line = await submit(app, staff);
  const { body: units } = await app.ask('GET', '/staff/units', undefined, staff);
  const { body: people } = await app.ask('GET', '/staff/people', undefined, staff);
  const technology = units.items.find(({ name }: { name: string }) => name === '技术部');
  const person = people.items.find(({ role }: { role: string }) => role === 'manager');
  await line.through('register', ['dispatch', { unit: technology.id, assignee: person.name }]);
  const { body } = await app.ask('GET', `/staff/cases/${line.number}`, undefined, staff);
  assert.deepEqual([body.unit.name, body.assignee], ['技术部', { id: person.id, name: person.name }]);
  await line.through('start', ['dispatch', { unit: '运营部' }]);
  const handed = await app.ask('GET', `/staff/cases/${line.number}`, undefined, staff);
  assert.deepEqual(
    [handed.body.unit.name, handed.body.assignee, handed.body.stage],
    ['运营部', null, 'dispatched'],
  );
});
