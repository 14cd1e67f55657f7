import { mkdir, readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { errorCode, Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import { claim, release } from './claim.ts';
import { own } from './own.ts';
import { type Paths, pathsIn } from './paths.ts';
import { urlOf } from './server.ts';

/** The embedded database, run by this process or by another one. */
export interface Embedded {
  url: string;
  /** Resolves when it runs no more: with the reason when it was given up. */
  ended: Promise<Fault | undefined>;
  /** Stops it, or lets go of it when another process runs it. */
  close(): Promise<void>;
}

/** `serve` for the process that serves; `command` for one that works beside it, or without it. */
export type Purpose = 'serve' | 'command';

const LOOK_EVERY_MS = 100;

// One that was told to stop may still be finishing its requests when the next is started.
const SUCCESSION_LIMIT_MS = 4_000;

/**
 * Opens the embedded database of a data folder. One process runs it at a time. A command uses the one that runs, or
 * runs it as long as it (or another command) needs it; a process that serves waits for commands to end.
 * @throws Fault when another process serves from this folder, or the database cannot be started.
 */
export async function openEmbedded(dataDir: string, purpose: Purpose, log: Log): Promise<Embedded> {
  const paths = pathsIn(dataDir);
  try {
    await mkdir(dataDir, { recursive: true });
    for (let waited = 0; ; waited += LOOK_EVERY_MS) {
      const holder = await claim(paths.claim, purpose);
      if (!holder) return await ownOrRelease(paths, purpose, log);
      if (purpose === 'command') {
        const embedded = await visit(paths);
        if (embedded) return embedded;
      } else if (holder.purpose === 'serve' && waited >= SUCCESSION_LIMIT_MS) {
        throw new Fault(
          `Process ${holder.pid} already serves from ${dataDir}; stop it first, or set DATA_DIR to another folder.`,
        );
      } else if (waited === 0) {
        log.warn(`Process ${holder.pid} is using the database of ${dataDir}; starting when it has ended.`);
      }
      await delay(LOOK_EVERY_MS);
    }
  } catch (error) {
    throw explained(error, dataDir);
  }
}

async function ownOrRelease(paths: Paths, purpose: Purpose, log: Log): Promise<Embedded> {
  try {
    const { port, password, ended, stop } = await own(paths, log);
    const url = urlOf(port, password, 'jiannuo');
    return {
      url,
      ended,
      async close() {
        if (purpose === 'command') await untilAlone(url);
        await stop();
        await rm(paths.port, { force: true });
        await release(paths.claim);
      },
    };
  } catch (error) {
    await release(paths.claim);
    throw error;
  }
}

/** @returns undefined when the one who holds the database is not that far, or just going. */
async function visit(paths: Paths): Promise<Embedded | undefined> {
  const port = Number(await readFile(paths.port, 'utf8').catch(() => 0));
  if (!port) return undefined;
  const url = urlOf(port, await readFile(paths.password, 'utf8'), 'jiannuo');
  // Held open until the end, so that a command which runs the database sees that it is still needed.
  const connection = new pg.Client({ connectionString: url });
  connection.on('error', () => {});
  try {
    await connection.connect();
  } catch {
    return undefined;
  }
  const ended = new Promise<undefined>((resolve) => connection.once('end', () => resolve(undefined)));
  return { url, ended, close: () => connection.end() };
}

/** Waits until no other process is connected. */
async function untilAlone(url: string): Promise<void> {
  const connection = new pg.Client({ connectionString: url });
  connection.on('error', () => {});
  try {
    await connection.connect();
    for (;;) {
      const { rowCount } = await connection.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      if (rowCount === 0) return;
      await delay(LOOK_EVERY_MS);
    }
  } catch {
    // It does not answer: nobody can be using it.
  } finally {
    await connection.end().catch(() => {});
  }
}

function explained(error: unknown, dataDir: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Fault(`The disk of ${dataDir} is full; make room and start again. The data is untouched.`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Fault(
      `${dataDir} cannot be written to; change its owner, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new Fault(`${dataDir} is not a folder; set DATA_DIR to one.`, { cause: error });
  }
  return error;
}
