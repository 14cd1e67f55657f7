import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { errorCode } from '../fault.ts';

/** Whether a process with this id exists (also one of another user). */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** The process that holds a claim, or undefined when nobody does. */
export async function holderOf(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [pid, birth] = text.trim().split(' ');
  return pid && isRunning(Number(pid)) && (await birthOf(Number(pid))) === (birth ?? '')
    ? Number(pid)
    : undefined;
}

/**
 * Claims something for this process alone, by a file that names it. The claim of a process that is gone is taken over.
 * @returns undefined when it was claimed, else the process that holds it.
 */
export async function claim(path: string): Promise<number | undefined> {
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, `${process.pid} ${await birthOf(process.pid)}`, { mode: 0o600 });
  try {
    for (;;) {
      // A link appears with its content at once and fails when the name exists: no moment of an empty claim.
      const taken = await link(mine, path).then(
        () => false,
        (error) => {
          if (errorCode(error) === 'EEXIST') return true;
          throw error;
        },
      );
      if (!taken) return undefined;
      const holder = await holderOf(path);
      if (holder !== undefined) return holder;
      await removeStale(path);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** Gives a claim back. */
export const release = (path: string): Promise<void> => rm(path, { force: true });

/** Moves the claim aside before looking again, since another process may have replaced the stale one just now. */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  await rename(path, aside).catch(() => {});
  if ((await holderOf(aside)) !== undefined) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

/** When a process was started, in ticks, since ids are given again; empty where the system does not tell. */
async function birthOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
