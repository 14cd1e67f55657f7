import assert from 'node:assert/strict';
import { test } from 'node:test';
import { world } from '../../test/world.ts';
import { anyCase } from '../keep/case/any.ts';
import { ensureOrganisation } from '../people/staff/install.ts';
import { parseInstant } from '../platform/time.ts';
import { fill } from './fill.ts';
import { foundBank } from './found.ts';
import { generateDemo } from './generate.ts';

const until = parseInstant('2026-11-20T14:20:00+08:00')!;

test('the story is taken in whole: every case, every event, with its units and people', async (t) => {
  const { db } = await world(t);
  await ensureOrganisation(db);
  await foundBank(db, until);
  assert.equal(await anyCase(db), false);
  const records = [...generateDemo({ seed: 1, until, days: 6 })];
  const taken = await fill(db, records, until);
  assert.equal(taken.newCases, new Set(records.map((one) => one.case)).size);
  assert.equal(taken.newEvents, records.length);
  assert.deepEqual(taken.unknownUnits, []);
  assert.equal(await anyCase(db), true);
  const cases = await db
    .selectFrom('cases')
    .select(['number', 'stage', 'unit_id', 'assignee_id', 'pledge_id'])
    .execute();
  assert.ok(cases.every(({ pledge_id }) => pledge_id !== null));
  const at = new Map(cases.map((one) => [one.number, one]));
  for (const { case: number, type } of records) {
    const { stage, unit_id, assignee_id } = at.get(number)!;
    if (type === 'dispatched') assert.ok(unit_id !== null && assignee_id !== null);
    if (type === 'called' || type === 'confirmed' || type === 'verified') assert.equal(stage, 'archived');
  }
  const internal = await db.selectFrom('message').select(['step', 'internal']).distinct().execute();
  const open = internal.filter((one) => !one.internal).map(({ step }) => step);
  assert.ok(
    open.includes('replied') &&
      open.includes('waiting_user') &&
      !open.includes('reviewed') &&
      !open.includes('followed_up'),
  );
  const counted = await db.selectFrom('compliance_daily').select('clause_id').distinct().execute();
  assert.ok(counted.length > 20, String(counted.length));
});
