import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { MIGRATIONS, migrate, readMigrations } from '../src/platform/migrate.ts';
import { type Db, openDatabase } from '../src/platform/sql.ts';

/** A database of its own for a test: migrated, empty, gone afterwards. */
export interface World {
  db: Db;
  /** For parts that open their own connections, and for processes. */
  url: string;
  /** Called by itself when the test (or file) ends. */
  close(): Promise<void>;
}

/** A test context, or `{ after }` of node:test for a database that a whole file shares. */
interface Scope {
  after(cleanUp: () => Promise<void>): void;
}

const FOLDER = fileURLToPath(new URL('../data/test', import.meta.url));
const START_LIMIT_MS = 60_000;

/** Clones the migrated template database for a test. */
export async function world(scope: Scope): Promise<World> {
  const { url, close } = await emptyWorld(scope, await template());
  const db = openDatabase(url);
  const closeAll = once(async () => {
    await db.destroy();
    await close();
  });
  scope.after(closeAll);
  return { db, url, close: closeAll };
}

/** A database without any table, for tests of what happens before and during migration. */
export async function emptyWorld(scope: Scope, source = 'template0'): Promise<Omit<World, 'db'>> {
  const server = await lease();
  const name = `test_${randomBytes(8).toString('hex')}`;
  // Copying files beats writing every page to the log: the template is small and fsync is off.
  await server.query(`create database ${name} template ${source} strategy file_copy`);
  const close = once(async () => {
    await server.query(`drop database if exists ${name} with (force)`);
  });
  if (source === 'template0') scope.after(close);
  return { url: await urlOf(name), close };
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

async function urlOf(database: string): Promise<string> {
  const url = new URL(await readFile(join(FOLDER, 'server.url'), 'utf8'));
  url.pathname = database;
  return url.href;
}

/** A connection that keeps the shared server alive as long as this process lives, without keeping the process alive. */
class Lease {
  readonly #client: pg.Client;
  readonly #socket: Socket;
  #running = 0;

  constructor(client: pg.Client) {
    this.#client = client;
    this.#socket = (client as unknown as { connection: { stream: Socket } }).connection.stream;
    this.#socket.unref();
  }

  async query(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    if (this.#running++ === 0) this.#socket.ref();
    try {
      return await this.#client.query(text, values);
    } finally {
      if (--this.#running === 0) this.#socket.unref();
    }
  }
}

let leased: Promise<Lease> | undefined;

function lease(): Promise<Lease> {
  leased ??= connect();
  return leased;
}

async function connect(): Promise<Lease> {
  for (let waited = 0; waited < START_LIMIT_MS; waited += 100) {
    const lease = await tryConnect();
    if (lease) return lease;
    // Repeated, since the server that was just stopping may have had the place; all but one step back at once.
    if (waited % 3_000 === 0) await startKeeper();
    await delay(100);
  }
  throw new Error(`the test database did not start; see ${join(FOLDER, 'keeper.log')}`);
}

async function tryConnect(): Promise<Lease | undefined> {
  const url = await readFile(join(FOLDER, 'server.url'), 'utf8').catch(() => undefined);
  if (!url) return undefined;
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch {
    return undefined;
  }
  return new Lease(client);
}

async function startKeeper(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const log = openSync(join(FOLDER, 'keeper.log'), 'a');
  const keeper = fileURLToPath(new URL('keeper.ts', import.meta.url));
  spawn(process.execPath, [keeper, FOLDER], { detached: true, stdio: ['ignore', log, log] }).unref();
}

let prepared: Promise<string> | undefined;

/** The name of a database with all migrations applied; made once per set of migrations. */
function template(): Promise<string> {
  prepared ??= prepare();
  return prepared;
}

async function prepare(): Promise<string> {
  const digest = createHash('sha256');
  for (const migration of await readMigrations(MIGRATIONS)) digest.update(migration.digest);
  const name = `template_${digest.digest('hex').slice(0, 16)}`;
  const server = await lease();
  await server.query('select pg_advisory_lock(1)');
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const making = `making_${randomBytes(8).toString('hex')}`;
      await server.query(`create database ${making} template template0 strategy file_copy`);
      await migrate(await urlOf(making));
      await server.query(`alter database ${making} rename to ${name}`);
    }
  } finally {
    await server.query('select pg_advisory_unlock(1)');
  }
  return name;
}
