import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, Fault } from '../fault.ts';
import { callOf, handOver, type Programs } from './program.ts';

/** The role that owns everything in the embedded database. */
export const ROLE = 'jiannuo';

/** The major version of PostgreSQL that the embedded programs belong to. */
const MAJOR_VERSION = '18';

/** What a data folder holds. An `unfinished` one was never completely made and has no data of ours. */
export type Found = 'nothing' | 'unfinished' | 'complete';

// Databases that initdb makes have lower numbers, ours are above; number 5, `postgres`, is the last that initdb makes.
const FIRST_OWN_NUMBER = 16_384;
const LAST_OF_INITDB = '5';

/** Looks what a data folder holds. @throws Fault when it is of another major version, or damaged. */
export async function inspectCluster(folder: string): Promise<Found> {
  const version = (await readIfAny(join(folder, 'PG_VERSION')))?.trim();
  const databases: string[] = await readdir(join(folder, 'base')).catch(() => []);
  const started = (await readIfAny(join(folder, 'global', 'pg_control'))) !== undefined;
  if (version && /^\d+$/.test(version) && version !== MAJOR_VERSION) {
    throw new Fault(
      `The data in ${folder} belongs to PostgreSQL ${version}, but this program brings PostgreSQL ${MAJOR_VERSION}; ` +
        'start the version of the program that wrote it, make a backup there, and restore it into an empty DATA_DIR. Nothing was changed.',
    );
  }
  if (version === MAJOR_VERSION && started && databases.includes(LAST_OF_INITDB)) return 'complete';
  if (databases.some((name) => Number(name) >= FIRST_OWN_NUMBER)) {
    throw new Fault(
      `The data in ${folder} is damaged: parts of it are missing; put them back from a copy. Nothing was changed.`,
    );
  }
  return (await readdir(folder).catch(() => [])).length > 0 ? 'unfinished' : 'nothing';
}

async function readIfAny(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Moves what is in the place of a cluster out of the way, untouched. @returns where it is now. */
export async function setAside(folder: string): Promise<string> {
  for (let number = 1; ; number++) {
    const aside = `${folder}.unfinished-${number}`;
    if (
      await stat(aside).then(
        () => true,
        () => false,
      )
    )
      continue;
    await rename(folder, aside);
    return aside;
  }
}

/**
 * Makes a new cluster. It grows in a folder beside and is moved into place when complete, so that an interruption
 * leaves nothing that looks like a cluster; what an earlier interruption left is removed.
 * The password of the role {@link ROLE} is kept in `passwordFile`, readable by its owner alone.
 */
export async function createCluster(programs: Programs, folder: string, passwordFile: string): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeHalfMade(folder);
  const making = `${folder}${HALF_MADE}${process.pid}`;
  const password = randomBytes(24).toString('base64url');
  await mkdir(making, { mode: 0o700 });
  handOver(programs, making);
  await writeFile(passwordFile, password, { mode: 0o600 });
  handOver(programs, passwordFile);
  try {
    await initialise(programs, making, passwordFile);
    await rm(folder, { recursive: true, force: true });
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

const HALF_MADE = '.making-';

async function removeHalfMade(folder: string): Promise<void> {
  const parent = dirname(folder);
  const left = (await readdir(parent)).filter((name) => name.startsWith(basename(folder) + HALF_MADE));
  await Promise.all(left.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

async function initialise(programs: Programs, folder: string, passwordFile: string): Promise<void> {
  const output = await run(programs, [
    `--pgdata=${folder}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and case rules on every system, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]);
  if (output === undefined) return;
  if (/no space left|disk quota/i.test(output)) {
    throw new Fault(
      `The disk of ${dirname(folder)} is full: the database could not be created. Make room and start again.`,
    );
  }
  const reason = output.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? output.trim();
  throw new Fault(`The database could not be created in ${dirname(folder)}: ${reason.trim()}`);
}

/** Runs initdb. @returns undefined on success, else what it said. */
function run(programs: Programs, args: string[]): Promise<string | undefined> {
  const { file, args: all, ...identity } = callOf(programs, 'initdb', args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...identity,
      env: { ...process.env, LC_ALL: 'C' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? undefined : output));
  });
}
