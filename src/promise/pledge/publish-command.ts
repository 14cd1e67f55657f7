import { ensureOrganisation } from '../../people/staff/install.ts';
import { type Command, UsageError } from '../../platform/command.ts';
import { readConfig } from '../../platform/config.ts';
import { withDatabase } from '../../platform/database.ts';
import { now } from '../../platform/time.ts';
import { readLetter } from './file.ts';
import { readId } from './id.ts';
import { createDraft, publishDraft } from './store.ts';

/** `jiannuo pledge publish`: a draft, or a file in one go, becomes the next version. */
export const pledgePublish: Command = {
  name: 'pledge publish',
  summary: 'Publish a letter as the next version; it never changes afterwards',
  usage: 'FILE | --id N [--json]',
  options: {
    id: { type: 'string', value: 'N', summary: 'the draft to publish, instead of a file' },
    json: { type: 'boolean', summary: 'print {"id", "version"} and nothing else' },
  },
  words: [0, 1],
  async run(args, io) {
    const [file] = args.words;
    const given = args.text('id');
    if ((file === undefined) === (given === undefined)) throw new UsageError('name either a file or --id');
    const id = given === undefined ? undefined : readId(given);
    const pledge = file === undefined ? undefined : await readLetter(file, io);
    if (file !== undefined && !pledge) return 1;
    const published = await withDatabase(readConfig(io.env), async (db) => {
      await ensureOrganisation(db);
      return db.transaction().execute(async (tx) => {
        const draft = id ?? (await createDraft(tx, pledge!)).id;
        return publishDraft(tx, draft, { now: now(), staffId: null });
      });
    });
    if (args.flag('json')) io.print(JSON.stringify({ id: published.id, version: published.version }));
    else io.print(`Version ${published.version} is published: ${published.title} (id ${published.id})`);
    return 0;
  },
};
