import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { readArguments, UsageError } from '../../platform/command.ts';
import { Fault } from '../../platform/fault.ts';
import { command } from './backtest-command.ts';
import { CaseNames } from './backtest-names.ts';

const folder = await mkdtemp(join(tmpdir(), 'backtest-'));
after(() => rm(folder, { recursive: true }));

const letter = join(folder, 'letter.yaml');
await writeFile(
  letter,
  `pledge: 1
title: 服务承诺书
promisor: 江城银行
effective: { from: 2027-01-01 }
calendar: { timezone: Asia/Shanghai, hours: { mon-fri: [09:00-12:00, 13:30-17:30] }, holidays: CN }
clauses:
  - { id: first, text: 首次响应, measure: first-response, scope: { channel: [web, app] }, limit: 30m, target: 50% }
  - { id: review, text: 双人复核, measure: double-review }
  - { id: coordination, text: 协同, measure: coordination, limit: 1wd }
  - { id: satisfaction, text: 满意, measure: satisfaction, target: 60% }
`,
);

const event = (name: string, at: string, type: string, more: object = {}) =>
  JSON.stringify({ case: name, at: `2026-03-02T${at}:00+08:00`, type, ...more });

const LINES = [
  event('B', '09:40', 'responded'),
  event('A', '09:00', 'received', { channel: 'web', body: '正文' }),
  event('A', '09:30', 'responded'),
  event('B', '09:00', 'received', { channel: 'app' }),
  event('C', '09:00', 'received', { channel: 'web' }),
  event('C', '09:10', 'withdrawn'),
  event('D', '17:00', 'received', { channel: 'web' }),
  event('E', '09:00', 'received'),
  event('E', '09:01', 'coordination_requested'),
  event('E', '09:02', 'coordinated'),
  event('E', '09:03', 'coordination_requested'),
  event('A', '10:00', 'rated', { score: 5 }),
  event('B', '10:00', 'rated', { score: 1 }),
  event('D', '18:30', 'responded'),
  'not a line',
];

async function run(argv: string[], lines: readonly string[] = LINES) {
  const stdout = new PassThrough();
  const [out, notes]: [string[], string[]] = [[], []];
  const code = await command.run(readArguments(command, argv), {
    stdin: Readable.from([Buffer.from(lines.join('\n'))]),
    stdout,
    stderr: process.stderr,
    env: {},
    print: (line) => void out.push(line),
    note: (line) => void notes.push(line),
  });
  stdout.end();
  return { code, out: out.join('\n'), written: await text(stdout), notes };
}

const ARGS = ['--pledge', letter, '--history', '-', '--at', '2026-03-02T10:10:00Z'];

test('[F2] [F5] a letter is tried on a history, whenever it holds, and every clause gets its figures', async () => {
  const { code, out, notes } = await run([...ARGS, '--json']);
  assert.equal(code, 0);
  assert.deepEqual(notes, ['line 15: is not JSON']);
  const counts = (applicable: number, kept: number, broken: number, running: number) => ({
    applicable,
    kept,
    broken,
    running,
  });
  assert.deepEqual(JSON.parse(out), {
    at: '2026-03-02T18:10:00+08:00',
    clauses: [
      { id: 'first', ...counts(3, 1, 2, 0), rate: 0.3333, target: 0.5, verdict: 'broken' },
      { id: 'review', ...counts(0, 0, 0, 0), rate: null, target: 1, verdict: 'no-data' },
      { id: 'coordination', ...counts(2, 1, 0, 1), rate: 1, target: 1, verdict: 'kept' },
      { id: 'satisfaction', ...counts(2, 1, 1, 0), rate: 0.5, target: 0.6, verdict: 'broken' },
    ],
  });
});

test('[F2] the detail tells each clock: cases as first named, clauses as in the letter, requests in order', async () => {
  const { written } = await run([...ARGS, '--detail']);
  const clocks = written
    .trim()
    .split('\n')
    .map((line) => Object.values(JSON.parse(line)));
  const time = (at: string) => `2026-03-02T${at}:00+08:00`;
  assert.deepEqual(clocks, [
    ['B', 'first', time('09:00'), time('09:30'), time('09:40'), 'broken'],
    ['A', 'first', time('09:00'), time('09:30'), time('09:30'), 'kept'],
    ['C', 'first', time('09:00'), time('09:30'), null, 'cancelled'],
    ['D', 'first', time('17:00'), time('17:30'), null, 'broken'],
    ['E', 'coordination', time('09:01'), '2026-03-03T17:30:00+08:00', time('09:02'), 'kept'],
    ['E', 'coordination', time('09:03'), '2026-03-03T17:30:00+08:00', null, 'running'],
  ]);
});

test('the order of the lines makes no difference', async () => {
  const expected = JSON.parse((await run([...ARGS, '--json'])).out);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(LINES, { minLength: LINES.length }), async (lines) => {
      assert.deepEqual(JSON.parse((await run([...ARGS, '--json'], lines)).out), expected);
    }),
    { numRuns: 30 },
  );
});

test('with --strict a bad line is a failure and nothing is printed', async () => {
  const strict = await run([...ARGS, '--json', '--strict']);
  assert.deepEqual([strict.code, strict.out], [1, '']);
  assert.equal((await run([...ARGS, '--json', '--strict'], LINES.slice(0, -1))).code, 0);
});

test('a table for readers, in both languages', async () => {
  const { out } = await run(ARGS);
  assert.match(
    out,
    /^条款 +适用 +兑现 +未兑现 +进行中 +比率 +目标 +结论 +承诺\nfirst +3 +1 +2 +0 +33\.33% +50% +未兑现 +首次响应$/mu,
  );
  assert.match((await run([...ARGS, '--lang', 'en'])).out, /review +0 +0 +0 +0 +– +100% +no data/);
});

test('what is missing or misspelt is said', async () => {
  await assert.rejects(run([...ARGS, '--at', 'today']), UsageError);
  await assert.rejects(run([...ARGS, '--history', join(folder, 'none.jsonl')]), Fault);
  const empty = join(folder, 'empty.yaml');
  await writeFile(empty, 'title: 甲');
  const { code, notes } = await run([...ARGS, '--pledge', empty]);
  assert.equal(code, 1);
  assert.match(notes.join('\n'), /promisor/);
});

test('names keep their numbers, however many there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat(3000).map(String)), {
        maxLength: 4000,
        size: 'max',
      }),
      (names) => {
        const table = new CaseNames();
        const expected = [...new Set(names)];
        const numbers = new Map(expected.map((name, index) => [name, index]));
        for (const name of names) assert.equal(table.indexOf(name), numbers.get(name));
        assert.equal(table.size, expected.length);
        for (const [name, number] of numbers) assert.equal(table.nameOf(number), name);
      },
    ),
    { numRuns: 30 },
  );
});
