import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { world } from '../../../test/world.ts';
import { type Command, readArguments, UsageError } from '../../platform/command.ts';
import { Fault } from '../../platform/fault.ts';
import { pledgeExport } from './export-command.ts';
import { pledgeImport } from './import-command.ts';
import { shippedLetter } from './letter/letter.ts';
import { pledgeLint } from './lint-command.ts';
import { pledgePublish } from './publish-command.ts';
import { readPledge } from './read.ts';
import { writePledge } from './write.ts';

const { url } = await world({ after });
const folder = await mkdtemp(join(tmpdir(), 'letters-'));
after(() => rm(folder, { recursive: true }));

const letter = shippedLetter('江城银行');
const good = join(folder, 'good.yaml');
await writeFile(good, writePledge(letter));
const bad = join(folder, 'bad.yaml');
await writeFile(bad, 'title: 甲\npromisor: 乙\nclauses:\n  - id: a\n    text: 文\n    measure: resolution\n');

/** Runs a command as the shell would. */
async function run(command: Command, argv: string[], stdin = '') {
  const [out, notes]: [string[], string[]] = [[], []];
  const code = await command.run(readArguments(command, argv), {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: process.stdout,
    stderr: process.stderr,
    env: { DATABASE_URL: url, LOG_LEVEL: 'fatal' },
    print: (line) => void out.push(line),
    note: (line) => void notes.push(line),
  });
  return { code: code ?? 0, out: out.join('\n'), notes: notes.join('\n') };
}

test('lint says line, clause and remedy and fails', async () => {
  const { code, out } = await run(pledgeLint, [bad]);
  assert.equal(code, 1);
  assert.match(out, /bad\.yaml:4 clause a \(clauses\[0\]\.limit\)\n {2}.*要有时限.*30m/);
  const json = JSON.parse((await run(pledgeLint, [bad, '--json'])).out);
  assert.deepEqual([json.faults.length, json.faults[0].line, json.faults[0].clause], [1, 4, 'a']);
});

test('lint lets a good letter pass, also from standard input', async () => {
  assert.deepEqual(
    [(await run(pledgeLint, [good])).code, (await run(pledgeLint, ['-'], writePledge(letter))).code],
    [0, 0],
  );
  assert.deepEqual(JSON.parse((await run(pledgeLint, [good, '--json'])).out), { faults: [], findings: [] });
});

test('lint fails for a letter that can be read but not published, and passes one that only gives pause', async () => {
  const of = (lines: string) => `title: 甲\npromisor: 乙\ncalendar: { hours: 24x7 }\nclauses:\n${lines}`;
  const all = '  - { id: all, text: 文, measure: dispatch, limit: 2h }\n';
  const blank = '  - { id: a, text: "在{{limit}}内答复", measure: resolution, limit: __h }\n';
  const open = await run(pledgeLint, ['-'], of(blank));
  assert.equal(open.code, 1);
  assert.match(
    open.out,
    /^-:5 fault empty-blank a \[limit\]\n {2}第 1 条的时限还没有填写。请填上时限。\n {2}In clause 1/,
  );
  assert.equal((await run(pledgeLint, ['-'], of(all))).code, 0);
  const slow = '  - { id: slow, text: 文, measure: dispatch, limit: 3h, scope: { urgency: urgent } }\n';
  const { findings } = JSON.parse((await run(pledgeLint, ['-', '--json'], of(all + slow))).out);
  assert.deepEqual(
    [findings[0].severity, findings[0].rule, findings[0].clauses, findings[0].line, findings[0].path],
    ['fault', 'urgent-slower', ['slow', 'all'], 6, 'clauses[1].limit'],
  );
});

test('lint names the line on which each finding is mended, the gravest first, then by line', async () => {
  const file = join(folder, 'lines.yaml');
  const lines = [
    'title: 甲',
    'promisor: 乙',
    'calendar: { hours: 24x7 }',
    'clauses:',
    '  - id: plain',
    '    text: 文',
    '    measure: statement',
    '  - id: late',
    '    text: "在{{limit}}内分派"',
    '    measure: dispatch',
    '    limit: 4wh',
    '    owner: 客服部',
    '  - id: open',
    '    text: 文',
    '    measure: resolution',
    '    limit: __h',
    '    owner: 客服部',
  ];
  await writeFile(file, lines.join('\n'));
  const heads = async (argv: string[]) =>
    (await run(pledgeLint, argv)).out.split('\n').filter((line) => /^\S+:\d+ /.test(line));
  assert.deepEqual(
    (await heads([file])).map((line) => line.slice(line.indexOf('lines.yaml'))),
    [
      'lines.yaml:16 fault empty-blank open [limit]',
      'lines.yaml:4 warning channel-without-response [clauses]',
      'lines.yaml:4 warning step-without-limit [clauses]',
      'lines.yaml:5 warning unowned plain [owner]',
      'lines.yaml:11 warning working-time-round-the-clock late [limit]',
      'lines.yaml:5 hint unproven-statement plain [evidence]',
    ],
  );
});

test('a file that is not there, or not text, is one sentence', async () => {
  await assert.rejects(run(pledgeLint, [join(folder, 'none.yaml')]), Fault);
  await assert.rejects(run(pledgeLint, [folder]), Fault);
  await assert.rejects(run(pledgeLint, [join(folder, 'letter.docx')]), Fault);
  const gbk = join(folder, 'gbk.yaml');
  await writeFile(gbk, Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xb3, 0xd0, 0xc5, 0xb5]));
  await assert.rejects(run(pledgeLint, [gbk]), /UTF-8/);
});

test('import --json tells what was understood and keeps nothing', async () => {
  const { clauses, blanks, unbound, title } = JSON.parse((await run(pledgeImport, [good, '--json'])).out);
  assert.equal(title, letter.title);
  assert.equal(clauses.length, letter.clauses.length);
  assert.deepEqual(clauses[0].blanks, [{ unit: 'minutes', value: 30, meaning: 'limit' }]);
  assert.deepEqual([clauses[0].limit, clauses[0].target, clauses[0].confidence], ['30m', 0.98, 1]);
  assert.equal(blanks.length, letter.clauses.length - 1);
  assert.deepEqual(unbound, []);
  await assert.rejects(run(pledgeExport, ['--id', '1']), { code: 'not-found' });
});

test('import, publish, export: the letter comes out as it went in', async () => {
  assert.equal((await run(pledgeImport, [bad])).code, 1);
  const { out } = await run(pledgeImport, [good]);
  const id = /^Draft (\d+)/.exec(out)![1]!;
  await assert.rejects(run(pledgeExport, []), { code: 'no-pledge-in-force' });
  assert.deepEqual(JSON.parse((await run(pledgePublish, ['--id', id, '--json'])).out), {
    id: Number(id),
    version: 1,
  });
  for (const argv of [[], ['--current'], ['--id', id], ['--format', 'json'], ['--json']]) {
    assert.deepEqual(readPledge((await run(pledgeExport, argv)).out), { pledge: letter }, argv.join(' '));
  }
  const file = join(folder, 'letter.json');
  assert.equal((await run(pledgeExport, ['--json', '--out', file])).out, '');
  assert.deepEqual(readPledge(await readFile(file, 'utf8')), { pledge: letter });
  await assert.rejects(run(pledgeExport, ['--out', join(folder, 'none', 'letter.yaml')]), Fault);
  assert.match((await run(pledgePublish, [good])).out, /^Version 2 is published/);
  assert.equal((await run(pledgePublish, [bad])).code, 1);
});

test('[L1] a letter goes out as a Word file and comes back whole; edited in Word it is read anew', async () => {
  for (const lang of ['zh', 'en']) {
    const file = join(folder, `letter-${lang}.docx`);
    await run(pledgeExport, ['--format', 'docx', '--lang', lang, '--out', file]);
    const { out, notes } = await run(pledgeImport, [file]);
    const id = /^Draft (\d+)/.exec(out)![1]!;
    assert.deepEqual(readPledge((await run(pledgeExport, ['--id', id])).out), { pledge: letter });
    assert.doesNotMatch(notes, /changed since/);
  }
  const parts = unzipSync(await readFile(join(folder, 'letter-zh.docx')));
  const words = strFromU8(parts['word/document.xml']!).replace('30 分钟', '20 分钟');
  const edited = join(folder, 'edited.docx');
  await writeFile(edited, zipSync({ ...parts, 'word/document.xml': strToU8(words) }));
  const { out, notes } = await run(pledgeImport, [edited, '--json']);
  assert.match(notes, /changed since it was exported/);
  assert.ok(JSON.parse(out).clauses.some(({ limit }: { limit: string }) => limit === '20m'));
});

test('a command line that is not understood is refused', async () => {
  for (const argv of [[], [good, '--id', '1'], ['--id', 'x']]) {
    await assert.rejects(run(pledgePublish, argv), UsageError);
  }
  await assert.rejects(run(pledgeExport, ['--format', 'docx']), UsageError);
  await assert.rejects(run(pledgeExport, ['--format', 'pdf']), UsageError);
  await assert.rejects(run(pledgeExport, ['--lang', 'fr']), UsageError);
  await assert.rejects(run(pledgeExport, ['--current', '--id', '1']), UsageError);
});
