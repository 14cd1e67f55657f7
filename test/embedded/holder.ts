import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A process that has opened the embedded database. */
export interface Holder {
  process: ChildProcess;
  /** The address of the database; rejects with what the process said when it ended without one. */
  url: Promise<string>;
  /** The exit code, and everything on standard error. */
  ended: Promise<{ code: number | null; said: string }>;
  stop(): Promise<void>;
}

/** A folder for the data of one test. */
export async function dataFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jiannuo-data-'));
  // The processes are ended after this, so a database may still be writing.
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

/** Starts a process that opens the embedded database. It is ended with the test. */
export function hold(t: TestContext, dataDir: string, purpose: 'serve' | 'command' = 'serve'): Holder {
  const script = fileURLToPath(new URL('hold.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir, purpose], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  );
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => resolve(String(chunk).trim()));
    void ended.then(() => reject(new Error(said)));
  });
  url.catch(() => {});
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  t.after(stop);
  return { process: child, url, ended, stop };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Repeats a statement until it succeeds. */
export async function queryWhenUp(url: string, text: string): Promise<Record<string, unknown>[]> {
  for (;;) {
    try {
      return await query(url, text);
    } catch {
      await delay(50);
    }
  }
}

/** The process id of the server in a data folder. */
export async function postmaster(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
