import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exportHistory } from '../../src/keep/intake/export.ts';
import { formatInstant, HOUR, MINUTE } from '../../src/platform/time.ts';
import { rebuildCompliance } from '../../src/prove/compliance/rebuild.ts';
import { at, type Desk, openDesk } from '../desk.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const CASES = 1_500;

function history(): string {
  const lines: object[] = [];
  for (let index = 0; index < CASES; index++) {
    const start = at('2026-03-02 09:00') + index * 7 * MINUTE;
    const event = (hours: number, type: string, more: object = {}) =>
      lines.push({
        case: `K-${index}`,
        at: formatInstant(start + hours * HOUR, 'Asia/Shanghai'),
        type,
        ...more,
      });
    event(0, 'received', { channel: 'web', kind: 'complaint', body: `第 ${index} 件` });
    event(1, 'registered');
    event(2 + (index % 5), 'responded', { body: '收到' });
    event(20 + (index % 90), 'replied', { body: '办好了' });
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const run = (file: string, url: string) =>
  spawn(process.execPath, [MAIN, 'import', file, '--json'], {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

async function exported(desk: Desk): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of exportHistory(desk.house)) lines.push(...some);
  return lines.toSorted();
}

const casesIn = async ({ db }: Desk) =>
  Number(
    (
      await db
        .selectFrom('cases')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  );

test('[F1] an import that is killed is run again and comes to the same', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'history.jsonl');
  await writeFile(file, history());
  const desk = await openDesk(t);
  const found: number[] = [];
  for (const enough of [1, 400, 900]) {
    const killed = run(file, desk.url);
    const ended = once(killed, 'exit');
    while ((await casesIn(desk)) < enough && killed.exitCode === null) await delay(5);
    killed.kill('SIGKILL');
    await ended;
    found.push(await casesIn(desk));
  }
  assert.ok(found[0]! < CASES, 'it was killed in the middle');
  const last = run(file, desk.url);
  const [code] = await once(last, 'exit');
  assert.equal(code, 0);
  assert.equal(await casesIn(desk), CASES);
  assert.deepEqual(await rebuildCompliance(desk.db), []);

  const whole = await openDesk(t);
  assert.deepEqual(await once(run(file, whole.url), 'exit'), [0, null]);
  assert.deepEqual(await exported(desk), await exported(whole));
  const clocks = ({ db }: Desk) =>
    db
      .selectFrom('clock')
      .innerJoin('cases', 'cases.id', 'clock.case_id')
      .select(['number', 'clause_id', 'round', 'started_at', 'due_at', 'stopped_at', 'state', 'alarmed'])
      .orderBy('number')
      .orderBy('clause_id')
      .execute();
  assert.deepEqual(await clocks(desk), await clocks(whole));
});
