import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { openDoor } from '../../../test/door.ts';
import { MINUTE, now } from '../../platform/time.ts';
import { FAILURES_OF_ACCOUNT, FAILURES_OF_ADDRESS } from './attempts.ts';

const password = 'a long enough password';
const admin = { email: 'Admin@Service.example', password };

test('signing in sets a cookie that scripts cannot read, and tells who one is', async (t) => {
  const door = await openDoor(t, { admin });
  const entered = await door.ask('POST', '/session', { email: ' admin@service.EXAMPLE ', password });
  assert.equal(entered.status, 200);
  assert.match(entered.setCookie, /^jiannuo\.session_token=[^;]+;.*Max-Age=43200;.*HttpOnly; SameSite=Lax$/);
  const who = await door.ask('GET', '/session', undefined, { cookie: entered.cookie });
  assert.deepEqual(who.body, entered.body);
  assert.deepEqual(who.body.organisation, { name: '示例机构' });
  assert.equal(who.body.staff.role, 'administrator');
  assert.ok(who.body.permissions.includes('staff:manage'));
});

test('behind https the cookie is never sent in the clear', async (t) => {
  const door = await openDoor(t, { admin, publicUrl: 'https://service.example' });
  const { setCookie, cookie } = await door.ask('POST', '/session', admin);
  assert.match(setCookie, /^__Secure-jiannuo\.session_token=.*; Secure/);
  assert.equal((await door.ask('GET', '/session', undefined, { cookie })).status, 200);
});

test('a session ends by signing out, and by its time', async (t) => {
  const door = await openDoor(t, { admin });
  const first = await door.ask('POST', '/session', admin);
  const second = await door.ask('POST', '/session', admin);
  const out = await door.ask('DELETE', '/session', undefined, { cookie: first.cookie });
  assert.equal(out.status, 204);
  assert.match(out.setCookie, /session_token=;.*Max-Age=0/);
  const again = await door.ask('GET', '/session', undefined, { cookie: first.cookie });
  assert.deepEqual([again.status, again.body.code], [401, 'unauthenticated']);
  assert.equal((await door.ask('GET', '/session', undefined, { cookie: second.cookie })).status, 200);
  await sql`update auth_session set expires_at = now() - interval '1 second'`.execute(door.db);
  assert.equal((await door.ask('GET', '/session', undefined, { cookie: second.cookie })).status, 401);
});

test('asking who one is lengthens the session', async (t) => {
  const door = await openDoor(t, { admin });
  const { cookie } = await door.ask('POST', '/session', admin);
  await sql`update auth_session set expires_at = now() + interval '1 hour'`.execute(door.db);
  const who = await door.ask('GET', '/session', undefined, { cookie });
  assert.match(who.setCookie, /Max-Age=43200/);
  const { rows } = await sql<{ longer: boolean }>`
    select expires_at > now() + interval '11 hours' as longer from auth_session`.execute(door.db);
  assert.deepEqual(rows, [{ longer: true }]);
});

test('a cookie that was tampered with opens nothing', async (t) => {
  const door = await openDoor(t, { admin });
  const { cookie } = await door.ask('POST', '/session', admin);
  const [name, value] = cookie.split('=') as [string, string];
  const { rows } = await sql<{ token: string }>`select token from auth_session`.execute(door.db);
  for (const bad of [`${name}=${rows[0]!.token}`, `${name}=x${value}`, `${name}=`, `${name}=%`]) {
    assert.equal((await door.ask('GET', '/session', undefined, { cookie: bad })).status, 401, bad);
  }
});

test('an unknown address, a wrong password and someone who has left get the same answer', async (t) => {
  const door = await openDoor(t, { admin });
  const right = await door.ask('POST', '/session', admin);
  await sql`insert into staff (org_id, name, role, email, user_id, active)
    select 1, 'Former', 'agent', 'former@service.example', null, false`.execute(door.db);
  const answers = [
    await door.ask('POST', '/session', { ...admin, password: 'another long password' }),
    await door.ask('POST', '/session', { ...admin, email: 'nobody@service.example' }),
    await door.ask('POST', '/session', { ...admin, email: 'former@service.example' }),
  ];
  await sql`update staff set active = false`.execute(door.db);
  answers.push(await door.ask('POST', '/session', admin));
  for (const { status, body, setCookie } of answers) {
    assert.deepEqual([status, body.code, setCookie], [401, 'wrong-credentials', '']);
    assert.deepEqual(body, answers[0]!.body);
  }
  assert.equal((await door.ask('GET', '/session', undefined, { cookie: right.cookie })).status, 401);
});

test('a page of another site cannot use the session, nor sign someone in', async (t) => {
  const door = await openDoor(t, { admin });
  const { cookie } = await door.ask('POST', '/session', admin);
  for (const evil of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    for (const [method, path, body] of [
      ['POST', '/staff/units', { name: '新部门' }],
      ['DELETE', '/session', undefined],
      ['POST', '/session', admin],
      ['POST', '/setup', { token: 'x', name: 'x', ...admin }],
      ['POST', '/session/password', { token: 'x', password }],
    ] as const) {
      const { status, body: problem } = await door.ask(method, path, body, { cookie, ...evil });
      assert.deepEqual([status, problem.code], [403, 'forged-request'], path);
    }
    assert.equal((await door.ask('GET', '/session', undefined, { cookie, ...evil })).status, 200);
  }
  const own = { cookie, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
  assert.equal((await door.ask('POST', '/staff/units', { name: '新部门' }, own)).status, 201);
});

test('guessing at one account is stopped, at others goes on, and ends with the window', async (t) => {
  let time = now();
  const door = await openDoor(t, { admin, clock: () => time });
  const wrong = { email: 'nobody@service.example', password: 'not the password' };
  for (let n = 0; n < FAILURES_OF_ACCOUNT; n++) {
    assert.equal((await door.ask('POST', '/session', wrong)).status, 401);
  }
  const stopped = await door.ask('POST', '/session', { ...wrong, email: 'NOBODY@service.example' });
  assert.deepEqual([stopped.status, stopped.body.code], [429, 'too-many-requests']);
  assert.equal(stopped.headers['retry-after'], String(stopped.body.retryAfterSeconds));
  assert.ok(stopped.body.retryAfterSeconds <= 15 * 60);
  assert.equal((await door.ask('POST', '/session', admin)).status, 200);
  time += 15 * MINUTE;
  assert.equal((await door.ask('POST', '/session', wrong)).status, 401);
});

test('signing in at last clears what was counted; guessing many accounts from one address is stopped', async (t) => {
  const door = await openDoor(t, { admin });
  await sql`insert into sign_in_failure (org_id, digest, count, until)
    select 1, sha256(convert_to(key, 'UTF8')), count, now() + interval '10 minutes'
    from (values ('account admin@service.example', ${FAILURES_OF_ACCOUNT - 1}::int),
                 ('address 127.0.0.1', ${FAILURES_OF_ADDRESS - 1}::int)) as given (key, count)`.execute(
    door.db,
  );
  assert.equal((await door.ask('POST', '/session', admin)).status, 200);
  const wrong = (n: number) =>
    door.ask('POST', '/session', { email: `p${n}@service.example`, password: 'wrong' });
  assert.equal((await wrong(1)).status, 401);
  assert.equal((await wrong(2)).status, 429);
});
