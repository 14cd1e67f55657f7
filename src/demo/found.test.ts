import assert from 'node:assert/strict';
import { test } from 'node:test';
import { world } from '../../test/world.ts';
import { ensureOrganisation } from '../people/staff/install.ts';
import { organisationName, readStaff } from '../people/staff/store.ts';
import { readUnits } from '../people/staff/unit-store.ts';
import { parseInstant } from '../platform/time.ts';
import { pledgeInForce } from '../promise/pledge/inforce.ts';
import { ensurePledge } from '../promise/pledge/install.ts';
import { loadPublished } from '../promise/pledge/store.ts';
import { BANK, PEOPLE, UNITS } from './bank.ts';
import { foundBank } from './found.ts';

const now = parseInstant('2026-11-20T14:20:00+08:00')!;

test('the bank has its name, units, people and letter, whether or not the product ran before', async (t) => {
  for (const ranBefore of [false, true]) {
    const { db } = await world(t);
    await ensureOrganisation(db);
    if (ranBefore) await ensurePledge(db, await organisationName(db), now);
    await foundBank(db, now);
    assert.equal(await organisationName(db), BANK);
    assert.deepEqual((await readUnits(db)).map(({ name }) => name).toSorted(), UNITS.toSorted());
    const staff = await readStaff(db);
    assert.equal(staff.length, PEOPLE.length);
    assert.ok(staff.every(({ userId, unitId }) => userId === null && unitId !== null));
    const inForce = pledgeInForce(await loadPublished(db), parseInstant('2026-09-01T00:00:00+08:00')!);
    assert.equal(inForce?.pledge.promisor.name, BANK);
  }
});
