import { writeFile } from 'node:fs/promises';
import { type Command, UsageError } from '../../platform/command.ts';
import { readConfig } from '../../platform/config.ts';
import { withDatabase } from '../../platform/database.ts';
import { Fault } from '../../platform/fault.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Locale } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { now } from '../../platform/time.ts';
import { readId } from './id.ts';
import { pledgeInForce } from './inforce.ts';
import { type Issue, paperOf } from './paper/issue.ts';
import { ANSWERS } from './refusals.ts';
import { loadPublished, readVersion } from './store.ts';
import { toDocument, writePledge } from './write.ts';

const FORMATS = ['yaml', 'json', 'docx'] as const;
type Format = (typeof FORMATS)[number];

/** `jiannuo pledge export`: a version as a file. */
export const pledgeExport: Command = {
  name: 'pledge export',
  summary: 'Print a letter as a file, or write one, also for Word',
  usage: '[--current | --id N] [--format yaml|json|docx] [--lang zh|en] [--out FILE]',
  options: {
    current: { type: 'boolean', summary: 'the letter in force now, which is also the default' },
    id: { type: 'string', value: 'N', summary: 'this version, draft or published' },
    format: { type: 'string', value: 'yaml|json|docx', summary: 'yaml when left out; docx is for Word' },
    json: { type: 'boolean', summary: 'the same as --format json' },
    lang: { type: 'string', value: 'zh|en', summary: 'the language of the .docx; Chinese when left out' },
    out: { type: 'string', value: 'FILE', summary: 'write to this file, which a .docx needs' },
  },
  async run(args, io) {
    const given = args.text('id');
    if (given !== undefined && args.flag('current')) throw new UsageError('name either --current or --id');
    const format = oneOf('format', args.text('format') ?? (args.flag('json') ? 'json' : 'yaml'), FORMATS);
    const locale = oneOf('lang', args.text('lang') ?? 'zh', ['zh', 'en'] as const);
    const out = args.text('out');
    if (format === 'docx' && out === undefined) throw new UsageError('--format docx needs --out FILE');
    const id = given === undefined ? undefined : readId(given);
    const config = readConfig(io.env);
    const issue = await withDatabase(config, (db) => issueOf(db, id));
    const content = await contentOf(issue, format, locale, config.publicUrl);
    if (out === undefined) io.print(String(content).trimEnd());
    else await write(out, content);
  },
};

function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new UsageError(`--${option} is ${known.join(' or ')}, not ${given}`);
  return found;
}

async function contentOf(issue: Issue, format: Format, locale: Locale, publicUrl: string) {
  if (format === 'yaml') return writePledge(issue.pledge);
  if (format === 'json') return `${JSON.stringify(toDocument(issue.pledge), null, 2)}\n`;
  const { writePaper } = await import('./paper/write-paper.ts');
  return writePaper(paperOf(issue, publicUrl), locale);
}

/** @throws Fault */
async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new Fault(`${file} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

async function issueOf(db: Db, id: number | undefined): Promise<Issue> {
  if (id !== undefined) return readVersion(db, id);
  const current = pledgeInForce(await loadPublished(db), now());
  if (!current) throw new Refusal('no-pledge-in-force', ANSWERS.noneInForce);
  return current;
}
