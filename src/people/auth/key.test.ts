import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { sql } from 'kysely';
import { openDoor } from '../../../test/door.ts';
import { MINUTE, now } from '../../platform/time.ts';
import { createKey, findKey, readKeys } from './key.ts';

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

test('a key acts under its own name with the permissions of its role', async (t) => {
  const door = await openDoor(t);
  const administrator = { name: '命令行', role: 'administrator', createdBy: null, now: now() } as const;
  const { secret } = await createKey(door.db, administrator);
  const made = await door.ask('POST', '/staff/keys', { name: '工单对接', role: 'agent' }, bearer(secret));
  assert.equal(made.status, 201);
  assert.match(made.body.key, /^jn_[\w-]{43}$/);
  const who = await door.ask('GET', '/session', undefined, bearer(made.body.key));
  assert.deepEqual([who.body.staff.name, who.body.staff.role], ['key:工单对接', 'agent']);
  assert.equal(who.body.staff.id, made.body.staffId);
  const refused = await door.ask('GET', '/staff/keys', undefined, bearer(made.body.key));
  assert.deepEqual([refused.status, refused.body.code], [403, 'forbidden']);
  const own = await door.ask(
    'POST',
    '/session/password',
    { current: 'x', password: 'a long enough password' },
    bearer(secret),
  );
  assert.equal(own.status, 403);
});

test('keys are listed without their secrets, and not among the people', async (t) => {
  const door = await openDoor(t);
  const key = { name: '对接', role: 'administrator', createdBy: null, now: now() } as const;
  const { secret } = await createKey(door.db, key);
  const listed = await door.ask('GET', '/staff/keys', undefined, bearer(secret));
  assert.equal(listed.body.items.length, 1);
  assert.equal(listed.body.items[0].start, secret.slice(0, 8));
  assert.equal(JSON.stringify(listed.body).includes(secret), false);
  assert.deepEqual((await door.ask('GET', '/staff/people', undefined, bearer(secret))).body.items, []);
  const changed = await door.ask(
    'PATCH',
    `/staff/people/${listed.body.items[0].staffId}`,
    {},
    bearer(secret),
  );
  assert.equal(changed.status, 404);
});

test('only the digest of a key is kept', async (t) => {
  const { db } = await openDoor(t);
  const { secret } = await createKey(db, { name: 'a', role: 'agent', createdBy: null, now: now() });
  const { rows } = await sql`select digest from api_key`.execute(db);
  assert.deepEqual(rows, [{ digest: createHash('sha256').update(secret).digest() }]);
});

test('a wrong, shortened or revoked key is refused, also on public doors', async (t) => {
  const door = await openDoor(t);
  const key = { name: 'a', role: 'administrator', createdBy: null, now: now() } as const;
  const [{ secret }, other] = [await createKey(door.db, key), await createKey(door.db, key)];
  const revoked = await door.ask('DELETE', `/staff/keys/${other.id}`, undefined, bearer(secret));
  assert.equal(revoked.status, 204);
  assert.equal((await door.ask('DELETE', `/staff/keys/${other.id}`, undefined, bearer(secret))).status, 404);
  const wrong = [`jn_${'A'.repeat(43)}`, secret.slice(0, -1), secret.slice(3), other.secret];
  for (const authorization of [...wrong.map((text) => `Bearer ${text}`), 'Bearer', `Basic ${secret}`, '']) {
    for (const path of ['/session', '/setup?token=x']) {
      const { status, body } = await door.ask('GET', path, undefined, { authorization });
      assert.deepEqual([status, body.code], [401, 'wrong-credentials'], authorization);
    }
  }
});

test('the use of a key is recorded to the minute', async (t) => {
  const { db } = await openDoor(t);
  const start = now();
  const { secret } = await createKey(db, { name: 'a', role: 'agent', createdBy: null, now: start });
  const lastUse = async () => (await readKeys(db))[0]!.lastUsedAt;
  assert.equal(await lastUse(), null);
  await findKey(db, secret, start);
  await findKey(db, secret, start + MINUTE / 2);
  assert.equal(await lastUse(), start);
  await findKey(db, secret, start + 2 * MINUTE);
  assert.equal(await lastUse(), start + 2 * MINUTE);
});
