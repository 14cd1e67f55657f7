import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessCodeOf } from '../../src/keep/case/code.ts';
import { meantNumber } from '../../src/keep/case/find.ts';
import { type HistoryLine, LineFault, readRecord } from '../../src/keep/case/line.ts';
import { readAsUser } from '../../src/keep/case/read.ts';
import { importHistory } from '../../src/keep/intake/import.ts';
import { evidenceOf, publicEvidence } from '../../src/prove/compliance/evidence.ts';
import { lastBreaches } from '../../src/prove/compliance/last-breach.ts';
import { readNotCounted } from '../../src/prove/compliance/not-counted.ts';
import { readTallies } from '../../src/prove/compliance/store.ts';
import { at, openDesk } from '../desk.ts';

const LETTER = `
pledge: 1
title: 承诺书
promisor: { name: 测试机构, type: enterprise }
effective: { from: 2026-01-01 }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - { id: first, text: 首次响应, measure: first-response, limit: 30m }
  - { id: answer, text: 办结, measure: resolution, limit: 5wd }
  - { id: complaint, text: 投诉办结, measure: resolution, limit: 1wd, scope: { kind: complaint } }
  - { id: replied, text: 件件有回应, measure: answered, target: 100% }
  - { id: meeting, text: 每月召开1次会议, measure: duty, activity: 会议, every: month, count: 1 }
`;
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

test('[F3] what is left out is told by why, and adds up to what the figures leave out', async (t) => {
  const desk = await openDesk(t, LETTER);
  const { house, db } = desk;
  const [withdrawn, merged, relabelled, paused, target] = [
    await desk.receive({ kind: 'complaint' }, '2026-03-02 09:00'),
    await desk.receive({ kind: 'complaint' }, '2026-03-02 09:01'),
    await desk.receive({ kind: 'complaint' }, '2026-03-03 09:02'),
    await desk.receive({ kind: 'enquiry' }, '2026-03-02 09:03'),
    await desk.receive({ kind: 'complaint' }, '2026-03-02 09:04'),
  ];
  await desk.user(withdrawn, 'withdraw', '2026-03-02 09:10');
  await desk.step(merged.number, 'register', '2026-03-02 09:10');
  await desk.step(merged.number, 'merge', '2026-03-02 09:11', { into: target.number });
  await desk.step(relabelled.number, 'register', '2026-03-03 09:10');
  await desk.step(relabelled.number, 'reclassify', '2026-03-03 09:11', { fields: { kind: 'enquiry' } });
  await desk.step(paused.number, 'register', '2026-03-02 09:10');
  await desk.step(paused.number, 'dispatch', '2026-03-02 09:11', { unit: '技术部' });
  await desk.step(paused.number, 'wait', '2026-03-02 09:12', { reason: 'need-information' });
  const { id } = house.book.published()[0]!;
  const days = await readNotCounted(db, id, MARCH);
  assert.deepEqual(days, [
    { clause: 'answer', day: '2026-03-02', withdrawn: 1, merged: 1, relabelled: 0, paused: 1 },
    { clause: 'complaint', day: '2026-03-02', withdrawn: 1, merged: 1, relabelled: 0, paused: 0 },
    { clause: 'complaint', day: '2026-03-03', withdrawn: 0, merged: 0, relabelled: 1, paused: 0 },
    { clause: 'first', day: '2026-03-02', withdrawn: 1, merged: 1, relabelled: 0, paused: 0 },
  ]);
  const tallies = await readTallies(db, id, MARCH.from, MARCH.to, at('2026-03-03 10:00'));
  for (const { clause, day, withdrawn, merged, relabelled } of days) {
    const tally = tallies.find((one) => one.clause === clause && one.day === day)!;
    assert.equal(tally.cancelled, withdrawn + merged + relabelled, `${clause} ${day}`);
  }
  assert.deepEqual(await readNotCounted(db, id, { from: '2026-04-01', to: '2026-04-30' }), []);
});

test('[F10] the last breach of a clause says when, where, how late and what came of it, and not whose', async (t) => {
  const desk = await openDesk(t, LETTER);
  const { house } = desk;
  const { id } = house.book.published()[0]!;
  const terms = house.terms.of(id)!;
  const now = at('2026-03-10 12:00');
  const none = await lastBreaches(house, terms, at('2026-01-10 00:00'));
  assert.deepEqual(none, []);

  const early = await desk.receive({ channel: 'app' }, '2026-03-02 09:00');
  await desk.step(early.number, 'register', '2026-03-02 10:00');
  await desk.step(early.number, 'dispatch', '2026-03-02 10:01', { unit: '技术部' });
  await desk.step(early.number, 'respond', '2026-03-02 10:30', { body: '收到' });
  const late = await desk.receive({ channel: 'web' }, '2026-03-03 09:00');
  await desk.step(late.number, 'register', '2026-03-03 09:05');
  await desk.step(late.number, 'dispatch', '2026-03-03 09:06', { unit: '技术部' });
  await desk.step(late.number, 'respond', '2026-03-03 09:50', { body: '收到' });
  await desk.step(late.number, 'reply', '2026-03-04 09:00', { body: '办好了' });
  const kept = await desk.receive({}, '2026-03-05 09:00');
  await desk.step(kept.number, 'register', '2026-03-05 09:01');
  await desk.step(kept.number, 'dispatch', '2026-03-05 09:01', { unit: '技术部' });
  await desk.step(kept.number, 'respond', '2026-03-05 09:02', { body: '收到' });

  const found = new Map((await lastBreaches(house, terms, now)).map((one) => [one.clause, one]));
  const { rows } = await evidenceOf(house, terms, 'first', { ...MARCH, state: 'broken' }, now);
  const pseudonyms = rows.map((row) => publicEvidence(house, terms, row).reference);
  assert.deepEqual(found.get('first'), {
    clause: 'first',
    reference: pseudonyms[0],
    channel: 'web',
    dueAt: at('2026-03-03 09:30'),
    stoppedAt: at('2026-03-03 09:50'),
    after: [
      { type: 'responded', at: at('2026-03-03 09:50') },
      { type: 'replied', at: at('2026-03-04 09:00') },
    ],
  });
  assert.doesNotMatch(JSON.stringify([...found.values()]), new RegExp(`${late.number}|收到|办好了|技术部`));
  // Of the answers the oldest is overdue and nobody has marked it yet; of the meetings February's was the last.
  assert.deepEqual(found.get('answer')?.stoppedAt, null);
  assert.deepEqual(found.get('answer')?.dueAt, at('2026-03-09 17:30'));
  assert.equal(found.get('meeting')?.reference, '2026-02');
  assert.equal(found.has('complaint'), false);
});

test('[F10] [L5] of a milestone the last breach is what was not delivered by its day', async (t) => {
  const { house } = await openDesk(
    t,
    `${LETTER}  - { id: pilot, text: 试点, measure: milestone, due: 2026-02-10, deliverables: [试点总结, 验收报告] }\n`,
  );
  const terms = house.terms.of(house.book.published()[0]!.id)!;
  const breachesAt = async (now: string) =>
    (await lastBreaches(house, terms, at(now))).filter(({ clause }) => clause === 'pilot');
  assert.deepEqual(await breachesAt('2026-02-10 17:00'), []);
  const [breach, ...others] = await breachesAt('2026-02-11 09:00');
  assert.deepEqual(others, []);
  assert.equal(breach?.dueAt, at('2026-02-10 17:30'));
  assert.equal(breach?.stoppedAt, null);
  assert.match(breach?.reference ?? '', /试点总结|验收报告/);
  assert.equal(breach?.deliverable?.zh, breach?.reference);
});

const read = (value: object): HistoryLine => {
  const line = readRecord(value);
  if (line instanceof LineFault) throw new Error(line.reason);
  return line;
};

test('[F10] a case is found however its number is typed, with its own code only', async (t) => {
  const { house, receive } = await openDesk(t, LETTER);
  const numbers = ['fb-2026-a1', 'FB-2026-A1', 'Case 7 b', 'ｆ９'];
  const lines = numbers.map((name) =>
    read({ case: name, at: '2026-03-02T09:00:00+08:00', type: 'received', title: name, body: '正文' }),
  );
  await importHistory(house, lines, { now: at('2026-04-01 00:00') });
  const { secret } = house.organisation;
  const meant = (typed: string, number: string) => meantNumber(house, typed, accessCodeOf(secret, number));
  for (const number of numbers) {
    const loose = number.normalize('NFKC');
    for (const typed of [number, loose.toLowerCase(), loose.toUpperCase(), ` ${[...loose].join(' ')} `]) {
      assert.equal(await meant(typed, number), number, `${typed} for ${number}`);
    }
  }
  const own = await receive({}, '2026-04-02 09:00');
  const typed = own.number.toLowerCase().replaceAll('-', ' - ');
  assert.equal(await meantNumber(house, typed, own.accessCode), own.number);
  const view = await readAsUser(
    house,
    await meant('case7B', 'Case 7 b'),
    accessCodeOf(secret, 'Case 7 b'),
    at('2026-04-02 10:00'),
    'zh',
  );
  assert.equal(view.title, 'Case 7 b');
  assert.equal(await meantNumber(house, 'fb-2026-a1', 'WRONGCODE'), 'fb-2026-a1');
});
