import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { DEFAULT_TIME_ZONE } from './keep/case/house.ts';
import { exportHistory } from './keep/intake/export.ts';
import { openHouse } from './open-house.ts';
import { type Arguments, type Command, type Io, UsageError } from './platform/command.ts';
import { readConfig } from './platform/config.ts';
import { withDatabase } from './platform/database.ts';
import { Fault } from './platform/fault.ts';
import { DAY, type Instant, offsetAt, parseDay, parseInstant } from './platform/time.ts';

/** `jiannuo export`: the cases as a history file. */
export const command: Command = {
  name: 'export',
  summary: 'Write the history of the cases as JSON Lines, which import reads again',
  usage: '[--from DAY] [--to DAY] [--out FILE]',
  options: {
    from: {
      type: 'string',
      value: 'DAY',
      summary: 'cases received on this day (YYYY-MM-DD) or later; a timestamp is taken to the second',
    },
    to: { type: 'string', value: 'DAY', summary: 'cases received on this day or earlier' },
    out: { type: 'string', value: 'FILE', summary: 'the file to write; standard output by default' },
  },
  async run(args, io) {
    const span = { ...bound(args, 'from', 0), ...bound(args, 'to', 1) };
    await withDatabase(readConfig(io.env), async (db) => {
      const house = await openHouse(db);
      let cases = 0;
      await write(args.text('out'), io, async (put) => {
        for await (const lines of exportHistory(house, span)) {
          cases += lines.length;
          await put(`${lines.join('\n')}\n`);
        }
      });
      io.note(`${cases} lines`);
    });
  },
};

/** The beginning of a day, or of the day after it. @throws UsageError */
function bound(args: Arguments, name: 'from' | 'to', days: 0 | 1): { from?: Instant; to?: Instant } {
  const text = args.text(name);
  if (text === undefined) return {};
  const day = parseDay(text);
  if (day !== undefined) {
    const midnight = (day + days) * DAY;
    return { [name]: midnight - offsetAt(DEFAULT_TIME_ZONE, midnight) };
  }
  const at = parseInstant(text);
  if (at === undefined) throw new UsageError(`--${name} is a day like 2026-03-31`);
  return { [name]: at };
}

async function write(
  file: string | undefined,
  { stdout }: Io,
  work: (put: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const out = file === undefined ? stdout : createWriteStream(file);
  const failed = file === undefined ? undefined : finished(out as NodeJS.WritableStream);
  failed?.catch(() => {});
  try {
    await work(async (text) => {
      if (!out.write(text)) await Promise.race([once(out, 'drain'), ...(failed ? [failed] : [])]);
    });
    if (failed) {
      out.end();
      await failed;
    }
  } catch (error) {
    if (file !== undefined && error instanceof Error && 'syscall' in error) {
      throw new Fault(`${file} cannot be written: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
