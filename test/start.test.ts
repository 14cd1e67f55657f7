import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import test, { type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isRunning } from '../src/platform/postgres/claim.ts';
import { freePort } from '../src/platform/postgres/server.ts';
import { dataFolder, postmaster } from './embedded/holder.ts';
import { emptyWorld } from './world.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Runs `jiannuo` with arguments and settings; `serving` resolves when it says where it serves. */
function jiannuo(t: TestContext, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const serving = Promise.withResolvers<string>();
  child.stdout.on('data', (chunk) => {
    out += chunk;
    const address = /Serving at (\S+)/.exec(out)?.[1];
    if (address) serving.resolve(address);
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => {
      serving.reject(new Error(err));
      resolve({ code, out, err });
    }),
  );
  serving.promise.catch(() => {});
  t.after(async () => {
    child.kill();
    await ended;
  });
  return { child, serving: serving.promise, ended };
}

const settings = async (dataDir: string) => ({
  DATA_DIR: dataDir,
  PORT: String(await freePort()),
  LOG_LEVEL: 'warn',
});

async function untilHealth(address: string, status: number): Promise<void> {
  while ((await fetch(`${address}/healthz`)).status !== status) await delay(20);
}

test('a new installation serves, prints one set-up link, and ends cleanly at SIGTERM', async (t) => {
  const dataDir = await dataFolder(t);
  const run = jiannuo(t, ['start'], await settings(dataDir));
  const address = await run.serving;
  assert.equal((await fetch(`${address}/healthz`)).status, 200);
  const server = await postmaster(dataDir);
  run.child.kill('SIGTERM');
  const { code, out } = await run.ended;
  assert.equal(code, 0);
  assert.equal(out.match(/\/console\/setup\?token=/g)?.length, 1);
  assert.match(out, /Stopped\.\n$/);
  assert.equal(isRunning(server), false);
});

test('the administrator of the settings needs no set-up link', async (t) => {
  const run = jiannuo(t, ['start'], {
    ...(await settings(await dataFolder(t))),
    ADMIN_EMAIL: 'admin@example.org',
    ADMIN_PASSWORD: 'a password that is long',
  });
  await run.serving;
  run.child.kill('SIGTERM');
  assert.doesNotMatch((await run.ended).out, /token=/);
});

test('while the database is away /healthz says 503, and 200 when it is back', async (t) => {
  const dataDir = await dataFolder(t);
  const run = jiannuo(t, ['start'], await settings(dataDir));
  const address = await run.serving;
  const server = await postmaster(dataDir);
  process.kill(server, 'SIGSTOP');
  process.kill(server, 'SIGKILL');
  await untilHealth(address, 503);
  await untilHealth(address, 200);
  run.child.kill('SIGTERM');
  assert.equal((await run.ended).code, 0);
});

test('a port in use ends the start with one sentence, and the database with it', async (t) => {
  const dataDir = await dataFolder(t);
  const env = await settings(dataDir);
  const squatter = createServer().listen(Number(env.PORT), '127.0.0.1');
  t.after(() => squatter.close());
  const { code, err } = await jiannuo(t, ['start'], env).ended;
  assert.equal(code, 1);
  assert.equal(err, `Port ${env.PORT} of 127.0.0.1 is in use; stop what uses it, or set PORT to another.\n`);
  await assert.rejects(postmaster(dataDir));
});

test('all wrong settings are named before anything is touched', async (t) => {
  const { code, err } = await jiannuo(t, ['start'], { PORT: 'x', LOG_LEVEL: 'y', DATA_DIR: '/proc/nowhere' })
    .ended;
  assert.equal(code, 1);
  assert.match(err, /^The settings are not right: PORT .*; LOG_LEVEL .*\n$/);
});

test('a database of one’s own is used instead of the embedded one', async (t) => {
  const { url } = await emptyWorld(t);
  const run = jiannuo(t, ['start'], { ...(await settings('/proc/nowhere')), DATABASE_URL: url });
  assert.equal((await fetch(`${await run.serving}/healthz`)).status, 200);
  run.child.kill('SIGTERM');
  assert.equal((await run.ended).code, 0);
  const absent = { ...(await settings('/proc/nowhere')), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' };
  const { code, err } = await jiannuo(t, ['migrate'], absent).ended;
  assert.equal(code, 1);
  assert.match(err, /^The database x at 127\.0\.0\.1:1 \(DATABASE_URL\) cannot be used: .*ECONNREFUSED.*\n$/);
});

test('commands answer with exit codes: 0 done, 1 failed, 2 not understood', async (t) => {
  const env = { DATA_DIR: await dataFolder(t), LOG_LEVEL: 'error' };
  const codes: [string[], number][] = [
    [['--help'], 0],
    [['migrate', '--help'], 0],
    [[], 2],
    [['dance'], 2],
    [['migrate', '--dance'], 2],
    [['restore', 'absent.gz'], 1],
  ];
  for (const [args, expected] of codes)
    assert.equal((await jiannuo(t, args, env).ended).code, expected, args.join(' '));
  const { out, code } = await jiannuo(t, ['migrate', '--json'], env).ended;
  assert.equal(code, 0);
  assert.equal(JSON.parse(out).applied.length > 0, true);
});
