import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { isRunning } from './claim.ts';

const STOP_LIMIT_MS = 30_000;

/**
 * Stops a server that outlived the process which started it (kill -9, a crash), so that a new one can start. A pid file
 * that names no PostgreSQL of this folder is stale; PostgreSQL removes such a file itself.
 * @returns whether a server was stopped.
 */
export async function stopOrphan(folder: string): Promise<boolean> {
  const pid = await postmasterOf(folder);
  if (pid === undefined) return false;
  // Immediately: its clients are gone with their process, and what was committed is in the log.
  process.kill(pid, 'SIGQUIT');
  for (let waited = 0; waited < STOP_LIMIT_MS; waited += 20) {
    if (!isRunning(pid)) return true;
    await delay(20);
  }
  throw new Fault(
    `Another PostgreSQL (process ${pid}) works in ${folder} and does not stop; end it and start again.`,
  );
}

/** The process id of the server that runs in a folder, if there is one. */
export async function postmasterOf(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isRunning(pid)) return undefined;
  return (await worksIn(pid, folder)) ? pid : undefined;
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  // A server's working directory is its data folder. Where that cannot be seen, the pid file is believed.
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (directory === undefined) return process.platform !== 'linux';
  return directory === (await realpath(folder));
}
