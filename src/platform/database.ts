import type { Config } from './config.ts';
import { errorCode, Fault } from './fault.ts';
import { createLog, type Log } from './log.ts';
import { migrate } from './migrate.ts';
import { type Embedded, openEmbedded, type Purpose } from './postgres/embedded.ts';
import { type Db, openDatabase, openPool } from './sql.ts';

const OLDEST_SUPPORTED = 15;

/**
 * Finds the database that the settings name: the one at DATABASE_URL, or the embedded one, which is started if need be.
 * It answers, but is not migrated yet.
 */
export async function findDatabase(config: Config, purpose: Purpose, log: Log): Promise<Embedded> {
  if (!config.databaseUrl) return openEmbedded(config.dataDir, purpose, log);
  await checkServer(config.databaseUrl);
  return { url: config.databaseUrl, ended: new Promise(() => {}), close: async () => {} };
}

/**
 * Lets a command work on the migrated database, whether or not the product is being served at the moment.
 * @param work gets the database, and its address for parts that connect by themselves
 */
export async function withDatabase<T>(config: Config, work: (db: Db, url: string) => Promise<T>): Promise<T> {
  const { url, close } = await findDatabase(config, 'command', createLog(config.logLevel));
  try {
    await migrate(url);
    const db = openDatabase(url);
    try {
      return await work(db, url);
    } finally {
      await db.destroy();
    }
  } finally {
    await close();
  }
}

async function checkServer(url: string): Promise<void> {
  const pool = openPool(url, { max: 1 });
  try {
    const { rows } = await pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const major = Math.floor(rows[0]!.version / 10_000);
    if (major < OLDEST_SUPPORTED) {
      throw new Fault(
        `The server at DATABASE_URL is PostgreSQL ${major}; ${OLDEST_SUPPORTED} or newer is needed.`,
      );
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    const { hostname, port, pathname } = new URL(url);
    const reason = (error as Error).message || errorCode(error);
    throw new Fault(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} (DATABASE_URL) cannot be used: ${reason}.`,
      {
        cause: error,
      },
    );
  } finally {
    await pool.end();
  }
}
