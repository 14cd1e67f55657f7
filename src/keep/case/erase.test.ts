import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { at, openDesk } from '../../../test/desk.ts';
import { eraseExpired } from './erase.ts';

test('what a user wrote is erased when the case has been over for three years; its figures stay', async (t) => {
  const desk = await openDesk(t);
  const { db } = desk;
  const over = await desk.receive({ contact: { phone: '13000000000' } }, '2023-03-02 09:00');
  const open = await desk.receive({}, '2023-03-02 09:00');
  await desk.user(over, 'message', '2023-03-02 09:10', { body: '我的账号是……' });
  await desk.user(over, 'withdraw', '2023-03-02 10:00');
  const clocks = () => db.selectFrom('clock').selectAll().orderBy('case_id').orderBy('clause_id').execute();
  const before = await clocks();

  assert.equal(
    await eraseExpired(db, at('2026-03-03 09:00')),
    0,
    'what was recorded lately is kept, whenever it happened',
  );
  await sql`alter table case_event disable trigger case_event_is_final`.execute(db);
  await sql`update case_event set recorded_at = at`.execute(db);
  assert.equal(await eraseExpired(db, at('2026-03-01 09:00')), 0);
  assert.equal(await eraseExpired(db, at('2026-03-03 09:00')), 1);
  assert.equal(await eraseExpired(db, at('2026-03-03 09:01')), 0);

  const rows = await db.selectFrom('cases').select(['number', 'body', 'contact']).execute();
  const erased = rows.find(({ number }) => number === over.number)!;
  assert.equal(erased.contact, null);
  assert.match(erased.body, /已删除/u);
  assert.match(rows.find(({ number }) => number === open.number)!.body, /手机号/u);
  assert.equal((await db.selectFrom('message').selectAll().execute()).length, 0);
  assert.deepEqual(await clocks(), before);
});
