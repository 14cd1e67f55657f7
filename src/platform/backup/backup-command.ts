import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { readConfig } from '../config.ts';
import { withDatabase } from '../database.ts';
import { Fault } from '../fault.ts';
import { now } from '../time.ts';
import { backup } from './backup.ts';

export const command: Command = {
  name: 'backup',
  summary: 'Write everything the installation keeps into one file',
  usage: 'FILE [--json]',
  options: { json: { type: 'boolean', summary: 'print JSON only: {"file", "rows"}' } },
  words: [1, 1],
  async run(args, io) {
    const file = resolve(args.words[0]!);
    if (existsSync(file)) throw new Fault(`${file} exists; name another file. Nothing was written.`);
    const rows = await withDatabase(readConfig(io.env), (_db, url) => backup(url, file, now()));
    io.print(args.flag('json') ? JSON.stringify({ file, rows }) : `${rows} rows are kept in ${file}.`);
  },
};
