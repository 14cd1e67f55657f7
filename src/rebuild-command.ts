import { type Difference, recountCases } from './keep/case/recount.ts';
import { openHouse } from './open-house.ts';
import type { Command } from './platform/command.ts';
import { readConfig } from './platform/config.ts';
import { withDatabase } from './platform/database.ts';
import { now } from './platform/time.ts';
import { rebuildCompliance } from './prove/compliance/rebuild.ts';

/** More are counted, but not told one by one. */
const TOLD = 100;

/** `jiannuo compliance rebuild`: every figure from the events, as if nothing had been counted before. */
export const command: Command = {
  name: 'compliance rebuild',
  summary: 'Judge every case anew from its events and count the figures again; tells what was not right',
  usage: '[--json]',
  options: {
    json: {
      type: 'boolean',
      summary: 'print {"cases", "wrongClocks", "wrongFigures", "clocks", "figures"} and nothing else',
    },
  },
  async run(args, io) {
    let cases = 0;
    let wrongClocks = 0;
    const clocks: Difference[] = [];
    const figures = await withDatabase(readConfig(io.env), async (db) => {
      await recountCases(await openHouse(db), now, (found) => {
        cases += found.cases;
        wrongClocks += found.differences.length;
        clocks.push(...found.differences.slice(0, TOLD - clocks.length));
      });
      return rebuildCompliance(db);
    });
    if (args.flag('json')) {
      io.print(
        JSON.stringify({
          cases,
          wrongClocks,
          wrongFigures: figures.length,
          clocks,
          figures: figures.slice(0, TOLD),
        }),
      );
      return;
    }
    for (const { case: number, clause, round, was, is } of clocks) {
      io.print(`${number} ${clause}${round > 1 ? ` (${round})` : ''}: was ${was}, is ${is}`);
    }
    for (const { clause, day, was, is } of figures.slice(0, TOLD)) {
      io.print(`${clause} on ${day}: was ${JSON.stringify(was)}, is ${JSON.stringify(is)}`);
    }
    io.print(`${cases} cases: ${wrongClocks} clocks and marks and ${figures.length} figures were not right`);
  },
};
