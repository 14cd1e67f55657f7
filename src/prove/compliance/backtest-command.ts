import { once } from 'node:events';
import { BadLines, lineBatches, readBatch } from '../../keep/case/lines.ts';
import { type Terms, termsOf } from '../../keep/case/terms.ts';
import { type Arguments, type Command, type Io, UsageError } from '../../platform/command.ts';
import { formatInstant, type Instant, now, parseInstant } from '../../platform/time.ts';
import { readLetter } from '../../promise/pledge/file.ts';
import { backtest, judgedIn } from './backtest.ts';
import { HistoryColumns } from './backtest-columns.ts';
import { detailOf } from './backtest-detail.ts';
import { backtestTable } from './backtest-table.ts';

/** `jiannuo backtest`: needs no database. */
export const command: Command = {
  name: 'backtest',
  summary: 'What a letter would come to on a history of cases',
  usage: '--pledge FILE --history FILE [--at TIMESTAMP] [--json | --detail] [--strict] [--lang zh|en]',
  options: {
    pledge: { type: 'string', value: 'FILE', summary: 'the letter, in YAML or JSON', required: true },
    history: {
      type: 'string',
      value: 'FILE',
      summary: 'the history, in JSON Lines; - is standard input',
      required: true,
    },
    at: {
      type: 'string',
      value: 'TIMESTAMP',
      summary: 'judge as of this moment, RFC 3339; what happened later is left out; now by default',
    },
    json: { type: 'boolean', summary: 'print {"at", "clauses"} and nothing else' },
    detail: {
      type: 'boolean',
      summary: 'print one JSON line for each clock, and each step that a gate guards, instead',
    },
    strict: { type: 'boolean', summary: 'fail when a line is not valid, instead of leaving it out' },
    lang: { type: 'string', value: 'zh|en', summary: 'the language of the table, zh by default' },
  },
  async run(args, io) {
    const at = readAt(args.text('at'));
    const locale = readLocale(args);
    const pledge = await readLetter(args.required('pledge'), io);
    if (!pledge) return 1;
    const terms = termsOf(0, 0, pledge);
    const bad = new BadLines(io.note);
    const history = await load(args.required('history'), at, terms.gates.length > 0, bad, io);
    bad.sum();
    if (args.flag('strict') && bad.count > 0) return 1;
    if (args.flag('detail')) {
      await printDetail(terms, history, at, io);
      return 0;
    }
    const clauses = backtest(terms, history, at);
    if (args.flag('json'))
      io.print(JSON.stringify({ at: formatInstant(at, terms.calendar.timeZone), clauses }));
    else io.print(backtestTable(pledge.clauses, clauses, locale));
    return 0;
  },
};

function readAt(text: string | undefined): Instant {
  const at = text === undefined ? now() : parseInstant(text);
  if (at === undefined) throw new UsageError('--at must be a timestamp like 2026-03-31T23:59:59+08:00');
  return at;
}

function readLocale(args: Arguments): 'zh' | 'en' {
  const lang = args.text('lang') ?? 'zh';
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang is zh or en');
  return lang;
}

async function load(
  file: string,
  at: Instant,
  people: boolean,
  bad: BadLines,
  io: Io,
): Promise<HistoryColumns> {
  const history = new HistoryColumns(people);
  for await (const batch of lineBatches(file, io)) {
    readBatch(batch, (line) => void (line.at <= at && history.add(line)), bad);
  }
  return history;
}

const PIECE = 1 << 16;

/** Waits for the reader now and then, so that a slow one does not make the output pile up in memory. */
async function printDetail(terms: Terms, history: HistoryColumns, at: Instant, io: Io): Promise<void> {
  const detail = detailOf(terms.calendar.timeZone);
  let piece = '';
  for (const { name, judged } of judgedIn(terms, history, at)) {
    for (const one of judged) piece += detail(name, one);
    if (piece.length < PIECE) continue;
    if (!io.stdout.write(piece)) await once(io.stdout, 'drain');
    piece = '';
  }
  if (piece !== '') io.stdout.write(piece);
}
