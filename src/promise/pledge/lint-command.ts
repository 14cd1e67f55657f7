import type { Command } from '../../platform/command.ts';
import { printFaults, readLetterFile } from './file.ts';
import { readPledge } from './read.ts';

/** `jiannuo pledge lint`: needs no database. */
export const pledgeLint: Command = {
  name: 'pledge lint',
  summary: 'Check a letter and say what to mend, line by line',
  usage: 'FILE [--json]',
  options: {
    json: {
      type: 'boolean',
      summary: 'print {"faults": [{line, clause, path, message, messageEn}]} and nothing else',
    },
  },
  words: [1, 1],
  async run(args, io) {
    const file = args.words[0]!;
    const reading = readPledge(await readLetterFile(file, io));
    const faults = 'faults' in reading ? reading.faults : [];
    if (args.flag('json')) {
      const told = faults.map(({ message, ...where }) => ({
        ...where,
        message: message.zh,
        messageEn: message.en,
      }));
      io.print(JSON.stringify({ faults: told }));
    } else if ('faults' in reading) {
      printFaults(file, faults, io.print);
    } else {
      io.print(`${file}: ${reading.pledge.clauses.length} clauses, no faults`);
    }
    return faults.length > 0 ? 1 : 0;
  },
};
