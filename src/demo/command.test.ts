import assert from 'node:assert/strict';
import { test } from 'node:test';
import { world } from '../../test/world.ts';
import { hasAdministrator, organisationName } from '../people/staff/store.ts';
import { type Io, readArguments, UsageError } from '../platform/command.ts';
import { Fault } from '../platform/fault.ts';
import { BANK } from './bank.ts';
import { command } from './command.ts';

async function run(argv: readonly string[], url: string): Promise<string[]> {
  const printed: string[] = [];
  const io: Io = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: { DATABASE_URL: url, PUBLIC_URL: 'https://promise.example' },
    print: (line) => void printed.push(line),
    note: () => {},
  };
  await command.run(readArguments(command, argv), io);
  return printed;
}

const STORY = ['--until', '2026-11-20T14:20:00+08:00', '--days', '2'];

test('the demo fills an empty installation, prints a one-time link, and refuses a second time', async (t) => {
  const { db, url } = await world(t);
  const printed = await run(STORY, url);
  assert.equal(await organisationName(db), BANK);
  assert.match(printed.join('\n'), /https:\/\/promise\.example\/console\/setup\?token=\S+/);
  assert.equal(await hasAdministrator(db), false);
  const before = await db
    .selectFrom('case_event')
    .select((of) => of.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  await assert.rejects(
    run(STORY, url),
    (error) => error instanceof Fault && error.message.includes('nothing was changed'),
  );
  const after = await db
    .selectFrom('case_event')
    .select((of) => of.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  assert.deepEqual(after, before);
});

test('an administrator who is named is made, and no link is printed', async (t) => {
  const { db, url } = await world(t);
  const printed = await run(
    [...STORY, '--admin-email', 'a@promise.example', '--admin-password', 'a long enough one', '--json'],
    url,
  );
  assert.equal(await hasAdministrator(db), true);
  const { cases, events, setupUrl } = JSON.parse(printed.join(''));
  assert.ok(cases > 100 && events > cases);
  assert.equal(setupUrl, null);
});

test('what cannot be meant is not understood', async () => {
  for (const argv of [
    ['--until', 'yesterday'],
    ['--until', '9999-01-01T00:00:00Z'],
    ['--days', '0'],
    ['--seed', 'one'],
    ['--admin-email', 'a@promise.example'],
    ['--admin-email', 'nobody', '--admin-password', 'a long enough one'],
    ['--admin-email', 'a@promise.example', '--admin-password', 'short'],
  ]) {
    await assert.rejects(run(argv, 'postgres://nowhere.invalid/none'), UsageError, argv.join(' '));
  }
});
