import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { world } from '../test/world.ts';
import { ensureInstallation } from './install.ts';
import { readUnits } from './people/staff/unit-store.ts';
import { openDatabase } from './platform/sql.ts';

const publicUrl = 'http://localhost:3000';
const admin = { email: 'admin@service.example', password: 'a long enough password' };

const COUNTS = sql<Record<string, number>>`
  select (select count(*) from organisation) as organisations, (select count(*) from unit) as units,
         (select count(*) from staff) as staff, (select count(*) from auth_user) as users,
         (select count(*) from pledge where status = 'published') as pledges`;

test('processes that start at once install once', async (t) => {
  const { db, url } = await world(t);
  const others = [1, 2, 3, 4].map(() => openDatabase(url));
  await Promise.all(others.map((other) => ensureInstallation(other, { admin, publicUrl })));
  await Promise.all(others.map((other) => other.destroy()));
  const { rows } = await COUNTS.execute(db);
  assert.deepEqual(rows, [{ organisations: 1, units: 3, staff: 1, users: 1, pledges: 1 }]);
  const units = await readUnits(db);
  assert.deepEqual(
    units.map(({ id, name }) => [id, name]),
    [
      [1, '客服部'],
      [2, '技术部'],
      [3, '运营部'],
    ],
  );
});

test('what was changed since stays so at the next start', async (t) => {
  const { db } = await world(t);
  assert.equal(await ensureInstallation(db, { admin, publicUrl }), undefined);
  await sql`update unit set name = '客户服务中心' where id = 1`.execute(db);
  await sql`update organisation set name = '某某银行'`.execute(db);
  const other = { email: 'other@service.example', password: 'quite another password' };
  assert.equal(await ensureInstallation(db, { admin: other, publicUrl }), undefined);
  assert.equal((await readUnits(db))[0]!.name, '客户服务中心');
  const { rows } = await sql`select name from organisation`.execute(db);
  assert.deepEqual(rows, [{ name: '某某银行' }]);
  assert.equal((await COUNTS.execute(db)).rows[0]!.staff, 1);
});

test('without an administrator every start gives a new link', async (t) => {
  const { db } = await world(t);
  const links = [
    await ensureInstallation(db, { admin: undefined, publicUrl }),
    await ensureInstallation(db, { admin: undefined, publicUrl }),
  ];
  for (const link of links) assert.match(link!, /^http:\/\/localhost:3000\/console\/setup\?token=[\w-]{43}$/);
  assert.notEqual(links[0], links[1]);
  await ensureInstallation(db, { admin, publicUrl });
  const { rows } = await sql`select * from one_time_link`.execute(db);
  assert.deepEqual(rows, []);
});
