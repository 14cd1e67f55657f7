import type { HistoryLine } from './keep/case/line.ts';
import { BadLines, lineBatches, readBatch } from './keep/case/lines.ts';
import { importHistory } from './keep/intake/import.ts';
import { Progress } from './keep/intake/import-progress.ts';
import { openHouse } from './open-house.ts';
import { ensureOrganisation } from './people/staff/install.ts';
import { organisationName } from './people/staff/store.ts';
import type { Command, Io } from './platform/command.ts';
import { readConfig } from './platform/config.ts';
import { withDatabase } from './platform/database.ts';
import { Fault } from './platform/fault.ts';
import { now } from './platform/time.ts';
import { ensurePledge } from './promise/pledge/install.ts';

/** `jiannuo import`: a history from another system, or from another installation. */
export const command: Command = {
  name: 'import',
  summary: 'Take in the history of cases from a file; what is there already is passed over',
  usage: 'FILE [--strict] [--triage] [--create-units] [--json]',
  options: {
    strict: { type: 'boolean', summary: 'import nothing when a line is not valid' },
    triage: { type: 'boolean', summary: 'let the classifier fill in what lines do not say of a case' },
    'create-units': { type: 'boolean', summary: 'make the units that are named and that there are not' },
    json: {
      type: 'boolean',
      summary:
        'print {"lines", "badLines", "cases", "newCases", "newEvents", "unknownUnits"} and nothing else',
    },
  },
  words: [1, 1],
  async run(args, io) {
    const bad = new BadLines(io.note);
    const lines = linesOf(args.words[0]!, io, bad, args.flag('strict'));
    const progress = new Progress(io.stderr);
    const report = await withDatabase(readConfig(io.env), async (db) => {
      await ensureOrganisation(db);
      await ensurePledge(db, await organisationName(db), now());
      const house = await openHouse(db);
      return importHistory(house, lines, {
        triage: args.flag('triage'),
        createUnits: args.flag('create-units'),
        progress: (done, total) => progress.show(done, total),
      });
    });
    progress.end();
    const told = { ...report, badLines: bad.count };
    if (args.flag('json')) {
      io.print(JSON.stringify(told));
      return 0;
    }
    for (const unit of report.unknownUnits)
      io.note(`There is no unit ${unit}; its cases keep the name (--create-units makes it).`);
    io.print(
      `${report.lines} lines about ${report.cases} cases: ${report.newCases} new cases, ${report.newEvents} new events` +
        (bad.count > 0 ? `; ${bad.count} lines were left out` : ''),
    );
    return 0;
  },
};

/** @throws Fault at the end when a line was not valid and none may be */
async function* linesOf(file: string, io: Io, bad: BadLines, strict: boolean): AsyncGenerator<HistoryLine> {
  for await (const batch of lineBatches(file, io)) {
    const lines: HistoryLine[] = [];
    readBatch(batch, (line) => void lines.push(line), bad);
    yield* lines;
  }
  bad.sum();
  if (strict && bad.count > 0) throw new Fault(`Nothing was imported: ${bad.count} lines are not valid.`);
}
