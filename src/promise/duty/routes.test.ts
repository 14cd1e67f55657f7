import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { type App, openApp } from '../../../test/app.ts';
import { formatInstant, HOUR, now, parseDay } from '../../platform/time.ts';
import { compileCalendar } from '../calendar/calendar.ts';
import { loadTemplate } from '../pledge/letter/library.ts';
import { clauseSentence } from '../pledge/phrase.ts';
import type { Clause } from '../pledge/pledge.ts';
import { readPledge } from '../pledge/read.ts';
import { createDraft, publishDraft } from '../pledge/store.ts';
import type { DutyClause } from './duty.ts';
import { occurrencesOf } from './occurrence.ts';

const LAST_YEAR = Number(formatInstant(now(), 'Asia/Shanghai').slice(0, 4)) - 1;

const LETTER = `
pledge: 1
title: 例行事项承诺书
promisor: { name: 某单位, type: enterprise }
effective: { from: ${LAST_YEAR}-01-01 }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: calls, text: '每年回访{{count}}名用户', measure: duty, activity: 用户回访, every: year, count: 20, owner: 客服部 }
  - { id: report, text: '每年发布报告', measure: duty, activity: 年度报告, every: year, count: 1, evidence: [report, link] }
`;

async function openWithDuties(t: TestContext): Promise<App> {
  const app = await openApp(t);
  const reading = readPledge(LETTER);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  await app.db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: now() - 1000 * 24 * HOUR, staffId: null });
  });
  await app.house.book.refresh();
  return app;
}

const call = (count: number, more: object = {}) => ({
  kind: 'count',
  text: '电话回访，逐一记录了建议。',
  count,
  happenedAt: formatInstant(now() - 1_000, 'Asia/Shanghai'),
  ...more,
});

test('what is recorded shows at once: missing, then kept, with the evidence in the history', async (t) => {
  const app = await openWithDuties(t);
  const agent = await app.session('agent');
  const before = await app.ask('GET', '/staff/duties', undefined, agent);
  assert.equal(before.status, 200);
  assert.deepEqual(
    before.body.items.map(
      ({ clause, owner, evidence }: { clause: string; owner: string; evidence: string[] }) => [
        clause,
        owner,
        evidence.length,
      ],
    ),
    [
      ['calls', '客服部', 5],
      ['report', null, 2],
    ],
  );
  assert.equal(before.body.items[0].current.missing, 20);
  assert.match(before.body.items[0].current.sentence, /^今年还差 20 次，须在 12 月 31 日（周.）24:00 前完成/);
  const six = await app.ask('POST', '/staff/duties/calls/evidence', call(6), agent);
  assert.deepEqual([six.status, six.body.done, six.body.missing, six.body.state], [201, 6, 14, 'running']);
  const rest = await app.ask('POST', '/staff/duties/calls/evidence', call(14), agent);
  assert.deepEqual([rest.body.done, rest.body.state], [20, 'kept']);
  const { body } = await app.ask('GET', '/staff/duties/calls', undefined, agent);
  assert.equal(body.items[0].state, 'kept');
  assert.deepEqual(
    body.items[0].evidence.map(
      ({ count, recordedBy, late }: { count: number; recordedBy: string; late: boolean }) => [
        count,
        recordedBy,
        late,
      ],
    ),
    [
      [6, 'agent 1', false],
      [14, 'agent 1', false],
    ],
  );
  assert.equal(body.items[1].state, 'broken');
});

test('an appraisal on so many indicators is one, in a year that the letter covers in part as well', () => {
  const { clauses } = loadTemplate('feedback-detailed')!;
  const appraisal = clauses.find(({ id }) => id === 'appraisal')!;
  assert.deepEqual([appraisal.count, appraisal.indicators], [1, 8]);
  assert.match(clauseSentence(appraisal as Clause, 'zh'), /^每年以8项指标考核|^每年以 8 项指标考核/);
  const calendar = compileCalendar({ timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' });
  const from = parseDay('2026-05-01')!;
  const term = { since: from, from, to: Number.POSITIVE_INFINITY, end: 'open' } as const;
  const [first] = occurrencesOf(appraisal as DutyClause, term, calendar, from * 24 * HOUR);
  assert.equal(first!.needed, 1);
});

test('the list comes in parts, in one order', async (t) => {
  const app = await openWithDuties(t);
  const agent = await app.session('agent');
  const { body: one } = await app.ask('GET', '/staff/duties?limit=1', undefined, agent);
  assert.deepEqual([one.items.length, one.items[0].clause], [1, 'calls']);
  const next = `/staff/duties?limit=1&cursor=${encodeURIComponent(one.nextCursor)}`;
  const { body: two } = await app.ask('GET', next, undefined, agent);
  assert.deepEqual([two.items.length, two.items[0].clause, two.nextCursor], [1, 'report', null]);
  const wrong = await app.ask('GET', '/staff/duties?cursor=nothing', undefined, agent);
  assert.deepEqual([wrong.status, wrong.body.code], [400, 'bad-request']);
});

test('a missed period is not mended by what is recorded for it now', async (t) => {
  const app = await openWithDuties(t);
  const key = await app.key('manager');
  const { body: history } = await app.ask('GET', '/staff/duties/calls', undefined, key);
  const missed = history.items[1];
  const late = await app.ask(
    'POST',
    '/staff/duties/calls/evidence',
    call(20, { happenedAt: missed.dueAt }),
    key,
  );
  // The due itself is the first moment of the next year; a second before it belongs to the missed one.
  assert.equal(late.status, 201);
  const happenedAt = formatInstant(Date.parse(missed.dueAt) - 1_000, 'Asia/Shanghai');
  const { body } = await app.ask('POST', '/staff/duties/calls/evidence', call(20, { happenedAt }), key);
  assert.deepEqual([body.name, body.state, body.done, body.late], [missed.name, 'broken', 0, 20]);
  assert.match(body.sentence, /按时记录 0 次，另有 20 次补记不计/);
});

test('the database sets when it was recorded, whatever it is told, and lets nothing be changed', async (t) => {
  const app = await openWithDuties(t);
  const start = now();
  await sql`insert into duty_evidence (org_id, clause_id, kind, text, count, happened_at, recorded_at)
    values (1, 'calls', 'count', '补记', 1, '2026-01-05', '2026-01-05')`.execute(app.db);
  const { rows } = await sql<{ at: number }>`select recorded_at as at from duty_evidence`.execute(app.db);
  assert.ok(rows[0]!.at >= start - 1_000);
  await assert.rejects(sql`update duty_evidence set count = 20`.execute(app.db), /never changes/);
  await assert.rejects(sql`delete from duty_evidence`.execute(app.db), /never changes/);
});

test('evidence is taken back with a reason, once, and stays to be seen', async (t) => {
  const app = await openWithDuties(t);
  const agent = await app.session('agent');
  await app.ask('POST', '/staff/duties/calls/evidence', call(20), agent);
  const { body: history } = await app.ask('GET', '/staff/duties/calls', undefined, agent);
  const [{ id }] = history.items[0].evidence;
  const path = `/staff/duties/evidence/${id}/retraction`;
  const { body } = await app.ask('POST', path, { reason: '多记了一个零' }, agent);
  assert.deepEqual([body.state, body.done], ['running', 0]);
  const again = await app.ask('POST', path, { reason: '多记了一个零' }, agent);
  assert.deepEqual([again.status, again.body.code], [409, 'already-exists']);
  const after = await app.ask('GET', '/staff/duties/calls', undefined, agent);
  assert.equal(after.body.items[0].evidence[0].retraction, '多记了一个零');
});

test('a report is uploaded, named as evidence and downloaded again', async (t) => {
  const app = await openWithDuties(t);
  const agent = await app.session('agent');
  const boundary = 'a-boundary-of-parts';
  const payload = [
    `--${boundary}`,
    'content-disposition: form-data; name="file"; filename="年度报告.txt"',
    'content-type: text/plain',
    '',
    '今年的热点与改进。',
    `--${boundary}--`,
    '',
  ].join('\r\n');
  const uploaded = await app.server.inject({
    method: 'POST',
    url: '/api/v1/staff/duties/files',
    headers: { ...agent, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  assert.equal(uploaded.statusCode, 201);
  const file = uploaded.json();
  const kept = await app.ask(
    'POST',
    '/staff/duties/report/evidence',
    call(1, { kind: 'report', file: file.id }),
    agent,
  );
  assert.deepEqual([kept.status, kept.body.state], [201, 'kept']);
  const { body } = await app.ask('GET', '/staff/duties/report', undefined, agent);
  assert.deepEqual(body.items[0].evidence[0].file, { id: file.id, name: '年度报告.txt' });
  const download = await app.ask('GET', `/staff/duties/files/${file.id}`, undefined, agent);
  assert.equal(download.body, '今年的热点与改进。');
});

test('what cannot be evidence is refused with what to do', async (t) => {
  const app = await openWithDuties(t);
  const agent = await app.session('agent');
  const codes = async (clause: string, body: object) => {
    const answer = await app.ask('POST', `/staff/duties/${clause}/evidence`, body, agent);
    return [answer.status, answer.body.code, answer.body.message];
  };
  const tomorrow = formatInstant(now() + 24 * HOUR);
  assert.deepEqual(await codes('calls', call(1, { happenedAt: tomorrow })), [
    400,
    'bad-request',
    '发生时间还没有到。请在事情做完之后再记录。',
  ]);
  assert.deepEqual((await codes('calls', call(1, { happenedAt: '2001-01-01T00:00:00Z' }))).slice(0, 2), [
    400,
    'bad-request',
  ]);
  assert.match(String((await codes('report', call(1)))[2]), /约定的证据是报告、链接/);
  assert.match(String((await codes('report', call(1, { kind: 'report' })))[2]), /上传报告文件/);
  assert.match(String((await codes('calls', call(1, { kind: 'file' })))[2]), /上传文件/);
  assert.equal((await codes('nothing', call(1)))[0], 404);
  assert.equal((await codes('calls', call(0)))[0], 400);
  assert.equal((await codes('calls', call(1, { kind: 'link', link: 'javascript:alert(1)' })))[0], 400);
  const auditor = await app.session('auditor');
  assert.equal((await app.ask('GET', '/staff/duties', undefined, auditor)).status, 200);
  assert.equal((await app.ask('POST', '/staff/duties/calls/evidence', call(1), auditor)).status, 403);
});

test('the public sees the figure and the evidence behind it, but neither words nor names', async (t) => {
  const app = await openWithDuties(t);
  const agent = await app.session('agent');
  await app.ask('POST', '/staff/duties/calls/evidence', call(20), agent);
  const { id } = app.house.book.inForce(now())!;
  const { body } = await app.ask('GET', `/pledges/${id}/compliance`);
  const calls = body.clauses.find((clause: { id: string }) => clause.id === 'calls');
  assert.deepEqual([calls.measured, calls.kept, calls.broken, calls.verdict], [true, 1, 1, 'broken']);
  const evidence = await app.ask('GET', `/pledges/${id}/clauses/calls/evidence?from=2020-01-01`);
  assert.equal(evidence.status, 200);
  const [current] = evidence.body.items;
  assert.match(current.reference, /^\d{4}$/);
  assert.deepEqual([current.state, current.duty.needed, current.duty.done], ['kept', 20, 20]);
  assert.deepEqual(Object.keys(current.duty.evidence[0]).sort(), [
    'count',
    'happenedAt',
    'kind',
    'late',
    'link',
    'recordedAt',
    'retracted',
  ]);
});
