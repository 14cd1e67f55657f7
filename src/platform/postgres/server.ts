import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
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

/** Where a client finds the embedded server. */
export const urlOf = (port: number, password: string, database: string): string =>
  `postgres://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

const LINES_KEPT = 40;
const START_LIMIT_MS = 60_000;

// Small, since most installations are; DATABASE_URL is there for the large ones.
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  autovacuum_max_workers: '2',
  max_parallel_workers_per_gather: '0',
};

/**
 * Starts the server of a cluster and waits until it answers. A port that was taken in the meantime is replaced.
 * @throws Fault with the server's own reason when it does not come up.
 */
export async function startServer(
  programs: Programs,
  folder: string,
  password: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = launch(programs, folder, port, { ...SETTINGS, ...settings });
    const failure = await Promise.race([server.ended, answers(server, password)]);
    if (failure === undefined) return server;
    if (attempt < 5 && /address already in use|could not create any TCP/i.test(failure)) continue;
    throw new Fault(reasonOf(failure, folder));
  }
}

function launch(programs: Programs, folder: string, port: number, settings: Record<string, string>): Server {
  const options = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const { file, args, ...identity } = callOf(programs, 'postgres', ['-D', folder, ...options]);
  // In a process group of its own: Ctrl-C reaches us alone, and we end the server when the last request is done.
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...identity,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const ended = lastLines(child);
  return {
    pid: child.pid ?? 0,
    port,
    ended,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

function lastLines(child: ChildProcess): Promise<string> {
  const lines: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
    lines.push(...chunk.split('\n').filter(Boolean));
    lines.splice(0, lines.length - LINES_KEPT);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(lines.join('\n') || 'it ended without a word'));
  });
}

/** @returns undefined once the server takes connections, or why it never did. */
async function answers(server: Server, password: string): Promise<string | undefined> {
  let running = true;
  void server.ended.then(() => {
    running = false;
  });
  for (let waited = 0; running && waited < START_LIMIT_MS; waited += 50) {
    const client = new pg.Client({ connectionString: urlOf(server.port, password, 'postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
      return undefined;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        await server.stop();
        return 'FATAL: its password is not the one that was kept';
      }
      await delay(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  if (running) await server.stop();
  return `FATAL: it did not answer within ${START_LIMIT_MS / 1000} seconds`;
}

function reasonOf(output: string, folder: string): string {
  if (/no space left|disk quota/i.test(output)) {
    return `The disk of ${folder} is full: the database cannot start. Make room and start again; the data is untouched.`;
  }
  const said = output.split('\n').findLast((line) => /FATAL|PANIC/.test(line)) ?? output.split('\n').at(-1)!;
  return `The database in ${folder} did not start: ${said.replace(/^.*?(FATAL|PANIC):\s*/, '')}.`;
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
