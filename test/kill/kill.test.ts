import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { sweep } from '../../src/keep/case/sweep.ts';
import { openHouse } from '../../src/open-house.ts';
import { ensureOrganisation } from '../../src/people/staff/install.ts';
import { readConfig } from '../../src/platform/config.ts';
import { findDatabase, withDatabase } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { freePort } from '../../src/platform/postgres/server.ts';
import type { Db } from '../../src/platform/sql.ts';
import { HOUR, now, parseInstant } from '../../src/platform/time.ts';
import { readPledge } from '../../src/promise/pledge/read.ts';
import { createDraft, publishDraft } from '../../src/promise/pledge/store.ts';
import { Served } from './served.ts';

const KILLS = 20;
const CREATIONS = 1_000;
/** Some kills come after all is written, while the alarms are being swept. */
const AFTERWARDS_MS = 200;

const LETTER = `
pledge: 1
title: 考验
promisor: { name: 考验 }
calendar: { timezone: Asia/Shanghai, hours: 24x7, holidays: none }
clauses:
  - { id: quick, text: '{{limit}}内首次响应', measure: first-response, limit: 1m }
  - { id: slow, text: '{{limit}}内办结', measure: resolution, limit: 5wd }
`;

const SHIFT_SECONDS = 59;

/**
 * Publishes a letter with a short limit, and arranges that its clocks are a second from their due when they are
 * written: so alarms are fired all the time without anyone waiting for them. Whatever is entered as an alarm is noted
 * in a table that allows the same twice.
 */
async function prepare(db: Db): Promise<void> {
  await ensureOrganisation(db);
  const reading = readPledge(LETTER);
  assert.ok('pledge' in reading, JSON.stringify(reading));
  await db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, reading.pledge);
    await publishDraft(tx, id, { now: now() - HOUR, staffId: null });
  });
  await sql`
    create table fired (case_id bigint, clause_id text, round int, percent int);
    create function note_alarm() returns trigger language plpgsql as $$ begin
      insert into fired values (new.case_id, new.clause_id, new.round, new.percent);
      return new;
    end $$;
    create trigger note_alarm before insert on alarm for each row execute function note_alarm();
    create function shift_clock() returns trigger language plpgsql as $$ begin
      new.started_at := new.started_at - ${sql.lit(`${SHIFT_SECONDS} seconds`)}::interval;
      new.due_at := new.due_at - ${sql.lit(`${SHIFT_SECONDS} seconds`)}::interval;
      new.next_alarm_at := new.next_alarm_at - ${sql.lit(`${SHIFT_SECONDS} seconds`)}::interval;
      return new;
    end $$;
    create trigger shift_clock before insert on clock for each row when (new.clause_id = 'quick') execute function shift_clock()
  `.execute(db);
}

interface Receipt {
  readonly number: string;
  readonly clocks: readonly { readonly clause: string; readonly dueAt: string }[];
}

/** Sends feedback under a key and keeps what was acknowledged. Whatever else comes of it may be tried again. */
async function create(served: Served, key: string, acknowledged: Map<string, Receipt>): Promise<void> {
  const answer = await served
    .send('POST', '/api/v1/cases', { body: `排队太久（${key}）`, consent: true }, { 'idempotency-key': key })
    .catch(() => undefined);
  if (answer?.status !== 201) return;
  const receipt: Receipt = JSON.parse(answer.text);
  const before = acknowledged.get(key);
  if (before) assert.deepEqual(receipt, before);
  acknowledged.set(key, receipt);
}

/** Lets the workers look for alarms at once, not at the next full minute. */
async function sweepSoon(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(
      `select graphile_worker.add_job('sweep-alarms'), graphile_worker.add_job('sweep-alarms')`,
    );
  } catch {
    // It was killed just now.
  } finally {
    await client.end().catch(() => {});
  }
}

test('kill -9 of server and database at 20 instants loses no acknowledged case and fires no alarm twice', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'jiannuo-kill-'));
  const config = { ...readConfig({ LOG_LEVEL: 'silent' }), dataDir };
  await withDatabase(config, prepare);
  const served = new Served(await freePort(), dataDir);
  t.after(async () => {
    await served.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const acknowledged = new Map<string, Receipt>();
  const keys: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    await served.start();
    const { url, close } = await findDatabase(config, 'command', createLog('silent'));
    await close();
    const fresh = Array.from({ length: CREATIONS }, (_, index) => `${round}-${index}`);
    keys.push(...fresh);
    const before = acknowledged.size;
    let under = true;
    const sent = Promise.all(fresh.map((key) => create(served, key, acknowledged))).then(() => {
      under = false;
    });
    void sweepSoon(url);
    // An instant by what is done and not by the time it takes, so that slow machines are killed in the middle too.
    const instant = before + Math.random() * CREATIONS * 1.1;
    while (under && acknowledged.size < instant) await delay(1);
    await delay(Math.random() * AFTERWARDS_MS);
    // Server alone, database alone, and both, as a loss of power does.
    await Promise.all([round % 3 !== 1 && served.killServer(), round % 3 !== 0 && served.killDatabase()]);
    await sent;
  }

  await served.start();
  const acknowledgedBefore = acknowledged.size;
  for (let attempt = 0; attempt < 10 && acknowledged.size < keys.length; attempt++) {
    await Promise.all(
      keys.filter((key) => !acknowledged.has(key)).map((key) => create(served, key, acknowledged)),
    );
  }
  t.diagnostic(
    `${acknowledgedBefore} of ${keys.length} were acknowledged before the kills, the others when asked again`,
  );
  assert.equal(acknowledged.size, keys.length);
  assert.equal(await served.stop(), 0);

  await withDatabase(config, async (db) => {
    await checkCases(db, acknowledged);
    const { rows } = await sql<{ fired: number }>`select count(*) as fired from alarm`.execute(db);
    t.diagnostic(`${rows[0]!.fired} alarms were fired between the kills`);
    assert.ok(rows[0]!.fired > 0);
    await sweep(await openHouse(db), () => now() + HOUR);
    await checkAlarms(db);
  });
});

async function checkCases(db: Db, acknowledged: ReadonlyMap<string, Receipt>): Promise<void> {
  const cases = await db.selectFrom('cases').select(['id', 'number', 'idempotency_key']).execute();
  assert.equal(cases.length, acknowledged.size, 'each key is one case');
  const clocks = Map.groupBy(
    await db.selectFrom('clock').select(['case_id', 'clause_id', 'due_at']).execute(),
    ({ case_id }) => case_id,
  );
  for (const { id, number, idempotency_key } of cases) {
    const receipt = acknowledged.get(idempotency_key!)!;
    assert.equal(number, receipt.number);
    const due = (clocks.get(id) ?? []).map(({ clause_id, due_at }) => [
      clause_id,
      due_at + (clause_id === 'quick' ? SHIFT_SECONDS * 1_000 : 0),
    ]);
    const promised = receipt.clocks.map(({ clause, dueAt }) => [clause, parseInstant(dueAt)]);
    assert.deepEqual(due.sort(), promised.sort(), number);
  }
  const { rows } = await sql`select from cases where not exists (
    select from case_event where (case_event.org_id, case_event.case_id) = (cases.org_id, cases.id))`.execute(
    db,
  );
  assert.equal(rows.length, 0, 'a case without its event');
}

async function checkAlarms(db: Db): Promise<void> {
  const { rows: twice } = await sql`select * from fired group by 1, 2, 3, 4 having count(*) > 1`.execute(db);
  assert.deepEqual(twice, []);
  const { rows: silent } = await sql`select case_id from clock where clause_id = 'quick' and not exists (
    select from alarm where percent = 100
      and (alarm.org_id, alarm.case_id, alarm.clause_id, alarm.round) = (clock.org_id, clock.case_id, clock.clause_id, clock.round))`.execute(
    db,
  );
  assert.deepEqual(silent, []);
}
