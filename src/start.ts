import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { ensureInstallation } from './install.ts';
import { openHouse, SNAPSHOT_CHANNELS } from './open-house.ts';
import { openOutbox } from './outbox.ts';
import type { Command } from './platform/command.ts';
import { type Config, readConfig } from './platform/config.ts';
import { findDatabase } from './platform/database.ts';
import { errorCode, Fault } from './platform/fault.ts';
import { openFeed } from './platform/feed.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { freePort } from './platform/postgres/server.ts';
import { openDatabase } from './platform/sql.ts';
import { startWorker } from './worker.ts';

export const command: Command = {
  name: 'start',
  summary: 'Serve the product: the public pages, the console, the API and the jobs',
  usage: '',
  options: {},
  async run(_args, { env, print }) {
    // Settled first, since links carry it.
    const config = readConfig(env.PORT === '0' ? { ...env, PORT: String(await freePort()) } : env);
    const log = createLog(config.logLevel);
    const stopped = whenToldToStop();
    const database = await findDatabase(config, 'serve', log);
    try {
      const fault = await serve(
        { url: database.url, config, log },
        Promise.race([stopped, database.ended]),
        print,
      );
      if (fault) throw fault;
    } finally {
      await database.close();
    }
    print('Stopped.');
  },
};

const CONNECTIONS = 20;

/** Serves until `end`. @returns what `end` brought. */
async function serve(
  { url, config, log }: { url: string; config: Config; log: Log },
  end: Promise<Fault | undefined>,
  print: (line: string) => void,
): Promise<Fault | undefined> {
  await migrate(url);
  const db = openDatabase(url, { max: CONNECTIONS });
  try {
    const setUpLink = await ensureInstallation(db, config);
    const feed = await openFeed(url, ['case', 'desk', 'bulk', 'notice', ...SNAPSHOT_CHANNELS], log);
    const house = await openHouse(db, feed);
    const app = await createApp({ house, feed, config, log });
    try {
      await listen(app, config);
      const outbox = openOutbox(house, config);
      const worker = startWorker({ url, house, outbox, feed, log });
      try {
        print(`Serving at ${config.publicUrl}`);
        if (setUpLink) print(`Set up the first administrator (the link works once): ${setUpLink}`);
        return await end;
      } finally {
        await worker.stop();
        outbox.close();
      }
    } finally {
      await close(app);
      await feed.close();
    }
  } finally {
    await db.destroy();
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EADDRINUSE') {
      throw new Fault(`Port ${port} of ${host} is in use; stop what uses it, or set PORT to another.`, {
        cause: error,
      });
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new Fault(`The product may not serve on port ${port} of ${host}; set PORT or HOST to others.`, {
        cause: error,
      });
    }
    throw error;
  }
}

const PATIENCE_MS = 10_000;

/** Lets requests in flight finish. Streams without an end are cut after a while. */
async function close(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS);
  await app.close();
  clearTimeout(timer);
}

/** Resolves when the process is asked to end: by a signal, or because the launcher that started it is gone. */
function whenToldToStop(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
      process.on(signal, () => resolve(undefined));
    process.on('disconnect', () => resolve(undefined));
    process.channel?.unref();
  });
}
