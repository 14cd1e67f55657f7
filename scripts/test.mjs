/** Runs every test, or the files that are named, and ends with the line `N passed, N failed`. */
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { argv, kill, stdout } from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const named = argv.slice(2);
const files =
  named.length > 0
    ? named
    : globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts', 'scripts/**/*.test.ts']).sort();

let counts = { passed: 0, failed: 0, cancelled: 0 };
const events = run({ files, concurrency: availableParallelism() });
events.on('test:summary', (summary) => {
  if (summary.file === undefined) counts = summary.counts;
});
for await (const text of events.compose(new spec())) stdout.write(text);

endDatabase();
const failed = counts.failed + counts.cancelled;
console.log(`${counts.passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || counts.passed === 0 ? 1 : 0;

/** Lets the database of the tests end now instead of a little later. It stays as long as another run uses it. */
function endDatabase() {
  try {
    kill(Number(readFileSync('data/test/keeper.pid', 'utf8').split(' ')[0]), 'SIGTERM');
  } catch {
    // No test needed it.
  }
}
