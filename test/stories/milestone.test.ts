import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { timestamptz } from '../../src/platform/sql.ts';
import { DAY, dayAt, formatDay, formatInstant, now } from '../../src/platform/time.ts';
import { planOf } from '../../src/promise/milestone/read.ts';
import { readPledge } from '../../src/promise/pledge/read.ts';
import { createDraft, publishDraft } from '../../src/promise/pledge/store.ts';
import { complianceOf } from '../../src/prove/compliance/compliance.ts';
import { evidenceOf, publicEvidence } from '../../src/prove/compliance/evidence.ts';
import { type App, openApp } from '../app.ts';
import { at, type Desk, openDesk } from '../desk.ts';

const letter = (pilotTo: string) => `
pledge: 1
title: 线上线下服务承诺书
promisor: { name: 某单位, type: enterprise }
effective: { from: 2026-01-05 }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - id: phase-one
    text: 第一阶段（{{phase}}）：梳理服务事项。
    measure: milestone
    phase: { from: 2026-01-05, to: 2026-02-28 }
    deliverables: [服务事项清单]
    owner: 运营部
  - id: phase-two
    text: 第二阶段（{{phase}}）：人员培训，在试点网点试行，培养服务专员{{count}}名。
    measure: milestone
    count: 10
    scope: { outlet: [汉阳支行] }
    phase: { from: 2026-03-02, to: ${pilotTo} }
    deliverables: [培训记录, 试点总结]
  - { id: phase-three, text: '{{due}}前全面推行。', measure: milestone, due: 2026-09-30 }
`;

/** Writes down a delivery as the database would have on an earlier day. */
async function delivered({ db }: Desk, clause: string, deliverable: string, moment: string, count = 1) {
  await sql`alter table duty_evidence disable trigger recorded_now`.execute(db);
  await sql`
    insert into duty_evidence (org_id, clause_id, deliverable, kind, text, count, happened_at, recorded_at)
    values (1, ${clause}, ${deliverable}, 'count', '已交付', ${count}, ${timestamptz(at(moment))}, ${timestamptz(at(moment))})`.execute(
    db,
  );
  await sql`alter table duty_evidence enable trigger recorded_now`.execute(db);
}

async function figures({ house }: Desk, pledgeId: number, moment: string) {
  const span = { from: '2026-01-01', to: '2026-12-31' };
  const terms = house.terms.of(pledgeId)!;
  const { clauses } = await complianceOf(house, terms, span, undefined, at(moment), 'zh');
  return Object.fromEntries(
    clauses.map(({ id, kept, broken, running, cancelled }) => [id, { kept, broken, running, cancelled }]),
  );
}

const NONE = { kept: 0, broken: 0, running: 0, cancelled: 0 };

test('[L5] each deliverable is due at the end of its phase, by the calendar; late is late for good', async (t) => {
  const desk = await openDesk(t, letter('2026-05-29'));
  const id = desk.house.book.inForce(at('2026-03-01 09:00'))!.id;
  // 28 February 2026 is a working Saturday (调休), without hours of its own: Friday's hold.
  await delivered(desk, 'phase-one', '服务事项清单', '2026-02-28 17:30');
  await delivered(desk, 'phase-two', '培训记录', '2026-04-10 10:00');
  await delivered(desk, 'phase-two', '#', '2026-04-10 10:00', 6);
  await delivered(desk, 'phase-two', '#', '2026-05-20 10:00', 4);
  await delivered(desk, 'phase-two', '试点总结', '2026-05-29 17:31');
  assert.deepEqual(await figures(desk, id, '2026-02-28 17:31'), {
    'phase-one': { ...NONE, kept: 1 },
    'phase-two': NONE,
    'phase-three': { ...NONE, running: 1 },
  });
  assert.deepEqual((await figures(desk, id, '2026-05-01 09:00'))['phase-two'], {
    ...NONE,
    kept: 1,
    running: 2,
  });
  assert.deepEqual((await figures(desk, id, '2026-06-01 09:00'))['phase-two'], {
    ...NONE,
    kept: 2,
    broken: 1,
  });
  const terms = desk.house.terms.of(id)!;
  const span = { from: '2026-01-01', to: '2026-12-31' };
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...span, limit: 1, ...(cursor && { cursor }) };
    const { rows, nextCursor } = await evidenceOf(
      desk.house,
      terms,
      'phase-two',
      query,
      at('2026-06-01 09:00'),
    );
    const [seen] = rows.map((row) => publicEvidence(desk.house, terms, row));
    pages.push(`${seen!.reference} ${seen!.state} ${seen!.duty!.done}/${seen!.duty!.needed}`);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  assert.deepEqual(pages, ['培训记录 kept 1/1', '试点总结 broken 0/1', '培养服务专员 10 名 kept 10/10']);
});

test('[L5] a day is moved by an amendment alone; what was judged until then stays', async (t) => {
  const desk = await openDesk(t, letter('2026-05-29'));
  const first = desk.house.book.inForce(at('2026-03-01 09:00'))!.id;
  await delivered(desk, 'phase-two', '培训记录', '2026-04-10 10:00');
  const amend = async (pilotTo: string, moment: string) => {
    const reading = readPledge(letter(pilotTo));
    assert.ok('pledge' in reading);
    const { id } = await desk.db.transaction().execute(async (tx) => {
      const draft = await createDraft(tx, reading.pledge);
      await publishDraft(tx, draft.id, { now: at(moment), staffId: null });
      return draft;
    });
    await desk.house.book.refresh();
    return id;
  };
  // Before the due: the old version owes it no more, the new one does.
  const second = await amend('2026-06-30', '2026-05-20 09:00');
  const later = '2026-07-06 09:00';
  assert.deepEqual((await figures(desk, first, later))['phase-two'], { ...NONE, kept: 1, cancelled: 2 });
  assert.deepEqual((await figures(desk, second, later))['phase-two'], { ...NONE, kept: 1, broken: 2 });
  // After the due: what is broken stays broken, and the new day is a promise of its own.
  const third = await amend('2026-08-31', later);
  await delivered(desk, 'phase-two', '试点总结', '2026-08-20 10:00');
  const end = '2026-09-01 09:00';
  assert.deepEqual((await figures(desk, second, end))['phase-two'], { ...NONE, kept: 1, broken: 2 });
  assert.deepEqual((await figures(desk, third, end))['phase-two'], { ...NONE, kept: 2, broken: 1 });
  // A day that had passed when it was written is judged by what was there then.
  const backward = await amend('2026-08-10', '2026-09-01 12:00');
  assert.equal((await figures(desk, backward, '2026-09-02 09:00'))['phase-two']!.broken, 2);

  const published = desk.house.book.published();
  const shown = desk.house.book.of(third)!;
  const plan = await planOf(desk.db, { published, letter: shown, at: at(end), locale: 'zh' });
  const report = plan.phases[1]!.deliverables[1]!;
  assert.deepEqual(
    report.earlier.map(({ version, dueAt, state }) => [version, dueAt.slice(0, 10), state]),
    [
      [2, '2026-06-30', 'broken'],
      [1, '2026-05-29', 'cancelled'],
    ],
  );
  assert.deepEqual([plan.phases[1]!.state, plan.phases[1]!.outlets], ['broken', ['汉阳支行']]);
});

/** The product with a plan under way: one phase ended yesterday or before, one ends in sixty days. */
async function openWithPlan(t: TestContext): Promise<App> {
  const app = await openApp(t);
  const today = dayAt('Asia/Shanghai', now());
  const reading = readPledge(`
pledge: 1
title: 实施计划
promisor: { name: 某单位, type: enterprise }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: past, text: '{{due}}前完成清单', measure: milestone, due: ${formatDay(today - 10)}, deliverables: [清单], evidence: [link] }
  - { id: pilot, text: '{{due}}前完成试点', measure: milestone, due: ${formatDay(today + 60)}, deliverables: [总结], evidence: [link, file] }
`);
  assert.ok('pledge' in reading);
  await app.db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: now() - 30 * DAY, staffId: null });
  });
  await app.house.book.refresh();
  return app;
}

test('[L5] staff record what was delivered, with proof; what is recorded late does not count, whatever day it names', async (t) => {
  const app = await openWithPlan(t);
  const agent = await app.session('agent');
  const delivery = (deliverable: string, more: object = {}) => ({
    deliverable,
    kind: 'link',
    link: 'https://bank.example/plan',
    text: '已交付',
    happenedAt: formatInstant(now() - 1_000),
    ...more,
  });
  const post = (clause: string, body: object) =>
    app.ask('POST', `/staff/milestones/${clause}/deliveries`, body, agent);
  assert.equal((await post('pilot', delivery('没有这项'))).status, 404);
  assert.equal((await post('pilot', delivery('总结', { kind: 'count' }))).status, 400);
  assert.equal(
    (await post('pilot', delivery('总结', { happenedAt: formatInstant(now() + DAY) }))).status,
    400,
  );
  const done = await post('pilot', delivery('总结'));
  assert.equal(done.status, 201, JSON.stringify(done.body));
  const [, pilot] = done.body.phases;
  assert.deepEqual([pilot.state, pilot.deliverables[0].evidence[0].recordedBy], ['kept', 'agent 1']);

  const late = await post('past', delivery('清单', { happenedAt: formatInstant(now() - 20 * DAY) }));
  const [past] = late.body.phases;
  assert.deepEqual(
    [past.state, past.deliverables[0].state, past.deliverables[0].late],
    ['broken', 'broken', 1],
  );
  assert.ok(Date.parse(past.deliverables[0].deliveredAt) >= now() - 60_000);

  const path = `/staff/milestones/deliveries/${pilot.deliverables[0].evidence[0].id}/retraction`;
  assert.equal((await app.ask('POST', path, { reason: '传错了' }, agent)).status, 204);
  assert.equal((await app.ask('POST', path, { reason: '传错了' }, agent)).status, 409);
  const { body } = await app.ask('GET', '/staff/milestones', undefined, agent);
  assert.equal(body.phases[1].deliverables[0].state, 'running');

  const { pledge } = body;
  const everyone = await app.ask('GET', `/pledges/${pledge.id}/milestones`);
  assert.equal(everyone.body.phases[0].deliverables[0].evidence, undefined);
  assert.equal((await app.ask('GET', '/pledges/999/milestones')).status, 404);
  const board = await app.ask('GET', `/pledges/${pledge.id}/compliance`);
  assert.deepEqual(
    board.body.clauses.map((one: { verdict: string; measured: boolean }) => [one.verdict, one.measured]),
    [
      ['broken', true],
      ['no-data', true],
    ],
  );
});
