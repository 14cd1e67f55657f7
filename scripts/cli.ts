/**
 * Writes docs/cli.md: every command with its own help. With `--check` it writes nothing and ends with exit code 1 when
 * the file is not what it should be.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { main } from '../src/main.ts';

const PATH = new URL('../docs/cli.md', import.meta.url);

async function helpOf(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const nowhere = new PassThrough();
  await main([...words, '--help'], {
    stdin: nowhere,
    stdout: nowhere,
    stderr: nowhere,
    env: {},
    print: (line: string) => void lines.push(line),
    note: (line: string) => void lines.push(line),
  });
  return lines.join('\n');
}

const names = [...(await helpOf()).matchAll(/^ {2}(\S+(?: \S+)?) {2,}/gm)].map(([, name]) => name!);
const parts = await Promise.all(
  names.map(
    async (name) => `## ${name}\n\n\`\`\`text\n${(await helpOf(...name.split(' '))).trimEnd()}\n\`\`\`\n`,
  ),
);
const text = `# The command line

Written by \`npm run cli\` from what the commands say of themselves; do not edit it by hand.

\`npx jiannuo <command>\` in the folder of the product. \`--help\` tells about each. The exit code is 0 when it was done, 1
when it failed, 2 when the call was not understood. With \`--json\` nothing but JSON is printed. Commands that need the
database use the one that runs; when none does they start it for as long as they need it. The settings are those of
[Running it](operations.md).

${parts.join('\n')}`;

if (!process.argv.includes('--check')) writeFileSync(PATH, text);
else if (readFileSync(PATH, 'utf8') !== text) {
  console.error('docs/cli.md is stale: run npm run cli');
  process.exitCode = 1;
}
