/** Writes db/schema.sql from the migrations. With --check it only tells, by its exit code, whether the file is right. */
import { readFile, writeFile } from 'node:fs/promises';
import { dumpSchema } from '../src/platform/schema.ts';
import { world } from '../test/world.ts';

const path = new URL('../db/schema.sql', import.meta.url);
const cleanUps: (() => Promise<void>)[] = [];
const { url } = await world({ after: (cleanUp) => cleanUps.push(cleanUp) });
const text = await dumpSchema(url);
for (const cleanUp of cleanUps.reverse()) await cleanUp();
if (!process.argv.includes('--check')) {
  await writeFile(path, text);
} else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
  console.error('db/schema.sql is not what the migrations make; run node scripts/schema.ts');
  process.exitCode = 1;
}
