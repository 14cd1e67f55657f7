import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { EVENT_TYPES } from '../../src/keep/case/event.ts';
import type { HistoryLine } from '../../src/keep/case/line.ts';
import { exportHistory } from '../../src/keep/intake/export.ts';
import { importHistory } from '../../src/keep/intake/import.ts';
import { readArguments } from '../../src/platform/command.ts';
import { formatInstant, MINUTE, parseInstant } from '../../src/platform/time.ts';
import { CLOCK_MEASURES, RATIO_MEASURES } from '../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../src/promise/pledge/read.ts';
import { command } from '../../src/prove/compliance/backtest-command.ts';
import { figuresOf } from '../../src/prove/compliance/figures.ts';
import { HeldHistory } from '../../src/prove/whatif/held-history.ts';
import { at, openDesk } from '../desk.ts';

const START = at('2026-03-02 08:00');
const NOW = at('2026-03-20 12:00');

const LETTERS = ['30m', '4wh', '1wd', '2d'].map((limit, index) => ({
  pledge: 1,
  title: '承诺书',
  promisor: { name: '江城银行' },
  calendar: {
    timezone: 'Asia/Shanghai',
    hours: { 'mon-fri': ['09:00-12:00', '13:30-17:30'] },
    holidays: 'CN',
  },
  clauses: [...CLOCK_MEASURES, ...RATIO_MEASURES].map((measure, place) => ({
    id: `c${place}`,
    text: '承诺',
    measure,
    ...(place < CLOCK_MEASURES.length && { limit }),
    ...((place + index) % 3 === 0 && { scope: { channel: ['web', 'app'] } }),
    ...((place + index) % 3 === 1 && { scope: { unit: ['技术部'] } }),
    target: '80%',
  })),
}));

const said = fc.record(
  {
    channel: fc.constantFrom('web', 'app', 'phone'),
    urgency: fc.constantFrom('urgent', 'ordinary'),
    unit: fc.constantFrom('技术部', '客服部'),
  },
  { requiredKeys: [] },
);
const step = fc.record({
  type: fc.oneof(
    fc.constantFrom(...EVENT_TYPES.filter((type) => type !== 'merged')),
    fc.constantFrom('responded', 'replied', 'waiting_user', 'resumed', 'reclassified', 'rated', 'archived'),
  ),
  minutes: fc.oneof(fc.nat(40), fc.nat(3000)),
  said,
  score: fc.integer({ min: 1, max: 5 }),
});
const cases = fc.array(
  fc.record({ start: fc.nat(12 * 24 * 60), said, steps: fc.array(step, { maxLength: 9 }) }),
  { minLength: 120, maxLength: 120 },
);

function* linesOf(sample: typeof cases extends fc.Arbitrary<infer T> ? T : never): Generator<HistoryLine> {
  for (const [index, { start, said, steps }] of sample.entries()) {
    let at = START + start * MINUTE;
    const id = `K-${index}`;
    yield { case: id, at, type: 'received', fields: said } as HistoryLine;
    for (const { type, minutes, said, score } of steps) {
      at += minutes * MINUTE;
      yield {
        case: id,
        at,
        type,
        ...(['received', 'reclassified', 'taken', 'reported', 'published'].includes(type) && {
          fields: said,
        }),
        ...(type === 'rated' && { score, solved: score > 2 }),
      } as HistoryLine;
    }
  }
}

async function run(letter: string, lines: readonly string[], ...more: string[]): Promise<string> {
  const stdout = new PassThrough();
  const out: string[] = [];
  const argv = ['--pledge', letter, '--history', '-', '--at', formatInstant(NOW, 'Asia/Shanghai'), ...more];
  const written = text(stdout);
  await command.run(readArguments(command, argv), {
    stdin: Readable.from([Buffer.from(lines.join('\n'))]),
    stdout,
    stderr: process.stderr,
    env: {},
    print: (line) => void out.push(line),
    note: assert.fail,
  });
  stdout.end();
  return out.join('\n') || (await written);
}

interface Clock {
  readonly clause: string;
  readonly startedAt: string;
  readonly state: 'kept' | 'broken' | 'running' | 'cancelled';
}

test('a letter tried on the database comes to what it comes to on its exported history', async (t) => {
  const desk = await openDesk(t);
  const folder = await mkdtemp(join(tmpdir(), 'whatif-'));
  t.after(() => rm(folder, { recursive: true }));
  const [sample] = fc.sample(cases, { seed: 20260302, numRuns: 1 });
  await importHistory(desk.house, linesOf(sample!), { now: NOW });
  const lines: string[] = [];
  for await (const batch of exportHistory(desk.house)) lines.push(...batch);
  const history = new HeldHistory(desk.db);
  t.after(() => history.close());
  const asker = { signal: new AbortController().signal, progress: () => {} };

  for (const [index, document] of LETTERS.entries()) {
    const file = join(folder, `${index}.json`);
    await writeFile(file, JSON.stringify(document));
    const reading = readPledge(document);
    assert.ok('pledge' in reading);
    const { pledge } = reading;

    const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    const whole = await history.attempt({ pledge, at: NOW, ...all }, asker);
    const figures = pledge.clauses.map(({ id, target }) => ({
      id,
      ...figuresOf(whole.sums.get(id)!.tally, target),
    }));
    const told = JSON.parse(await run(file, lines, '--json'));
    assert.deepEqual(figures, told.clauses);

    const [from, to] = [at('2026-03-06 00:00'), at('2026-03-11 00:00')];
    const part = await history.attempt({ pledge, at: NOW, from, to }, asker);
    const clocks = (await run(file, lines, '--detail')).trim().split('\n');
    for (const { id, measure } of pledge.clauses) {
      if (RATIO_MEASURES.includes(measure as never)) continue;
      const expected = { kept: 0, broken: 0, running: 0, cancelled: 0 };
      for (const line of clocks) {
        const { clause, startedAt, state } = JSON.parse(line) as Clock;
        const start = parseInstant(startedAt)!;
        if (clause === id && start >= from && start < to) expected[state]++;
      }
      assert.deepEqual(part.sums.get(id)!.tally, expected);
    }
    // Read for these days alone, leaving out what has not changed since, it comes to the same.
    const other = new HeldHistory(desk.db);
    assert.deepEqual((await other.attempt({ pledge, at: NOW, from, to }, asker)).sums, part.sums);
    await other.close();
  }
});
