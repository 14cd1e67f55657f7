import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { readConfig } from '../config.ts';
import { findDatabase } from '../database.ts';
import { createLog } from '../log.ts';
import { restore } from './restore.ts';

export const command: Command = {
  name: 'restore',
  summary: 'Fill an empty installation from a backup',
  usage: 'FILE [--json]',
  options: { json: { type: 'boolean', summary: 'print JSON only: {"file", "rows"}' } },
  words: [1, 1],
  async run(args, io) {
    const file = resolve(args.words[0]!);
    const config = readConfig(io.env);
    const database = await findDatabase(config, 'command', createLog(config.logLevel));
    try {
      const rows = await restore(database.url, file);
      io.print(
        args.flag('json') ? JSON.stringify({ file, rows }) : `${rows} rows were restored from ${file}.`,
      );
    } finally {
      await database.close();
    }
  },
};
