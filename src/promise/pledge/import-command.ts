import { ensureOrganisation } from '../../people/staff/install.ts';
import type { Command, Io } from '../../platform/command.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { withDatabase } from '../../platform/database.ts';
import { printFaults, readBytes, readLetterFile } from './file.ts';
import { type Imported, importLetter } from './import.ts';
import { createDraft } from './store.ts';
import { proposeBy } from './word/propose-model.ts';

/** `jiannuo pledge import`: a letter becomes a draft. */
export const pledgeImport: Command = {
  name: 'pledge import',
  summary: 'Keep a letter (.docx, .txt, .md, .html, or a pledge in YAML or JSON) as a draft',
  usage: 'FILE [--json]',
  options: {
    json: { type: 'boolean', summary: 'only print what was understood of the letter, as JSON; keep nothing' },
  },
  words: [1, 1],
  async run(args, io) {
    const config = readConfig(io.env);
    const reading = await read(args.words[0]!, io, config.model);
    if (!reading) return 1;
    if (args.flag('json')) {
      const { outline, proposed } = reading;
      io.print(JSON.stringify({ ...outline, ...(proposed && { proposed }) }));
      return 0;
    }
    const { pledge } = reading;
    const draft = await withDatabase(config, async (db) => {
      await ensureOrganisation(db);
      return createDraft(db, pledge);
    });
    io.print(`Draft ${draft.id}: ${draft.title}, ${pledge.clauses.length} clauses`);
    if (reading.proposed?.length)
      io.note(`The model proposes how to measure ${reading.proposed.length} more; --json shows it.`);
    if (reading.open > 0)
      io.note(`${reading.open} blanks are still empty; their clauses cannot be measured yet.`);
    io.note(`Publish it with: jiannuo pledge publish --id ${draft.id}`);
    return 0;
  },
};

/** The letter in a file; what is wrong with it is printed, and undefined returned. @throws Fault */
async function read(file: string, io: Io, model: Config['model']): Promise<Imported | undefined> {
  const bytes = await readBytes(file, io);
  const propose = model && proposeBy(model, (reason) => io.note(`The model was of no help: ${reason}.`));
  const imported = await importLetter(file, bytes, () => readLetterFile(file, io, bytes), propose);
  if ('faults' in imported) {
    printFaults(file, imported.faults, io.note);
    return undefined;
  }
  if (imported.edited)
    io.note(`${file} was changed since it was exported, so it is read like any other letter.`);
  return imported;
}
