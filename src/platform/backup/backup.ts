import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { formatInstant, type Instant } from '../time.ts';

/** The first line of a backup. */
export interface Header {
  /** The version of the format. */
  backup: 1;
  /** The number of the newest migration that the database had applied. */
  migration: number;
  at: string;
}

/** The last line, by which a backup that was cut short is told from a whole one. */
export interface Footer {
  rows: number;
  sequences: Record<string, number>;
}

const BATCH = 500;

/** Tables with data of ours, and the sequences behind their ids. */
export const TABLES = `
  select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migration' order by relname`;

const SEQUENCES = `
  select sequencename as name, last_value::float8 as value from pg_sequences
  where schemaname = 'public' and last_value is not null order by sequencename`;

/**
 * Writes everything the product keeps into one file: compressed JSON Lines, a header, then each table's name followed
 * by its rows, then a footer. One snapshot of the database is read, so that work goes on meanwhile. The file appears
 * when it is complete.
 * @returns how many rows were written
 */
export async function backup(url: string, file: string, now: Instant): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  const partial = `${file}.partial`;
  const footer: Footer = { rows: 0, sequences: {} };
  try {
    await client.query('begin isolation level repeatable read, read only');
    const lines = Readable.from(linesOf(client, footer, now));
    await pipeline(lines, createGzip(), createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
    return footer.rows;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* linesOf(client: pg.Client, footer: Footer, now: Instant): AsyncGenerator<string> {
  const { rows } = await client.query<{ migration: number }>(
    'select max(number) as migration from migration',
  );
  const header: Header = { backup: 1, migration: rows[0]!.migration, at: formatInstant(now) };
  yield `${JSON.stringify(header)}\n`;
  for (const { name } of (await client.query<{ name: string }>(TABLES)).rows) {
    yield `${JSON.stringify({ table: name })}\n`;
    for await (const batch of batchesOf(client, name)) {
      footer.rows += batch.length;
      yield batch.join('');
    }
  }
  for (const { name, value } of (await client.query<{ name: string; value: number }>(SEQUENCES)).rows) {
    footer.sequences[name] = value;
  }
  yield `${JSON.stringify(footer)}\n`;
}

async function* batchesOf(client: pg.Client, table: string): AsyncGenerator<string[]> {
  await client.query(
    `declare batch no scroll cursor for select row_to_json(t)::text as row from ${pg.escapeIdentifier(table)} t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${BATCH} from batch`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => `${row}\n`);
  }
  await client.query('close batch');
}
