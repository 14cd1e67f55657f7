import type { Command } from '../../platform/command.ts';
import { dayAt, formatDay, now } from '../../platform/time.ts';
import { printFaults, readLetterFile } from './file.ts';
import type { Finding } from './lint/finding.ts';
import { lintPledge } from './lint/lint.ts';
import type { Draft } from './pledge.ts';
import { readPledge } from './read.ts';

/** `jiannuo pledge lint`: needs no database. */
export const pledgeLint: Command = {
  name: 'pledge lint',
  summary: 'Check a letter and say what to mend; fails when it cannot be published',
  usage: 'FILE [--json]',
  options: {
    json: {
      type: 'boolean',
      summary:
        'print {"faults": [{line, clause, path, message, messageEn}], "findings": [{severity, rule, clauses, message, messageEn, remedy, remedyEn}]} and nothing else',
    },
  },
  words: [1, 1],
  async run(args, io) {
    const file = args.words[0]!;
    const reading = readPledge(await readLetterFile(file, io), { draft: true });
    const faults = 'faults' in reading ? reading.faults : [];
    const findings = 'faults' in reading ? [] : findingsIn(reading.pledge);
    if (args.flag('json')) {
      io.print(
        JSON.stringify({
          faults: faults.map(({ message, ...where }) => ({
            ...where,
            message: message.zh,
            messageEn: message.en,
          })),
          findings: findings.map(tell),
        }),
      );
    } else if ('faults' in reading) {
      printFaults(file, faults, io.print);
    } else {
      for (const finding of findings) io.print(inWords(finding));
      const { length } = reading.pledge.clauses;
      io.print(`${file}: ${length} ${length === 1 ? 'clause' : 'clauses'}, ${counted(findings)}`);
    }
    return faults.length > 0 || findings.some(({ severity }) => severity === 'fault') ? 1 : 0;
  },
};

const findingsIn = (draft: Draft): Finding[] =>
  lintPledge(draft, { today: formatDay(dayAt(draft.calendar.timezone, now())) });

const tell = ({ sentence, remedy, ...where }: Finding) => ({
  ...where,
  message: sentence.zh,
  messageEn: sentence.en,
  remedy: remedy.zh,
  remedyEn: remedy.en,
});

const inWords = ({ severity, rule, clauses, sentence, remedy }: Finding): string =>
  `${[`${severity} ${rule}`, ...clauses].join(' ')}\n  ${sentence.zh}${remedy.zh}\n  ${sentence.en} ${remedy.en}`;

/** `no faults`, `1 fault, 2 warnings`. */
function counted(findings: readonly Finding[]): string {
  const counts = (['fault', 'warning', 'hint'] as const).map((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 && severity !== 'fault' ? '' : `${count || 'no'} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.filter((one) => one !== '').join(', ');
}
