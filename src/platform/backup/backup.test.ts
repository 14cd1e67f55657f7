import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { emptyWorld, world } from '../../../test/world.ts';
import { Fault } from '../fault.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'backup-'));
  t.after(() => rm(path, { recursive: true }));
  return path;
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

const CONTENT = `select row_to_json(u)::text as row from unit u union all select row_to_json(o)::text from organisation o
  union all select row_to_json(d)::text from compliance_delta d order by 1`;

async function filled(t: TestContext): Promise<string> {
  const { url } = await world(t);
  await query(
    url,
    `insert into organisation (org_id, name) values (1, '示例 "机构"');
     insert into unit (org_id, name) select 1, 'unit ' || n from generate_series(1, 1200) n;
     delete from unit where id = 1200;
     insert into compliance_delta (org_id, pledge_id, clause_id, day, kept, broken, running, cancelled)
     values (1, 1, 'a', '2026-02-13', 1, 0, -1, 0);`,
  );
  return url;
}

test('a backup restores every row, and new ids go on after the old ones', async (t) => {
  const url = await filled(t);
  const file = join(await folder(t), 'backup.gz');
  const rows = await backup(url, file, 1_770_972_600_000);
  assert.equal(rows, 1_201);
  const { url: other } = await emptyWorld(t);
  assert.equal(await restore(other, file), rows);
  assert.deepEqual(await query(other, CONTENT), await query(url, CONTENT));
  assert.deepEqual(await query(other, "insert into unit (org_id, name) values (1, 'new') returning id"), [
    { id: 1201 },
  ]);
  await assert.rejects(query(other, "insert into unit (org_id, name) values (2, 'new')"), /foreign key/);
  await assert.rejects(
    restore(other, file),
    (error) => error instanceof Fault && /is not empty/.test(error.message),
  );
});

test('a file that is no whole backup changes nothing', async (t) => {
  const url = await filled(t);
  const path = await folder(t);
  const file = join(path, 'backup.gz');
  await backup(url, file, 0);
  const whole = await readFile(file);
  const lines = gunzipSync(whole).toString().split('\n');
  const wrong: [string, Buffer | string][] = [
    ['damaged', whole.subarray(0, whole.length / 2)],
    ['short', gzipSync(lines.slice(0, -2).join('\n'))],
    ['other', gzipSync('{"a":1}\n')],
    ['plain', 'hello'],
    ['newer', gzipSync(lines.join('\n').replace(/"migration":\d+/, '"migration":999'))],
  ];
  const { url: other } = await emptyWorld(t);
  for (const [name, content] of wrong) {
    await writeFile(join(path, name), content);
    await assert.rejects(
      restore(other, join(path, name)),
      (error) => error instanceof Fault && error.message.includes(name),
    );
  }
  await assert.rejects(restore(other, join(path, 'absent')), /does not exist/);
  await restore(other, file);
});

test('a backup that fails leaves no file', async (t) => {
  const path = await folder(t);
  const { url } = await emptyWorld(t);
  await assert.rejects(backup(url, join(path, 'backup.gz'), 0));
  assert.deepEqual(await readdir(path), []);
});
