import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { hold, query } from './holder.ts';

/** A file system of its own of so many MB in memory; undefined where the system does not let us mount one. */
function smallDisk(megabytes: number): { path: string; unmount(): void } | undefined {
  const path = mkdtempSync(join(tmpdir(), 'jiannuo-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    unmount() {
      execFileSync('umount', ['--lazy', path]);
      rmSync(path, { recursive: true });
    },
  };
}

async function onSmallDisk(
  t: TestContext,
  megabytes: number,
  body: (dataDir: string) => Promise<void>,
): Promise<void> {
  const disk = smallDisk(megabytes);
  if (!disk) return t.skip('mounting a small disk takes root');
  t.after(() => disk.unmount());
  await body(join(disk.path, 'data'));
}

async function fillUp(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (;;) await file.write(Buffer.alloc(64 * 1024));
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
  } finally {
    await file.close();
  }
}

test('a disk too small for the database is named, and nothing half-made stays', (t) =>
  onSmallDisk(t, 20, async (dataDir) => {
    const { code, said } = await hold(t, dataDir).ended;
    assert.equal(code, 1);
    assert.match(
      said,
      /^FAULT The disk of .* is full: the database could not be created\. Make room and start again\.\n$/,
    );
  }));

test('a disk that fills up refuses writes, serves reads, and loses nothing', (t) =>
  onSmallDisk(t, 180, async (dataDir) => {
    const holder = hold(t, dataDir);
    const url = await holder.url;
    await query(url, 'create table kept (n integer, filler text)');
    const insert =
      "insert into kept select n, (select string_agg(md5(x::text || n), '') from generate_series(1, 60) x) from generate_series(1, 2000) n";
    const ballast = join(dataDir, 'ballast');
    await writeFile(ballast, Buffer.alloc(48 * 1024 * 1024));
    let written = 0;
    await assert.rejects(async () => {
      for (; ; written += 2_000) await query(url, insert);
    }, /No space left on device/);
    assert.deepEqual(await query(url, 'select count(*)::int as n from kept'), [{ n: written }]);
    await fillUp(join(dataDir, 'rest'));
    holder.process.kill('SIGKILL');
    await holder.ended;
    const { code, said } = await hold(t, dataDir).ended;
    assert.equal(code, 1);
    assert.match(said, /FAULT The .* full.*[Mm]ake room and start again.*he data is untouched\.\n$/);
    await rm(ballast);
    assert.deepEqual(await query(await hold(t, dataDir).url, 'select count(*)::int as n from kept'), [
      { n: written },
    ]);
  }));
