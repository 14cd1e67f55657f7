import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { type Door, openDoor } from '../../../test/door.ts';
import { now } from '../../platform/time.ts';
import { LINK_LENGTH } from './link.ts';

const password = 'a long enough password';
const admin = { email: 'admin@service.example', password };
const agent = { name: '王芳', email: 'Wang@Service.example', role: 'agent' };

const tokenOf = (link: string): string => new URL(link).searchParams.get('token')!;

async function signedIn(door: Door, account = admin): Promise<{ cookie: string }> {
  const { cookie, status } = await door.ask('POST', '/session', account);
  assert.equal(status, 200);
  return { cookie };
}

test('the set-up link makes one administrator, once', async (t) => {
  const door = await openDoor(t);
  const token = tokenOf(door.setupLink!);
  const link = `/setup?token=${token}`;
  assert.deepEqual((await door.ask('GET', link)).body, { valid: true });
  assert.deepEqual((await door.ask('GET', '/setup?token=guess')).body, { valid: false });
  const body = { token, name: '李明', ...admin, organisation: '某某银行' };
  const answers = await Promise.all([
    door.ask('POST', '/setup', body),
    door.ask('POST', '/setup', { ...body, email: 'second@service.example' }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  const made = answers.find(({ status }) => status === 201)!;
  assert.deepEqual(made.body.organisation, { name: '某某银行' });
  assert.equal((await door.ask('GET', '/session', undefined, { cookie: made.cookie })).status, 200);
  assert.deepEqual((await door.ask('GET', link)).body, { valid: false });
  const { rows } = await sql`select 1 from staff where role = 'administrator'`.execute(door.db);
  assert.equal(rows.length, 1);
});

test('a set-up link that is too old, or never was, sets nothing up', async (t) => {
  let time = now();
  const door = await openDoor(t, { clock: () => time });
  const body = { name: '李明', ...admin };
  const guessed = await door.ask('POST', '/setup', { ...body, token: 'guess' });
  assert.deepEqual([guessed.status, guessed.body.code], [404, 'not-found']);
  time += LINK_LENGTH;
  assert.equal((await door.ask('POST', '/setup', { ...body, token: tokenOf(door.setupLink!) })).status, 404);
});

test('an invitation sets a password once and signs in', async (t) => {
  const door = await openDoor(t, { admin });
  const session = await signedIn(door);
  const invited = await door.ask('POST', '/staff/people', agent, session);
  assert.equal(invited.status, 201);
  assert.equal(invited.body.person.canSignIn, false);
  assert.match(invited.body.link, /^http:\/\/localhost:3000\/console\/invite\?token=/);
  const token = tokenOf(invited.body.link);
  assert.deepEqual((await door.ask('GET', `/session/invitation?token=${token}`)).body, {
    name: '王芳',
    email: 'wang@service.example',
  });
  const short = await door.ask('POST', '/session/password', { token, password: 'short' });
  assert.equal(short.status, 400);
  const entered = await door.ask('POST', '/session/password', { token, password: 'a password of her own' });
  assert.deepEqual([entered.status, entered.body.staff.role], [200, 'agent']);
  const twice = await door.ask('POST', '/session/password', { token, password: 'a password of his own' });
  assert.equal(twice.status, 404);
  await signedIn(door, { email: 'wang@service.example', password: 'a password of her own' });
  const people = await door.ask('GET', '/staff/people', undefined, session);
  assert.equal(people.body.items.at(-1).canSignIn, true);
});

test('a new link ends the one before, and the sessions when it is used', async (t) => {
  const door = await openDoor(t, { admin });
  const session = await signedIn(door);
  const first = await door.ask('POST', '/staff/people', agent, session);
  const second = await door.ask('POST', `/staff/people/${first.body.person.id}/invitation`, {}, session);
  const old = { token: tokenOf(first.body.link), password };
  assert.equal((await door.ask('POST', '/session/password', old)).status, 404);
  const { cookie } = await door.ask('POST', '/session/password', {
    token: tokenOf(second.body.link),
    password,
  });
  const third = await door.ask('POST', `/staff/people/${first.body.person.id}/invitation`, {}, session);
  const changed = { token: tokenOf(third.body.link), password: 'quite another password' };
  assert.equal((await door.ask('POST', '/session/password', changed)).status, 200);
  assert.equal((await door.ask('GET', '/session', undefined, { cookie })).status, 401);
  const before = await door.ask('POST', '/session', { email: agent.email, password });
  assert.equal(before.status, 401);
});

test('changing one’s own password takes the current one and ends the other sessions', async (t) => {
  const door = await openDoor(t, { admin });
  const [here, elsewhere] = [await signedIn(door), await signedIn(door)];
  const next = 'quite another password';
  const wrong = await door.ask('POST', '/session/password', { current: 'wrong', password: next }, here);
  assert.deepEqual([wrong.status, wrong.body.code], [401, 'wrong-credentials']);
  assert.equal((await door.ask('POST', '/session/password', { password: next }, here)).status, 400);
  assert.equal(
    (await door.ask('POST', '/session/password', { current: password, password: next })).status,
    401,
  );
  const changed = await door.ask('POST', '/session/password', { current: password, password: next }, here);
  assert.equal(changed.status, 200);
  const status = async (cookie: string) => (await door.ask('GET', '/session', undefined, { cookie })).status;
  assert.deepEqual(
    [await status(here.cookie), await status(elsewhere.cookie), await status(changed.cookie)],
    [401, 401, 200],
  );
  await signedIn(door, { ...admin, password: next });
});

test('no password, token or key is in the database as it was given', async (t) => {
  const door = await openDoor(t, { admin });
  const session = await signedIn(door);
  const { body: invited } = await door.ask('POST', '/staff/people', agent, session);
  const { body: key } = await door.ask('POST', '/staff/keys', { name: '对接', role: 'agent' }, session);
  const { rows } = await sql<{ table: string }>`
    select table_name as "table" from information_schema.tables where table_schema = 'public'`.execute(
    door.db,
  );
  for (const { table } of rows) {
    const text = await sql<{ text: string | null }>`
      select string_agg(row::text, ' ') as text from ${sql.table(table)} as row`.execute(door.db);
    for (const secret of [password, tokenOf(invited.link), key.key]) {
      const hex = Buffer.from(secret).toString('hex');
      assert.ok(!text.rows[0]!.text?.includes(secret) && !text.rows[0]!.text?.includes(hex), table);
    }
  }
});
