import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import pg from 'pg';
import { emptyWorld } from '../../test/world.ts';
import { Fault } from './fault.ts';
import { migrate } from './migrate.ts';

async function migrations(t: TestContext, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const TWO = {
  '0001_first.sql': 'create table first (id integer); select pg_sleep(0.2);',
  '0002_second.sql': 'create table second (id integer);',
};

test('two processes that migrate at once apply each migration once', async (t) => {
  const { url } = await emptyWorld(t);
  const folder = await migrations(t, TWO);
  const applied = await Promise.all([migrate(url, { folder }), migrate(url, { folder })]);
  assert.deepEqual(applied.flat(), ['first', 'second']);
  assert.deepEqual(await migrate(url, { folder }), []);
});

test('a failing migration leaves nothing of itself and keeps what came before', async (t) => {
  const { url } = await emptyWorld(t);
  const folder = await migrations(t, {
    ...TWO,
    '0002_second.sql': 'create table half (id integer); select 1 / 0;',
  });
  await assert.rejects(migrate(url, { folder }), /Migration 2 \(second\) failed: division by zero/);
  assert.deepEqual(
    await query(url, "select to_regclass('first') is not null as first, to_regclass('half') as half"),
    [{ first: true, half: null }],
  );
  await writeFile(join(folder, '0002_second.sql'), TWO['0002_second.sql']);
  assert.deepEqual(await migrate(url, { folder }), ['second']);
});

test('an applied migration that was edited is refused', async (t) => {
  const { url } = await emptyWorld(t);
  const folder = await migrations(t, TWO);
  await migrate(url, { folder });
  await writeFile(join(folder, '0001_first.sql'), 'create table other (id integer);');
  await assert.rejects(
    migrate(url, { folder }),
    (error) => error instanceof Fault && /Migration 1 \(first\) was edited/.test(error.message),
  );
});

test('a database from the future is refused and stays as it is', async (t) => {
  const { url } = await emptyWorld(t);
  const folder = await migrations(t, TWO);
  await migrate(url, { folder });
  await rm(join(folder, '0002_second.sql'));
  await assert.rejects(
    migrate(url, { folder }),
    (error) => error instanceof Fault && /newer than this program/.test(error.message),
  );
  assert.deepEqual(await query(url, 'select count(*)::int as n from migration'), [{ n: 2 }]);
});

test('migrations are numbered without a gap', async (t) => {
  const { url } = await emptyWorld(t);
  const folder = await migrations(t, { '0002_second.sql': TWO['0002_second.sql'] });
  await assert.rejects(migrate(url, { folder }), /0002_second.sql is out of line: number 0001 was expected/);
});
