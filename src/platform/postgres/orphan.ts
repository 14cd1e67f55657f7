import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import { isRunning } from './claim.ts';

/** SIGINT ends sessions and writes a checkpoint; SIGQUIT, for one that does not listen, leaves recovery to the next start. */
const SIGNALS = ['SIGINT', 'SIGQUIT'] as const;
const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 20;

/**
 * Clears what an earlier run left in a data folder when it was killed: its server, if that still runs, is stopped; a
 * pid file that now names some other process is removed (PostgreSQL would take that process for a server and refuse).
 * @returns whether a server was stopped.
 */
export async function clearRemains(folder: string): Promise<boolean> {
  const path = join(folder, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isRunning(pid)) {
    if (text.trim() === '') await rm(path, { force: true });
    return false;
  }
  if (await worksIn(pid, folder)) {
    await stop(pid, folder);
    return true;
  }
  await rm(path, { force: true });
  return false;
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  // A server's working directory is its data folder. Where that cannot be seen, the pid file is believed.
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (directory === undefined) return process.platform !== 'linux';
  return directory === (await realpath(folder));
}

async function stop(pid: number, folder: string): Promise<void> {
  for (const signal of SIGNALS) {
    process.kill(pid, signal);
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
      if (!isRunning(pid)) return;
      await delay(LOOK_EVERY_MS);
    }
  }
  throw new Fault(
    `Another PostgreSQL (process ${pid}) works in ${folder} and does not stop; end it and start again.`,
  );
}
