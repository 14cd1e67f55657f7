import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { at, openDesk } from '../../../test/desk.ts';
import type { Db } from '../../platform/sql.ts';
import { sweep } from './sweep.ts';

const LETTER = `
pledge: 1
title: 承诺书
promisor: { name: 测试机构, type: enterprise }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - { id: hour, text: 一小时内首次响应, measure: first-response, limit: 60m }
  - { id: days, text: 两个工作日内办结, measure: resolution, limit: 2wd }
`;

const alarms = async (db: Db) => {
  const rows = await db
    .selectFrom('alarm')
    .select(['clause_id', 'percent'])
    .orderBy('clause_id')
    .orderBy('percent')
    .execute();
  return rows.map(({ clause_id, percent }) => `${clause_id} ${percent}`);
};

test('[F4] alarms fire at 50, 80 and 100 % of the limit, each once', async (t) => {
  const { house, db, receive } = await openDesk(t, LETTER);
  await receive({}, '2026-03-02 09:00');
  const sweepAt = (moment: string) => sweep(house, () => at(moment));
  await sweepAt('2026-03-02 09:29');
  assert.deepEqual(await alarms(db), []);
  await sweepAt('2026-03-02 09:30');
  await sweepAt('2026-03-02 09:31');
  assert.deepEqual(await alarms(db), ['hour 50']);
  await sweepAt('2026-03-02 09:48');
  await sweepAt('2026-03-02 10:00');
  assert.deepEqual(await alarms(db), ['hour 50', 'hour 80'], 'a stop exactly at the due would still be kept');
  await sweepAt('2026-03-02 10:01');
  await sweepAt('2026-03-02 10:02');
  assert.deepEqual(await alarms(db), ['hour 50', 'hour 80', 'hour 100']);
  const { state } = await db
    .selectFrom('clock')
    .select('state')
    .where('clause_id', '=', 'hour')
    .executeTakeFirstOrThrow();
  assert.equal(state, 'broken');
});

test('alarms of days fall in working hours', async (t) => {
  const { house, db, receive } = await openDesk(t, LETTER);
  await receive({}, '2026-03-06 17:00');
  await sweep(house, () => at('2026-03-09 08:59'));
  // Friday 17:00 to Tuesday 17:30: half of the 14.5 working hours is used up on Monday at 17:15.
  assert.ok(!(await alarms(db)).includes('days 50'));
  await sweep(house, () => at('2026-03-09 17:16'));
  assert.ok((await alarms(db)).includes('days 50'));
});

test('what was missed while nobody swept is alarmed for once, at its highest', async (t) => {
  const { house, db, receive } = await openDesk(t, LETTER);
  await receive({}, '2026-03-02 09:00');
  await sweep(house, () => at('2026-03-02 12:00'));
  assert.deepEqual(await alarms(db), ['hour 100']);
});

test('a paused clock does not alarm, and alarms later once it goes on', async (t) => {
  const { house, db, receive, step } = await openDesk(
    t,
    LETTER.replace('measure: resolution', 'measure: archiving').replace(
      'measure: first-response',
      'measure: resolution',
    ),
  );
  const { number } = await receive({}, '2026-03-02 09:00');
  await step(number, 'wait', '2026-03-02 09:10', { reason: 'need-information' });
  await sweep(house, () => at('2026-03-02 11:00'));
  assert.deepEqual(await alarms(db), []);
  await step(number, 'resume', '2026-03-02 11:00');
  await sweep(house, () => at('2026-03-02 11:19'));
  assert.deepEqual(await alarms(db), []);
  await sweep(house, () => at('2026-03-02 11:20'));
  assert.deepEqual(await alarms(db), ['hour 50']);
});

test('the backlog is emptied, by several sweepers at once, without an alarm twice', async (t) => {
  const { house, db } = await openDesk(t, LETTER);
  await sql`
    insert into cases (org_id, number, title, body, pledge_id, received_at, changed_at, search)
    select 1, 'B-' || n, '题', '文', 1, '2026-03-02T09:00:00+08:00', '2026-03-02T09:00:00+08:00', ''::tsvector from generate_series(1, 1700) n`.execute(
    db,
  );
  await sql`
    insert into clock (org_id, case_id, clause_id, round, pledge_id, measure, started_at, started_day, due_at, state, next_alarm_at)
    select 1, id, 'hour', 1, 1, 'first-response', received_at, '2026-03-02', received_at + interval '1 hour', 'running',
           received_at + interval '30 minutes' from cases`.execute(db);
  const later = () => at('2026-03-02 10:15');
  const fired = await Promise.all([sweep(house, later), sweep(house, later), sweep(house, later)]);
  assert.equal(
    fired.reduce((sum, one) => sum + one, 0),
    1700,
  );
  const { count } = await db
    .selectFrom('alarm')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.equal(count, 1700);
  assert.equal(await sweep(house, later), 0);
});

test('a crash before the commit fires nothing, and the next sweep fires once', async (t) => {
  const { house, db, receive } = await openDesk(t, LETTER);
  await receive({}, '2026-03-02 09:00');
  const broken = {
    ...house,
    terms: {
      ...house.terms,
      of: () => {
        throw new Error('killed');
      },
    },
  };
  await assert.rejects(
    sweep(broken, () => at('2026-03-02 10:30')),
    /killed/,
  );
  assert.deepEqual(await alarms(db), []);
  await sweep(house, () => at('2026-03-02 10:30'));
  assert.deepEqual(await alarms(db), ['hour 100']);
});
