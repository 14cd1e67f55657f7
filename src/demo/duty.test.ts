import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { world } from '../../test/world.ts';
import { openHouse } from '../open-house.ts';
import { ensureOrganisation } from '../people/staff/install.ts';
import { DAY, parseInstant } from '../platform/time.ts';
import { complianceOf } from '../prove/compliance/compliance.ts';
import { fillDuties } from './duty.ts';
import { foundBank } from './found.ts';

const until = parseInstant('2026-11-20T14:20:00+08:00')!;

test('every duty of the bank has a verdict or runs, most were kept, some clearly were not', async (t) => {
  const { db } = await world(t);
  await ensureOrganisation(db);
  await foundBank(db, until - 92 * DAY);
  await fillDuties(db, { seed: 1, until });
  const house = await openHouse(db);
  const span = { from: '2026-08-01', to: '2026-11-30' };
  const { clauses } = await complianceOf(house, house.terms.inForce(until)!, span, undefined, until, 'zh');
  const duties = clauses.filter(({ measure }) => measure === 'duty');
  assert.equal(duties.length, 17);
  // Promised in August, a yearly one is owed from the next year on.
  for (const { id, applicable } of duties)
    assert.ok(applicable > 0 || ['certification', 'budget', 'appraisal'].includes(id), id);
  const sum = (pick: (one: (typeof duties)[number]) => number) =>
    duties.reduce((total, one) => total + pick(one), 0);
  const [kept, broken] = [sum((one) => one.kept), sum((one) => one.broken)];
  assert.ok(broken > 3 && kept / (kept + broken) > 0.8, `${kept} ${broken}`);
  await assert.rejects(sql`delete from duty_evidence`.execute(db), /never changes/);
  await sql`insert into duty_evidence (org_id, clause_id, kind, text, count, happened_at, recorded_at)
    values (1, 'survey', 'count', '补记', 1, '2026-01-05', '2026-01-05')`.execute(db);
  const { rows } = await sql`select 1 from duty_evidence where recorded_at < '2026-01-06'`.execute(db);
  assert.deepEqual(rows, []);
});
