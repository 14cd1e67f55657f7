import assert from 'node:assert/strict';
import test from 'node:test';
import { world } from '../../../test/world.ts';
import { type Io, readArguments, UsageError } from '../../platform/command.ts';
import { now } from '../../platform/time.ts';
import { findKey } from './key.ts';
import { command } from './key-command.ts';

async function run(url: string, argv: string[]): Promise<{ out: string[]; notes: string[] }> {
  const out: string[] = [];
  const notes: string[] = [];
  const { stdin, stdout, stderr } = process;
  const env = { DATABASE_URL: url, LOG_LEVEL: 'silent' };
  const io: Io = {
    stdin,
    stdout,
    stderr,
    env,
    print: (line) => out.push(line),
    note: (line) => notes.push(line),
  };
  await command.run(readArguments(command, argv), io);
  return { out, notes };
}

test('a key is made from the command line, before the first start too', async (t) => {
  const { db, url } = await world(t);
  const { out } = await run(url, ['--role', 'admin', '--name', '对接', '--json']);
  assert.equal(out.length, 1);
  const { key } = JSON.parse(out[0]!);
  const found = await findKey(db, key, now());
  assert.deepEqual([found?.role, found?.name], ['administrator', '对接']);
  const plain = await run(url, ['--role', 'auditor']);
  assert.match(plain.out.join('\n'), /^jn_[\w-]{43}$/);
  assert.ok(!plain.notes.join().includes(plain.out[0]!));
});

test('a role that does not exist, or might be several, is wrong usage', async (t) => {
  const { url } = await world(t);
  for (const role of ['root', 'a']) {
    await assert.rejects(
      run(url, ['--role', role]),
      (error) => error instanceof UsageError && /administrator, manager, agent, auditor/.test(error.message),
    );
  }
});
