import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { at, openDesk } from '../../../test/desk.ts';
import { sweepDuties } from './sweep.ts';

const LETTER = `
pledge: 1
title: 例行事项承诺书
promisor: { name: 某单位, type: enterprise }
effective: { from: 2026-03-01 }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:00-18:00] }, holidays: none }
clauses:
  - { id: calls, text: '每月回访{{count}}名用户', measure: duty, activity: 用户回访, every: month, count: 20 }
  - { id: safety, text: '每日安全检查', measure: duty, activity: 安全检查, every: day, count: 1 }
`;

test('what is still missing is reminded of at half, at four fifths and when it was missed, each once', async (t) => {
  const { db, house } = await openDesk(t, LETTER);
  const sweepAt = (moment: string) => sweepDuties(db, house.book, () => at(moment));
  const told = async () => {
    const { rows } = await sql<{ line: string }>`
      select clause_id || ' ' || first_day || ' ' || percent || ' ' || missing as line
      from duty_alarm order by fired_at, clause_id`.execute(db);
    return rows.map(({ line }) => line);
  };
  // Monday 2 March 2026, the first of 22 working days.
  assert.equal(await sweepAt('2026-03-02 12:59'), 0);
  assert.equal(await sweepAt('2026-03-02 14:00'), 1);
  assert.equal(await sweepAt('2026-03-02 14:05'), 0);
  assert.equal(await sweepAt('2026-03-02 16:24'), 1);
  assert.deepEqual(await told(), ['safety 2026-03-02 50 1', 'safety 2026-03-02 80 1']);
  assert.equal(await sweepAt('2026-03-02 18:00'), 0);
  assert.equal(await sweepAt('2026-03-02 18:01'), 1);
  // The Friday before was missed, and the Monday itself is nearly over. Half of 22 days is over at the close of the eleventh, Monday 16 March.
  assert.equal(await sweepAt('2026-03-16 17:59'), 2);
  assert.equal(await sweepAt('2026-03-16 18:00'), 1);
  assert.equal((await told()).at(-1), 'calls 2026-03-01 50 20');
});

test('who has done enough is not reminded; two sweeps at a time remind once', async (t) => {
  const { db, house } = await openDesk(t, LETTER);
  await sql`alter table duty_evidence disable trigger recorded_now`.execute(db);
  await sql`insert into duty_evidence (org_id, clause_id, kind, text, count, happened_at, recorded_at)
    values (1, 'safety', 'count', '正常', 1, '2026-03-03T01:30:00Z', '2026-03-03T01:31:00Z')`.execute(db);
  const clock = () => at('2026-03-03 17:30');
  const fired = await Promise.all([1, 2, 3].map(() => sweepDuties(db, house.book, clock)));
  // Of the day before, which was missed; nothing of the day itself.
  assert.deepEqual(fired.sort().map(Number), [0, 0, 1]);
});
