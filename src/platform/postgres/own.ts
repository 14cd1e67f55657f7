import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { errorCode, Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import { createCluster, inspectCluster, setAside } from './cluster.ts';
import { clearRemains } from './orphan.ts';
import type { Paths } from './paths.ts';
import { findPrograms } from './program.ts';
import { reasonOf, startServer, urlOf } from './server.ts';
import { type Supervised, supervise } from './supervise.ts';

/** Runs the embedded database in this process, which has claimed it. Made on first use, repaired where that is safe. */
export async function own(paths: Paths, log: Log): Promise<Supervised & { password: string }> {
  const programs = findPrograms(dirname(paths.cluster));
  const found = await inspectCluster(paths.cluster);
  if (found === 'unfinished') {
    const aside = await setAside(paths.cluster);
    log.warn(
      `The database in ${paths.cluster} had never been completed; its remains are in ${aside} and it is made anew.`,
    );
  }
  if (found === 'complete') {
    if (await clearRemains(paths.cluster))
      log.warn('A database that an earlier run had left behind was stopped.');
  } else {
    await createCluster(programs, paths.cluster, paths.password);
  }
  const password = await readPassword(paths.password);
  const explain = (lastWords: string) => `The database ${reasonOf(lastWords, paths.cluster)}`;
  const server = await supervise(
    (port) => startServer(programs, paths.cluster, port ? { port } : {}),
    explain,
    log,
  );
  try {
    await ensureDatabase(urlOf(server.port, password, 'postgres'), paths.password);
    await writeFile(`${paths.port}.new`, String(server.port));
    await rename(`${paths.port}.new`, paths.port);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, password };
}

async function readPassword(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw new Fault(
      `The password of the database is missing: put ${path} back from where you keep copies of the data.`,
    );
  }
}

async function ensureDatabase(url: string, passwordFile: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = 'jiannuo'");
    if (rowCount === 0) await client.query('create database jiannuo template template0');
  } catch (error) {
    if (errorCode(error) !== '28P01') throw error;
    throw new Fault(`${passwordFile} does not hold the password of this database; put the right one back.`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}
