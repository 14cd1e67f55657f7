import type { Command } from './platform/command.ts';
import { readConfig } from './platform/config.ts';
import { findDatabase } from './platform/database.ts';
import { createLog } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';

export const command: Command = {
  name: 'migrate',
  summary: 'Bring the database up to date',
  usage: '[--json]',
  options: { json: { type: 'boolean', summary: 'print JSON only: {"applied": [names]}' } },
  async run(args, io) {
    const config = readConfig(io.env);
    const database = await findDatabase(config, 'command', createLog(config.logLevel));
    try {
      const applied = await migrate(database.url);
      if (args.flag('json')) io.print(JSON.stringify({ applied }));
      else io.print(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
    } finally {
      await database.close();
    }
  },
};
