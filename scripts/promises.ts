/**
 * Writes docs/promises.md: what letters of commitment promise, and the tests that prove that the software keeps it.
 * With `--check` it writes nothing and ends with exit code 1 when the file is not what it should be.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './laws/source.ts';
import { promisesPage, readChapters, titlesOf } from './traceability/table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = join(root, 'docs/promises.md');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const tests = filesBelow(root, ['src', 'web', 'test', 'scripts'], /\.test\.tsx?$/);
const titles = tests.flatMap((file) => titlesOf(file, read(file)));
const { text, unknown } = promisesPage(readChapters(read('docs/promises.yaml')), titles);

for (const { id, file, title } of unknown)
  console.error(`${file}: [${id}] in “${title}” is no row of docs/promises.yaml`);
if (unknown.length > 0) process.exitCode = 1;
if (process.argv.includes('--check')) {
  if (text !== readFileSync(path, 'utf8')) {
    console.error('docs/promises.md is stale: run npm run promises');
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
