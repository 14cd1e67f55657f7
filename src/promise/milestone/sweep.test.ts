import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { at, openDesk } from '../../../test/desk.ts';
import { sweepMilestones } from './sweep.ts';

const LETTER = `
pledge: 1
title: 实施计划
promisor: { name: 某单位, type: enterprise }
effective: { from: 2026-03-02 }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:00-18:00] }, holidays: none }
clauses:
  - { id: pilot, text: '试点（{{phase}}）', measure: milestone, phase: { from: 2026-03-02, to: 2026-03-13 }, deliverables: [培训记录, 试点总结] }
`;

test('[L5] what is not delivered is reminded of at half, at four fifths and when it is late, each once', async (t) => {
  const { db, house } = await openDesk(t, LETTER);
  await sql`alter table duty_evidence disable trigger recorded_now`.execute(db);
  await sql`insert into duty_evidence (org_id, clause_id, deliverable, kind, text, count, happened_at, recorded_at)
    values (1, 'pilot', '培训记录', 'count', '完成', 1, '2026-03-03T01:30:00Z', '2026-03-03T01:31:00Z')`.execute(
    db,
  );
  const fired = (moment: string) => sweepMilestones(db, house.book, () => at(moment));
  // Ten working days, of which five are over at the close of the first Friday and eight on Wednesday.
  assert.equal(await fired('2026-03-06 17:59'), 0);
  assert.deepEqual(
    (await Promise.all([fired('2026-03-06 18:00'), fired('2026-03-06 18:00')])).toSorted(),
    [0, 1],
  );
  assert.equal(await fired('2026-03-11 18:00'), 1);
  assert.equal(await fired('2026-03-13 18:00'), 0);
  assert.equal(await fired('2026-03-13 18:01'), 1);
  const { rows } = await sql<{ line: string }>`
    select deliverable || ' ' || percent as line from milestone_alarm order by fired_at`.execute(db);
  assert.deepEqual(
    rows.map(({ line }) => line),
    ['试点总结 50', '试点总结 80', '试点总结 100'],
  );
});
