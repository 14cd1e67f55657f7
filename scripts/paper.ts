/**
 * Sets every letter of the library with LibreOffice (`soffice`): `npm run paper -- FOLDER` leaves a .docx and a .pdf of
 * each there, in both languages, to be looked at. It fails when one does not survive being saved by another word
 * processor.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { parseInstant } from '../src/platform/time.ts';
import { shippedLetter } from '../src/promise/pledge/letter/letter.ts';
import { loadTemplate, TEMPLATES } from '../src/promise/pledge/letter/library.ts';
import type { Paper } from '../src/promise/pledge/paper/paper.ts';
import { readPaper } from '../src/promise/pledge/paper/read-paper.ts';
import { writePaper } from '../src/promise/pledge/paper/write-paper.ts';

const folder = resolve(process.argv[2] ?? join(tmpdir(), 'letters'));
const profile = await mkdtemp(join(tmpdir(), 'paper-'));
const saved = join(profile, 'saved');
await mkdir(folder, { recursive: true });

const published: Paper = {
  pledge: shippedLetter('示例银行'),
  published: { version: 1, at: parseInstant('2026-01-01T09:00:00+08:00')! },
  address: 'https://pledge.example/pledge/1',
};
const papers = new Map<string, Paper>([
  ['shipped', published],
  ...TEMPLATES.map(({ id }) => [id, { pledge: loadTemplate(id)! }] as const),
]);

const convert = (to: string, into: string, files: readonly string[]) =>
  promisify(execFile)('soffice', [
    '--headless',
    `-env:UserInstallation=file://${profile}`,
    '--convert-to',
    to,
    '--outdir',
    into,
    ...files,
  ]);

const written: { name: string; paper: Paper }[] = [];
for (const [id, paper] of papers) {
  for (const locale of ['zh', 'en'] as const) {
    const name = `${id}-${locale}.docx`;
    await writeFile(join(folder, name), await writePaper(paper, locale));
    written.push({ name, paper });
  }
}
const files = written.map(({ name }) => join(folder, name));
await convert('pdf', folder, files);
await convert('docx', saved, files);
for (const { name, paper } of written) {
  if (isDeepStrictEqual(readPaper(await readFile(join(saved, name))), paper.pledge)) continue;
  console.error(`${name} is another letter after LibreOffice has saved it`);
  process.exitCode = 1;
}
await rm(profile, { recursive: true });
console.log(`${written.length} letters in ${folder}`);
