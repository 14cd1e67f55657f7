/**
 * Every check that needs no running product: types, style, what is unused, the laws, what is generated. All of them run,
 * whatever fails; the last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHECKS: Readonly<Record<string, readonly string[]>> = {
  'types of the server': ['tsc', '-p', '.'],
  'types of the console': ['tsc', '-p', 'web'],
  style: ['biome', 'ci', '--colors=off', '--diagnostic-level=error', '.'],
  'nothing unused': ['knip'],
  'laws of the architecture': ['node', 'scripts/check-imports.ts'],
  'docs/cli.md is fresh': ['node', 'scripts/cli.ts', '--check'],
  'docs/promises.md is fresh': ['node', 'scripts/promises.ts', '--check'],
};

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns whether it passed, and all that it wrote. */
function runCheck([program, ...args]: readonly string[]): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(`${root}node_modules/.bin/${program}`, args, { cwd: root, env });
    let output = '';
    const add = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('error', (error) => resolve({ passed: false, output: error.message }));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

let failed = 0;
for (const [name, call] of Object.entries(CHECKS)) {
  const { passed, output } = await runCheck(call);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`);
  if (!passed) {
    failed++;
    console.log(output.trimEnd());
  }
}
console.log(`${Object.keys(CHECKS).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
