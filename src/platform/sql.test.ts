import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { world } from '../../test/world.ts';
import { timestamptz } from './sql.ts';

test('moments, days and large numbers come back as they are used inside the product', async (t) => {
  const { db } = await world(t);
  const at = 1_770_972_600_123;
  const { rows } = await sql`
    select ${timestamptz(at)} as at, ${timestamptz(null)} as never, date '2026-02-13' as day,
           9007199254740991::bigint as id, sum(x) as total from unnest(array[1, 2]::bigint[]) x`.execute(db);
  assert.deepEqual(rows, [{ at, never: null, day: '2026-02-13', id: 9_007_199_254_740_991, total: 3 }]);
});

test('each world is a database of its own', async (t) => {
  const [one, other] = await Promise.all([world(t), world(t)]);
  await sql`create table only_here (id integer)`.execute(one.db);
  await assert.rejects(sql`select * from only_here`.execute(other.db), /does not exist/);
});
