import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { errorCode, Fault } from '../fault.ts';
import { migrate, readMigrations } from '../migrate.ts';
import { type Footer, type Header, TABLES } from './backup.ts';

const BATCH = 500;

/**
 * Fills an empty database from a backup, all or nothing. The schema is brought to where it was at the backup, the rows
 * are loaded, then later migrations are applied to them.
 * @returns how many rows were read
 * @throws Fault when the database is not empty, or the file is no complete backup or from a newer program
 */
export async function restore(url: string, file: string): Promise<number> {
  const { migration } = await headerOf(file);
  const known = (await readMigrations()).length;
  if (migration > known) {
    throw new Fault(
      `${file} was made by a newer program (migration ${migration}, this one knows ${known}); install that one first.`,
    );
  }
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    await refuseUnlessEmpty(client, migration);
    await migrate(url, { upTo: migration });
    await client.query('begin');
    const rows = await load(client, file);
    await client.query('commit');
    await migrate(url);
    return rows;
  } finally {
    await client.end();
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8');
  createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked);
  let rest = '';
  try {
    for await (const chunk of unpacked) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    const absent = errorCode(error) === 'ENOENT';
    const reason = absent ? 'does not exist' : 'cannot be read as a backup; it may be damaged or cut short';
    throw new Fault(`${file} ${reason}. Nothing was changed.`, { cause: error });
  }
  if (rest !== '') yield rest;
}

async function headerOf(file: string): Promise<Pick<Header, 'migration'>> {
  for await (const line of linesOf(file)) {
    const match = /^\{"backup":1,"migration":(\d+),/.exec(line);
    if (match) return { migration: Number(match[1]) };
    break;
  }
  throw new Fault(`${file} is not a backup of this product. Nothing was changed.`);
}

async function refuseUnlessEmpty(client: pg.Client, migration: number): Promise<void> {
  for (const { name } of (await client.query<{ name: string }>(TABLES)).rows) {
    const { rowCount } = await client.query(`select from ${pg.escapeIdentifier(name)} limit 1`);
    if (rowCount)
      throw new Fault(
        'The installation is not empty; restore into a new DATA_DIR or an empty database. Nothing was changed.',
      );
  }
  const { rows } = await client.query<{ present: boolean }>(
    "select to_regclass('public.migration') is not null as present",
  );
  if (!rows[0]!.present) return;
  const { rows: applied } = await client.query<{ newest: number | null }>(
    'select max(number) as newest from migration',
  );
  if ((applied[0]!.newest ?? 0) > migration) {
    throw new Fault(
      'The database has a newer schema than the backup; restore into a new DATA_DIR or an empty database. Nothing was changed.',
    );
  }
}

/** Loads with our triggers and foreign keys out of the way: what they would do and check is in the backup. */
async function load(client: pg.Client, file: string): Promise<number> {
  const keys = (await client.query<{ drop: string; add: string }>(FOREIGN_KEYS)).rows;
  const tables = (await client.query<{ name: string }>(TABLES)).rows.map(({ name }) =>
    pg.escapeIdentifier(name),
  );
  for (const { drop } of keys) await client.query(drop);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  const { rows, sequences } = await loadRows(client, file);
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const { add } of keys) await client.query(add);
  for (const [name, value] of Object.entries(sequences)) {
    await client.query('select setval($1::regclass, $2)', [`public.${pg.escapeIdentifier(name)}`, value]);
  }
  return rows;
}

async function loadRows(client: pg.Client, file: string): Promise<Footer> {
  let table = '';
  let batch: string[] = [];
  let rows = 0;
  let last = '';
  const flush = async () => {
    if (batch.length === 0) return;
    const target = pg.escapeIdentifier(table);
    await client.query(
      `insert into ${target} overriding system value select * from json_populate_recordset(null::${target}, $1)`,
      [`[${batch.join(',')}]`],
    );
    rows += batch.length;
    batch = [];
  };
  for await (const line of linesOf(file)) {
    last = line;
    const name = /^\{"table":"([^"]+)"\}$/.exec(line)?.[1];
    if (name !== undefined || line.startsWith('{"rows":')) {
      await flush();
      table = name ?? '';
    } else if (table !== '') {
      batch.push(line);
      if (batch.length === BATCH) await flush();
    }
  }
  const footer = (last.startsWith('{"rows":') ? JSON.parse(last) : undefined) as Footer | undefined;
  if (footer?.rows !== rows) throw new Fault(`${file} is cut short. Nothing was changed.`);
  return footer;
}

const FOREIGN_KEYS = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`;
