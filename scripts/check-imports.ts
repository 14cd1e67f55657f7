/** Checks the laws of ARCHITECTURE.md that a program can check. Exit code 1 when one is broken. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cycleFaults, exportFaults, orderFaults } from './laws/imports.ts';
import { keyFaults } from './laws/keys.ts';
import { filesBelow, readSources } from './laws/source.ts';
import { clockFaults, lengthFaults } from './laws/style.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = readSources(root, ['src', 'web', 'test', 'bench', 'scripts']);
const migrations = filesBelow(root, ['db'], /^\d{4}_.*\.sql$/);

const faults = [
  ...[orderFaults, cycleFaults, exportFaults, lengthFaults, clockFaults].flatMap((law) => law(sources)),
  ...migrations.flatMap((path) => keyFaults(path, readFileSync(join(root, path), 'utf8'))),
];

for (const { path, line, message } of faults) console.error(`${path}:${line}: ${message}`);
console.log(`${sources.length} files and ${migrations.length} migrations read, ${faults.length} laws broken`);
process.exitCode = faults.length > 0 ? 1 : 0;
