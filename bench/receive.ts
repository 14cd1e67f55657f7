/**
 * Cases received per second, beside what the same database does when each caller inserts one small row and commits:
 * no way of storing a case can be faster than that. Run: node bench/receive.ts [seconds]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { ensureInstallation } from '../src/install.ts';
import { receive } from '../src/keep/case/receive.ts';
import { openHouse } from '../src/open-house.ts';
import { readConfig } from '../src/platform/config.ts';
import { findDatabase } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { openDatabase } from '../src/platform/sql.ts';
import { now } from '../src/platform/time.ts';

const SECONDS = Number(process.argv[2] ?? 5);
const CALLERS = 64;
const CONNECTIONS = 16;

/** How often a second something is done by callers who each wait for their turn to end. */
async function rate(work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + SECONDS * 1000;
  let done = 0;
  const caller = async () => {
    while (performance.now() < end) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return done / SECONDS;
}

const dataDir = await mkdtemp(join(tmpdir(), 'bench-receive-'));
const config = readConfig({ DATA_DIR: dataDir });
const database = await findDatabase(config, 'serve', createLog('silent'));
try {
  await migrate(database.url);
  const db = openDatabase(database.url, { max: CONNECTIONS });
  await ensureInstallation(db, config);
  const house = await openHouse(db);
  await sql`create table limit_row (id bigint generated always as identity primary key, body text)`.execute(
    db,
  );

  const body = '昨天下午在手机银行转账，钱扣了对方没有收到，客服电话一直占线，请尽快查一查。';
  const oneRow = () => sql`insert into limit_row (body) values (${body})`.execute(db);
  const oneCase = () => receive(house, { body, channel: 'app', consent: true }, now());
  await rate(oneCase);
  // As autovacuum does within a minute: sessions that began on empty tables plan foreign keys as if they were.
  await sql`analyze`.execute(db);
  const limit = await rate(oneRow);
  const cases = await rate(oneCase);
  const told = await rate(() =>
    receive(house, { body, channel: 'app', consent: true, contact: { email: 'wang@example.cn' } }, now()),
  );
  const { rows } = await sql<{
    clocks: number;
  }>`select count(*)::float8 / (select count(*) from cases) as clocks from clock`.execute(db);
  console.log(`${CALLERS} callers, ${CONNECTIONS} connections, fsync on, ${rows[0]!.clocks} clocks a case`);
  console.log(`one small row     ${limit.toFixed(0).padStart(7)} a second`);
  console.log(
    `one case          ${cases.toFixed(0).padStart(7)} a second   ${(cases / limit).toFixed(3)} of the limit`,
  );
  console.log(
    `one case, told    ${told.toFixed(0).padStart(7)} a second   ${(told / limit).toFixed(3)} of the limit`,
  );
  await db.destroy();
} finally {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}
