import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Fault } from '../fault.ts';
import { ROLE } from './cluster.ts';
import { callOf, type Programs } from './program.ts';

/** A PostgreSQL server that runs as a child of this process. */
export interface Server {
  pid: number;
  port: number;
  /** Resolves when it has ended, for whatever reason, with the last lines it wrote. */
  ended: Promise<string>;
  /** Ends it: open transactions are rolled back, a checkpoint is written. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** A free one when left out. */
  port?: number;
  /** Beyond, or instead of, the ones that always hold. */
  settings?: Readonly<Record<string, string>>;
}

/** Where a client finds the embedded server. */
export const urlOf = (port: number, password: string, database: string): string =>
  `postgres://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

const LINES_KEPT = 40;

// Small, since most installations are; DATABASE_URL is there for the large ones.
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  autovacuum_max_workers: '2',
  max_parallel_workers_per_gather: '0',
  // What users wrote is in statements and in the details of errors; it has no place in a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * Starts the server of a cluster and waits until it takes connections.
 * @throws Fault with the server's own reason when it does not come up.
 */
export async function startServer(
  programs: Programs,
  folder: string,
  options: ServerOptions = {},
): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const { server, ready } = launch(programs, folder, options.port ?? (await freePort()), options.settings);
    const failure = await Promise.race([ready, server.ended]);
    if (failure === undefined) return server;
    // Somebody else may take a free port between our look and the server's.
    const taken = /address already in use|could not create any TCP/i.test(failure);
    if (!taken || options.port || attempt === 5) throw new Fault(`The database ${reasonOf(failure, folder)}`);
  }
}

function launch(programs: Programs, folder: string, port: number, settings: ServerOptions['settings']) {
  const all = Object.entries({ ...SETTINGS, ...settings, port: String(port) });
  const call = callOf(programs, 'postgres', [
    '-D',
    folder,
    ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const { file, args, ...identity } = call;
  // In a process group of its own: Ctrl-C reaches us alone, and we end the server when the last request is done.
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...identity,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  // Should this process end without closing down (a defect), the server must not stay behind.
  const farewell = () => child.kill('SIGINT');
  process.on('exit', farewell);
  const { ready, ended } = watch(child);
  void ended.then(() => process.off('exit', farewell));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
  };
  return { ready, server: { pid: child.pid ?? 0, port, ended, stop } satisfies Server };
}

function watch(child: ChildProcess): { ready: Promise<undefined>; ended: Promise<string> } {
  const lines: string[] = [];
  const ready = Promise.withResolvers<undefined>();
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
    lines.push(...chunk.split('\n').filter(Boolean));
    lines.splice(0, lines.length - LINES_KEPT);
    if (chunk.includes('ready to accept connections')) ready.resolve(undefined);
  });
  const ended = Promise.withResolvers<string>();
  child.on('error', (error) => ended.resolve(error.message));
  child.on('close', () => ended.resolve(lines.join('\n')));
  return { ready: ready.promise, ended: ended.promise };
}

/** The part of a sentence that tells why a server ended, from its last words; begins with a verb. */
export function reasonOf(lastWords: string, folder: string): string {
  if (/no space left|disk quota/i.test(lastWords)) {
    return `cannot work since the disk of ${folder} is full. Make room and start again; the data is untouched.`;
  }
  const line = lastWords.split('\n').findLast((line) => /FATAL|PANIC/.test(line));
  const reason = line?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? 'it ended without a reason';
  return `in ${folder} does not run: ${reason.replace(/\.$/, '')}.`;
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
