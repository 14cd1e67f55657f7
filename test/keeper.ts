/**
 * Runs the one PostgreSQL that all test files share, and ends it when nobody has used it for a while. Started by
 * world.ts as a process of its own, since every test file is one and none of them lives as long as the run.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { claim, release } from '../src/platform/postgres/claim.ts';
import { createCluster } from '../src/platform/postgres/cluster.ts';
import { clearRemains } from '../src/platform/postgres/orphan.ts';
import { findPrograms } from '../src/platform/postgres/program.ts';
import { startServer, urlOf } from '../src/platform/postgres/server.ts';

const IDLE_LIMIT_MS = 8_000;
const LOOK_EVERY_MS = 500;

const folder = process.argv[2]!;
const data = join(folder, 'postgres');
const lock = join(folder, 'keeper.pid');
const state = join(folder, 'server.url');

async function keep(): Promise<void> {
  await clearRemains(data);
  await rm(data, { recursive: true, force: true });
  const programs = findPrograms(folder);
  await createCluster(programs, data, join(folder, 'password'));
  const password = await readFile(join(folder, 'password'), 'utf8');
  const server = await startServer(programs, data, {
    settings: {
      // Lost with the run anyway.
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_connections: '300',
      shared_buffers: '128MB',
    },
  });
  const url = urlOf(server.port, password, 'postgres');
  await writeFile(`${state}.new`, url, { mode: 0o600 });
  await rename(`${state}.new`, state);
  await Promise.race([untilIdle(url), server.ended]);
  await rm(state, { force: true });
  await server.stop();
  await rm(data, { recursive: true, force: true });
}

/** Waits until no client has been connected for a while; at once after SIGTERM, but never under a client. */
async function untilIdle(url: string): Promise<void> {
  let limit = IDLE_LIMIT_MS;
  process.on('SIGTERM', () => {
    limit = 0;
  });
  process.on('SIGINT', () => {});
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  for (let idle = 0; idle <= limit; idle += LOOK_EVERY_MS) {
    await delay(LOOK_EVERY_MS);
    const { rows } = await client.query<{ clients: string }>(
      "select count(*) as clients from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    if (Number(rows[0]!.clients) > 0) idle = -LOOK_EVERY_MS;
  }
  await client.end();
}

await mkdir(folder, { recursive: true });
if ((await claim(lock, 'test')) === undefined) {
  try {
    await keep();
  } finally {
    await release(lock);
  }
}
