import { ensureOrganisation } from '../../people/staff/install.ts';
import type { Command } from '../../platform/command.ts';
import { readConfig } from '../../platform/config.ts';
import { withDatabase } from '../../platform/database.ts';
import { readDraft } from './file.ts';
import { outlineOf } from './outline.ts';
import { createDraft } from './store.ts';

/** `jiannuo pledge import`: a file becomes a draft. */
export const pledgeImport: Command = {
  name: 'pledge import',
  summary: 'Keep a letter (YAML or JSON) as a draft',
  usage: 'FILE [--json]',
  options: {
    json: { type: 'boolean', summary: 'only print what was understood of the letter, as JSON; keep nothing' },
  },
  words: [1, 1],
  async run(args, io) {
    const pledge = await readDraft(args.words[0]!, io);
    if (!pledge) return 1;
    if (args.flag('json')) {
      io.print(JSON.stringify(outlineOf(pledge)));
      return 0;
    }
    const draft = await withDatabase(readConfig(io.env), async (db) => {
      await ensureOrganisation(db);
      return createDraft(db, pledge);
    });
    io.print(`Draft ${draft.id}: ${draft.title}, ${pledge.clauses.length} clauses`);
    io.note(`Publish it with: jiannuo pledge publish --id ${draft.id}`);
    return 0;
  },
};
