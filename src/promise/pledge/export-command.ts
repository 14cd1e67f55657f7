import { type Command, UsageError } from '../../platform/command.ts';
import { readConfig } from '../../platform/config.ts';
import { withDatabase } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Db } from '../../platform/sql.ts';
import { now } from '../../platform/time.ts';
import { readId } from './id.ts';
import { pledgeInForce } from './inforce.ts';
import type { Draft } from './pledge.ts';
import { ANSWERS } from './refusals.ts';
import { loadPublished, readVersion } from './store.ts';
import { toDocument, writePledge } from './write.ts';

/** `jiannuo pledge export`: a version as a file, on standard output. */
export const pledgeExport: Command = {
  name: 'pledge export',
  summary: 'Print a letter as a file',
  usage: '[--current | --id N] [--format yaml|json]',
  options: {
    current: { type: 'boolean', summary: 'the letter in force now, which is also the default' },
    id: { type: 'string', value: 'N', summary: 'this version, draft or published' },
    format: { type: 'string', value: 'yaml|json', summary: 'yaml when left out' },
    json: { type: 'boolean', summary: 'the same as --format json' },
  },
  async run(args, io) {
    const given = args.text('id');
    if (given !== undefined && args.flag('current')) throw new UsageError('name either --current or --id');
    const format = args.text('format') ?? (args.flag('json') ? 'json' : 'yaml');
    if (format !== 'yaml' && format !== 'json')
      throw new UsageError(`--format is yaml or json, not ${format}`);
    const id = given === undefined ? undefined : readId(given);
    const pledge = await withDatabase(readConfig(io.env), (db) => letterOf(db, id));
    io.print(format === 'json' ? JSON.stringify(toDocument(pledge), null, 2) : writePledge(pledge).trimEnd());
  },
};

async function letterOf(db: Db, id: number | undefined): Promise<Draft> {
  if (id !== undefined) return (await readVersion(db, id)).pledge;
  const current = pledgeInForce(await loadPublished(db), now());
  if (!current) throw new Refusal('no-pledge-in-force', ANSWERS.noneInForce);
  return current.pledge;
}
