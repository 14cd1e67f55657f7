import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedLetter } from '../promise/pledge/letter/letter.ts';
import { letterOf } from './fixture.ts';
import { site } from './site.fixture.ts';

const first = letterOf(1);
const shipped = shippedLetter('江城银行股份有限公司');
const changed = shipped.clauses.map((clause) =>
  clause.id === 'online-first-response'
    ? { ...clause, limit: { count: 10, unit: 'm' as const }, target: 0.95 }
    : clause,
);
const second = letterOf(2, { ...shipped, clauses: changed.slice(0, -1) });
const letters = [second, first];

test('[L3] anyone reads word by word what a version changed, and why', async (t) => {
  const { get } = await site(t, {
    letters,
    amendment: {
      trigger: 'concentrated-complaints',
      reason: '用户集中反映<首次响应>偏慢',
      major: true,
      approval: { body: '董事会', date: '2026-01-05' },
      ratifyBy: null,
      overdue: false,
    },
  });
  const { body, statusCode } = await get('/pledge/2/changes');
  assert.equal(statusCode, 200);
  assert.match(body, /<del>30<\/del><ins>10<\/ins>/);
  assert.match(body, /目标 <del>98%<\/del><ins>95%<\/ins>/);
  assert.match(body, /用户集中投诉/);
  assert.match(body, /&#60;首次响应&#62;|&lt;首次响应&gt;/);
  assert.match(body, /董事会/);
  assert.match(body, /删去<\/p>/);
  assert.match((await get('/pledge/2/changes?lang=en')).body, /What version 2 changed/);
  assert.match((await get('/pledge/1/changes')).body, /这是第一版/);
  assert.equal((await get('/pledge/9/changes')).statusCode, 404);
  assert.match((await get('/pledge/2')).body, /href="\/pledge\/2\/changes"/);
  assert.doesNotMatch((await get('/pledge/1')).body, /\/changes"/);
});

test('[L4] an emergency that waits for its approval says so in public', async (t) => {
  const { get } = await site(t, {
    letters,
    amendment: {
      trigger: 'emergency',
      reason: '系统中断',
      major: false,
      approval: null,
      ratifyBy: '2026-11-10T00:00:00Z',
      overdue: true,
    },
  });
  const { body } = await get('/pledge/2/changes');
  assert.match(body, /突发情况/);
  assert.match(body, /尚未追认/);
});

test('[L2] the letter shows who signed it and how that is checked', async (t) => {
  const signature = {
    name: '王行长',
    post: '法定代表人',
    signedAt: '2026-01-05T01:00:00Z',
    publicKey: 'S'.repeat(43),
    signature: 'x',
  };
  const { body } = await (await site(t, { signatures: [signature] })).get('/pledge');
  assert.match(body, /法定代表人 王行长/);
  assert.match(body, /\/api\/v1\/pledges\/1\/signature/);
  assert.match(body, new RegExp('a1'.repeat(32)));
  assert.doesNotMatch((await (await site(t)).get('/pledge')).body, /电子签名/);
});
