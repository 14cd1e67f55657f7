import { ensureOrganisation } from '../../people/staff/install.ts';
import type { Command, Io } from '../../platform/command.ts';
import { readConfig } from '../../platform/config.ts';
import { withDatabase } from '../../platform/database.ts';
import { readBytes, readDraft } from './file.ts';
import { outlineOf } from './outline.ts';
import { readPaper } from './paper/read-paper.ts';
import type { Draft } from './pledge.ts';
import { createDraft } from './store.ts';
import { draftOf } from './word/draft.ts';
import { openLetter } from './word/open.ts';
import { type LetterFound, readLetterLines } from './word/read-letter.ts';

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
    const reading = await read(args.words[0]!, io);
    if (!reading) return 1;
    if (args.flag('json')) {
      io.print(JSON.stringify(reading.outline));
      return 0;
    }
    const { pledge } = reading;
    const draft = await withDatabase(readConfig(io.env), async (db) => {
      await ensureOrganisation(db);
      return createDraft(db, pledge);
    });
    io.print(`Draft ${draft.id}: ${draft.title}, ${pledge.clauses.length} clauses`);
    if (reading.open > 0)
      io.note(`${reading.open} blanks are still empty; their clauses cannot be measured yet.`);
    io.note(`Publish it with: jiannuo pledge publish --id ${draft.id}`);
    return 0;
  },
};

interface Read {
  readonly pledge: Draft;
  readonly outline: LetterFound | ReturnType<typeof outlineOf>;
  /** How many blanks wait to be filled in. */
  readonly open: number;
}

/** A letter by its kind: people's words are understood, a pledge as a file is read to the letter. @throws Fault */
async function read(file: string, io: Io): Promise<Read | undefined> {
  const bytes = await readBytes(file, io);
  const paper = readPaper(bytes);
  if (typeof paper === 'object') return told(paper);
  if (paper === 'edited')
    io.note(`${file} was changed since it was exported, so it is read like any other letter.`);
  const lines = await openLetter(file, bytes);
  if (lines) {
    const letter = readLetterLines(lines);
    const open = letter.blanks.filter(({ value }) => value === null).length;
    return { pledge: draftOf(letter), outline: letter, open };
  }
  const pledge = await readDraft(file, io, bytes);
  return pledge && told(pledge);
}

function told(pledge: Draft): Read {
  const outline = outlineOf(pledge);
  return { pledge, outline, open: outline.blanks.filter(({ value }) => value === null).length };
}
