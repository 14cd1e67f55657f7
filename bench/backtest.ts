/**
 * `jiannuo backtest` on a history of five million lines, bodies included: time and memory of the whole command, and
 * how many cases a second are judged per clause once the history is loaded. It writes some 3 GB to a temporary folder.
 * Usage: node bench/backtest.ts [lines]
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HistoryLine, readLine } from '../src/keep/case/line.ts';
import { termsOf } from '../src/keep/case/terms.ts';
import { formatInstant, MINUTE, parseInstant } from '../src/platform/time.ts';
import { shippedLetter } from '../src/promise/pledge/letter/letter.ts';
import { backtest } from '../src/prove/compliance/backtest.ts';
import { HistoryColumns } from '../src/prove/compliance/backtest-columns.ts';

const LINES = Number(process.argv[2] ?? 5_000_000);
const FIRST = parseInstant('2025-01-01T00:00:00Z')!;
const LAST = parseInstant('2026-01-01T00:00:00Z')!;
const BODY = '昨天在柜台排队等了很久，窗口只开了两个，前面有人办对公业务，希望高峰时多开窗口。'.repeat(5);
const STEPS = [
  ['registered', 60],
  ['dispatched', 30],
  ['responded', 90],
  ['started', 200],
  ['waiting_user', 300],
  ['resumed', 900],
  ['replied', 4000],
  ['rated', 2000],
  ['archived', 3000],
] as const;

/** Repeatable, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], chance: number): T => list[Math.floor(chance * list.length)]!;

/** Cases one after the other; a real file has them mixed, which the columns sort out at the same cost. */
function* lines(count: number): Generator<string> {
  const chance = random(1);
  let written = 0;
  for (let number = 1; written < count; number++) {
    let at = FIRST + Math.floor(chance() * (LAST - FIRST));
    const line = (type: string, more: object = {}) => {
      written++;
      return JSON.stringify({ case: `K-${number}`, at: formatInstant(at), type, ...more });
    };
    yield line('received', {
      channel: pick(['web', 'app', 'wechat', 'phone'], chance()),
      kind: pick(['enquiry', 'complaint', 'fault'], chance()),
      urgency: pick(['ordinary', 'ordinary', 'urgent', 'abnormal'], chance()),
      nature: pick(['technical', 'other'], chance()),
      complexity: pick(['simple', 'complex'], chance()),
      segment: 'ordinary',
      title: BODY.slice(0, 20),
      body: BODY,
    });
    for (const [type, minutes] of STEPS) {
      if (chance() < 0.1) continue;
      at += Math.floor(chance() * 2 * minutes * MINUTE);
      const more =
        type === 'rated' ? { score: 1 + Math.floor(chance() * 5) } : type === 'replied' ? { body: BODY } : {};
      yield line(type, more);
    }
  }
}

async function write(file: string): Promise<void> {
  const out = createWriteStream(file);
  let piece = '';
  for (const line of lines(LINES)) {
    piece += `${line}\n`;
    if (piece.length < 1 << 18) continue;
    if (!out.write(piece)) await once(out, 'drain');
    piece = '';
  }
  out.end(piece);
  await once(out, 'finish');
}

function judge(): void {
  const terms = termsOf(0, 0, shippedLetter('江城银行'));
  const history = new HistoryColumns();
  for (const line of lines(1_000_000)) history.add(readLine(line) as HistoryLine);
  const clauses = terms.clocks.length + terms.ratios.length;
  backtest(terms, history, LAST);
  const begun = performance.now();
  backtest(terms, history, LAST);
  const seconds = (performance.now() - begun) / 1000;
  const rate = (history.names.size * clauses) / seconds;
  console.log(`judging: ${history.names.size} cases × ${clauses} clauses in ${seconds.toFixed(2)} s`);
  console.log(`         ${Math.round(rate).toLocaleString('en')} cases a second per clause`);
}

judge();
const folder = await mkdtemp(join(tmpdir(), 'backtest-'));
try {
  const file = join(folder, 'history.jsonl');
  await write(file);
  const letter = fileURLToPath(new URL('../src/promise/pledge/letter/default.yaml', import.meta.url));
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const measured = `
    process.argv.splice(1, 0, ${JSON.stringify(main)});
    const { main } = await import(${JSON.stringify(main)});
    const { stdin, stdout, stderr, env } = process;
    const note = (line) => stderr.write(line + '\\n');
    await main(['backtest', '--pledge', ${JSON.stringify(letter)}, '--history', ${JSON.stringify(file)}, '--at', '2026-01-01T00:00:00Z', '--json'],
      { stdin, stdout, stderr, env, print: () => {}, note });
    console.log(process.resourceUsage().maxRSS);`;
  const begun = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', measured], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - begun) / 1000;
  const gigabytes = (await stat(file)).size / 2 ** 30;
  console.log(
    `command: ${LINES.toLocaleString('en')} lines, ${gigabytes.toFixed(2)} GiB, in ${seconds.toFixed(1)} s`,
  );
  console.log(`         peak resident memory ${Math.round(Number(stdout) / 1024)} MiB${stderr}`);
} finally {
  await rm(folder, { recursive: true });
}
