import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { now } from '../../src/platform/time.ts';
import { readPledge } from '../../src/promise/pledge/read.ts';
import { createDraft, publishDraft } from '../../src/promise/pledge/store.ts';
import { openApp } from '../app.ts';
import { submit } from './caseline.ts';

const LETTER = `
pledge: 1
title: 持证上岗承诺书
promisor: { name: 测试机构, type: enterprise }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: certified, text: 核心事项由持证人员办理, measure: certified-handler, trainingHours: 50, scope: { complexity: major } }
`;

/** The news of a certificate reaches the processes that know people by heart a moment after it is written. */
async function known(step: () => Promise<{ status: number }>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await step()).status === 200) return;
    await delay(20);
  }
  assert.fail('the certificate did not become known');
}

test('[P2] core matters are begun and answered by those who hold a certificate of fifty hours', async (t) => {
  const app = await openApp(t);
  const reading = readPledge(LETTER);
  assert.ok('pledge' in reading);
  await app.db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: now() - 1_000, staffId: null });
  });
  await app.house.book.refresh();
  const administrator = await app.session('administrator');
  const handler = await app.session('agent', '技术部');
  const line = await submit(app, handler);
  await line.through('register', ['reclassify', { complexity: 'major' }], 'dispatch');
  const refused = await line.step('start');
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.clause],
    [409, 'gate-not-met', 'certified'],
  );
  const people = await app.ask('GET', '/staff/people', undefined, administrator);
  const { id } = people.body.items.find((one: { role: string }) => one.role === 'agent');
  const path = `/staff/people/${id}/certificates`;
  const certificate = { name: '上岗证', trainingHours: 50, validFrom: '2020-01-01', validUntil: null };
  const backwards = { ...certificate, validUntil: '2019-12-31' };
  assert.equal((await app.ask('POST', path, backwards, administrator)).status, 400);
  assert.equal((await app.ask('POST', path, certificate, handler)).status, 403);
  assert.equal(
    (await app.ask('POST', path, { ...certificate, validUntil: '2020-12-31' }, administrator)).status,
    204,
  );
  assert.equal((await line.step('start')).status, 409, 'one that has run out is none');
  assert.equal((await app.ask('POST', path, certificate, administrator)).status, 204);
  await known(() => line.step('start'));
  await line.through('reply');
  const { body } = await app.ask('GET', '/pledges/2/compliance');
  const { kept, broken } = body.clauses[0];
  assert.deepEqual([kept, broken], [2, 0], 'work begun and answered');
});
