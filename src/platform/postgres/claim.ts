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

/** The process that holds a claim, and what for. */
export interface Holder {
  pid: number;
  purpose: string;
}

/** Who holds a claim; undefined when nobody does. */
async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [pid = '', purpose = '', birth = ''] = text.trim().split(' ');
  if (!/^\d+$/.test(pid) || !isRunning(Number(pid)) || (await birthOf(Number(pid))) !== birth)
    return undefined;
  return { pid: Number(pid), purpose };
}

/**
 * Claims something for this process alone, by a file that names it. The claim of a process that is gone is taken over.
 * @param purpose one word for those who come later
 * @returns undefined when it was claimed, else who holds it.
 */
export async function claim(path: string, purpose: string): Promise<Holder | undefined> {
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, `${process.pid} ${purpose} ${await birthOf(process.pid)}`, { mode: 0o600 });
  try {
    for (;;) {
      if (await linked(mine, path)) return undefined;
      const holder = await holderOf(path);
      if (holder) return holder;
      await removeStale(path);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** A link appears with its content at once and fails when the name exists: no moment of an empty claim. */
async function linked(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Gives a claim back. */
export const release = (path: string): Promise<void> => rm(path, { force: true });

/** Moves the claim aside before looking again, since another process may have replaced the stale one just now. */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  await rename(path, aside).catch(() => {});
  if (await holderOf(aside)) await linked(aside, path);
  await rm(aside, { force: true });
}

/** When a process was started, in ticks, since ids are given again; empty where the system does not tell. */
async function birthOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
