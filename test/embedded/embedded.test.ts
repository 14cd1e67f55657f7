import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { isRunning } from '../../src/platform/postgres/claim.ts';
import { dataFolder, hold, postmaster, query, queryWhenUp } from './holder.ts';

const KEPT = 'create table kept as select 42 as answer';

test('what was written is there after stop and start, and only the owner can read the password', async (t) => {
  const dataDir = await dataFolder(t);
  const first = hold(t, dataDir);
  await query(await first.url, KEPT);
  const { mode } = await stat(join(dataDir, 'postgres.password'));
  assert.equal(mode & 0o777, 0o600);
  const server = await postmaster(dataDir);
  await first.stop();
  assert.equal(isRunning(server), false);
  assert.deepEqual((await readdir(dataDir)).sort(), ['postgres', 'postgres.password']);
  const second = hold(t, dataDir);
  assert.deepEqual(await query(await second.url, 'select answer from kept'), [{ answer: 42 }]);
  const [settings] = await query(
    await second.url,
    `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding, current_setting('listen_addresses') as address,
            lower('ÄÖ') as lower`,
  );
  assert.deepEqual(settings, { fsync: 'on', encoding: 'UTF8', address: '127.0.0.1', lower: 'äö' });
});

test('after kill -9 the next start stops the server that was left and finds everything committed', async (t) => {
  const dataDir = await dataFolder(t);
  const first = hold(t, dataDir);
  await query(await first.url, KEPT);
  const left = await postmaster(dataDir);
  first.process.kill('SIGKILL');
  await first.ended;
  assert.equal(isRunning(left), true);
  const second = hold(t, dataDir);
  assert.deepEqual(await query(await second.url, 'select answer from kept'), [{ answer: 42 }]);
  assert.equal(isRunning(left), false);
});

test('a pid file that names some other process is stale', async (t) => {
  const dataDir = await dataFolder(t);
  const first = hold(t, dataDir);
  await query(await first.url, KEPT);
  const path = join(dataDir, 'postgres', 'postmaster.pid');
  const content = await readFile(path, 'utf8');
  await first.stop();
  for (const pid of [process.pid, 999_999_999]) {
    await writeFile(path, content.replace(/^\d+/, String(pid)));
    await writeFile(join(dataDir, 'postgres.pid'), `${pid} serve 1`);
    const second = hold(t, dataDir);
    assert.deepEqual(await query(await second.url, 'select answer from kept'), [{ answer: 42 }]);
    await second.stop();
  }
  assert.equal(isRunning(process.pid), true);
});

test('what an interrupted creation left is removed', async (t) => {
  const dataDir = await dataFolder(t);
  await mkdir(join(dataDir, 'postgres.making-1', 'base'), { recursive: true });
  await query(await hold(t, dataDir).url, 'select 1');
  assert.deepEqual(
    (await readdir(dataDir)).filter((name) => name.includes('making')),
    [],
  );
});

test('a data folder that was never completed is set aside and made anew', async (t) => {
  const dataDir = await dataFolder(t);
  await mkdir(join(dataDir, 'postgres', 'base', '1'), { recursive: true });
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
  const holder = hold(t, dataDir);
  await query(await holder.url, 'select 1');
  await holder.stop();
  assert.match(
    (await holder.ended).said,
    /had never been completed; its remains are in .*postgres\.unfinished-1/,
  );
  assert.deepEqual(await readdir(join(dataDir, 'postgres.unfinished-1')), ['PG_VERSION', 'base']);
});

test('a folder with data of ours that lacks parts is left alone', async (t) => {
  const dataDir = await dataFolder(t);
  await mkdir(join(dataDir, 'postgres', 'base', '16384'), { recursive: true });
  const { code, said } = await hold(t, dataDir).ended;
  assert.equal(code, 1);
  assert.match(said, /FAULT The data in .* is damaged/);
  assert.deepEqual(await readdir(join(dataDir, 'postgres')), ['base']);
});

test('data of another major version is left alone', async (t) => {
  const dataDir = await dataFolder(t);
  await mkdir(join(dataDir, 'postgres', 'global'), { recursive: true });
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '16\n');
  const { code, said } = await hold(t, dataDir).ended;
  assert.equal(code, 1);
  assert.match(
    said,
    /^FAULT The data in .* belongs to PostgreSQL 16, but this program brings PostgreSQL 18;.*Nothing was changed\.\n$/,
  );
  assert.equal(await readFile(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8'), '16\n');
});

test('a server that crashes is started again at the same address', async (t) => {
  const dataDir = await dataFolder(t);
  const holder = hold(t, dataDir);
  const url = await holder.url;
  await query(url, KEPT);
  process.kill(await postmaster(dataDir), 'SIGKILL');
  assert.deepEqual(await queryWhenUp(url, 'select answer from kept'), [{ answer: 42 }]);
});

test('a server that keeps crashing is given up with one sentence', async (t) => {
  const dataDir = await dataFolder(t);
  const holder = hold(t, dataDir);
  await query(await holder.url, KEPT);
  const control = join(dataDir, 'postgres', 'global', 'pg_control');
  const content = await readFile(control);
  await writeFile(control, '');
  process.kill(await postmaster(dataDir), 'SIGKILL');
  const { code, said } = await holder.ended;
  assert.equal(code, 1);
  assert.match(
    said,
    /FAULT The database in .* does not run: .*It was given up after 6 attempts within a minute\.\n$/,
  );
  await writeFile(control, content);
  assert.deepEqual(await query(await hold(t, dataDir).url, 'select answer from kept'), [{ answer: 42 }]);
});

test('commands share the database that runs, and the last one that needs it ends it', async (t) => {
  const dataDir = await dataFolder(t);
  const first = hold(t, dataDir, 'command');
  const url = await first.url;
  const second = hold(t, dataDir, 'command');
  assert.equal(await second.url, url);
  const server = await postmaster(dataDir);
  first.process.kill('SIGTERM');
  await query(url, 'select 1');
  await second.stop();
  await first.ended;
  assert.equal(isRunning(server), false);
});

test('a command uses the database of the process that serves; a second process that serves is refused', async (t) => {
  const dataDir = await dataFolder(t);
  const server = hold(t, dataDir);
  // One after the other: a server waits for a command that came first.
  const url = await server.url;
  const command = hold(t, dataDir, 'command');
  assert.equal(await command.url, url);
  const { code, said } = await hold(t, dataDir).ended;
  assert.equal(code, 1);
  assert.match(said, new RegExp(`FAULT Process ${server.process.pid} already serves from`));
  await command.stop();
  await query(url, 'select 1');
});

test('many processes that start at once on an empty folder share one database', async (t) => {
  const dataDir = await dataFolder(t);
  const urls = await Promise.all([1, 2, 3].map(() => hold(t, dataDir, 'command').url));
  assert.equal(new Set(urls).size, 1);
});

test('a data folder that is a file, or cannot be made, is named', async (t) => {
  const dataDir = join(await dataFolder(t), 'file');
  await writeFile(dataDir, '');
  assert.match((await hold(t, dataDir).ended).said, /FAULT .*file is not a folder; set DATA_DIR to one/);
});

test('an address in use is avoided', async (t) => {
  const dataDir = await dataFolder(t);
  const holder = hold(t, dataDir);
  const url = new URL(await holder.url);
  const { createServer } = await import('node:net');
  const squatter = createServer();
  t.after(() => squatter.close());
  process.kill(await postmaster(dataDir), 'SIGKILL');
  await holder.stop();
  squatter.listen(Number(url.port), '127.0.0.1');
  await once(squatter, 'listening');
  assert.notEqual(new URL(await hold(t, dataDir).url).port, url.port);
});
