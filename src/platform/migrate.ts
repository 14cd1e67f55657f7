import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { Fault } from './fault.ts';
import { openQueuePool } from './sql.ts';

/** One numbered step of the schema: `db/migrations/NNNN_name.sql`. */
export interface Migration {
  number: number;
  name: string;
  /** SHA-256 of the text, so that an edit after the fact is noticed. */
  digest: string;
  text: string;
}

export const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

const FILE = /^(\d{4})_([a-z0-9_-]+)\.sql$/;

// Any number, as long as every process of the product takes the same.
const LOCK = 7_240_118_803;

/** Reads the migrations of a folder in order. @throws Fault when the numbers are not 1, 2, 3 … */
export async function readMigrations(folder: string = MIGRATIONS): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(files.map((file, index) => readMigration(folder, file, index + 1)));
}

async function readMigration(folder: string, file: string, expected: number): Promise<Migration> {
  const match = FILE.exec(file);
  if (!match || Number(match[1]) !== expected) {
    throw new Fault(
      `The migration ${file} is out of line: number ${String(expected).padStart(4, '0')} was expected there.`,
    );
  }
  const text = await readFile(join(folder, file), 'utf8');
  return { number: expected, name: match[2]!, digest: createHash('sha256').update(text).digest('hex'), text };
}

/**
 * Brings a database up to date: our own tables, then those of the job queue. Each migration runs in its own
 * transaction; an advisory lock makes a second process wait and then find nothing to do.
 * @param options.upTo the number of the last migration to apply; all when left out
 * @returns the names of the migrations that were applied now.
 * @throws Fault when the database is newer than this program or an applied migration was edited.
 */
export async function migrate(
  url: string,
  { folder = MIGRATIONS, upTo }: { folder?: string; upTo?: number } = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const all = await pendingOf(client, migrations);
    const pending = all.filter(({ number }) => number <= (upTo ?? Number.POSITIVE_INFINITY));
    for (const migration of pending) await apply(client, migration);
    await migrateJobs(url);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function migrateJobs(url: string): Promise<void> {
  const pool = openQueuePool(url, { max: 2 });
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function pendingOf(client: pg.Client, known: Migration[]): Promise<Migration[]> {
  await client.query(`create table if not exists migration (
    number integer primary key, name text not null, digest text not null, applied_at timestamptz not null default now()
  )`);
  const { rows: applied } = await client.query<{ number: number; name: string; digest: string }>(
    'select number, name, digest from migration order by number',
  );
  const newest = applied.at(-1);
  if (newest && newest.number > known.length) {
    throw new Fault(
      `The database is newer than this program: it has migration ${newest.number} (${newest.name}), ` +
        `this program knows ${known.length}; install the newer version again. Nothing was changed.`,
    );
  }
  const edited = applied.find(({ number, digest }) => known[number - 1]!.digest !== digest);
  if (edited) {
    throw new Fault(
      `Migration ${edited.number} (${edited.name}) was edited after this database had applied it; ` +
        'put the file back as it was and write the change as a new migration. Nothing was changed.',
    );
  }
  const done = new Set(applied.map(({ number }) => number));
  return known.filter(({ number }) => !done.has(number));
}

async function apply(client: pg.Client, { number, name, digest, text }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration (number, name, digest) values ($1, $2, $3)', [
      number,
      name,
      digest,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Fault(
      `Migration ${number} (${name}) failed: ${(error as Error).message}. Nothing of it was kept.`,
      { cause: error },
    );
  }
}
