import type { Command } from '../../platform/command.ts';
import { dayAt, formatDay, now } from '../../platform/time.ts';
import { printFaults, readLetterFile } from './file.ts';
import { formatPath } from './inspection.ts';
import type { Finding } from './lint/finding.ts';
import { lintPledge } from './lint/lint.ts';
import type { Draft } from './pledge.ts';
import { readPledge } from './read.ts';
import { readSource, type Source } from './source.ts';

/** `jiannuo pledge lint`: needs no database. */
export const pledgeLint: Command = {
  name: 'pledge lint',
  summary: 'Check a letter and say what to mend; fails when it cannot be published',
  usage: 'FILE [--json]',
  options: {
    json: {
      type: 'boolean',
      summary:
        'print {"faults": [{line, clause, path, message, messageEn}], "findings": [{severity, rule, clauses, line, path, message, messageEn, remedy, remedyEn}]} and nothing else',
    },
  },
  words: [1, 1],
  async run(args, io) {
    const file = args.words[0]!;
    const text = await readLetterFile(file, io);
    const reading = readPledge(text, { draft: true });
    const faults = 'faults' in reading ? reading.faults : [];
    const findings = 'faults' in reading ? [] : findingsIn(reading.pledge, readSource(text));
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
      for (const finding of findings) io.print(inWords(file, finding));
      const { length } = reading.pledge.clauses;
      io.print(`${file}: ${length} ${length === 1 ? 'clause' : 'clauses'}, ${counted(findings)}`);
    }
    return faults.length > 0 || findings.some(({ severity }) => severity === 'fault') ? 1 : 0;
  },
};

interface Located extends Finding {
  readonly line: number;
}

const GRAVITY = { fault: 0, warning: 1, hint: 2 } as const;

/** The gravest first, and those in the order of the lines. */
const findingsIn = (draft: Draft, { lineOf }: Source): Located[] =>
  lintPledge(draft, { today: formatDay(dayAt(draft.calendar.timezone, now())) })
    .map((finding) => ({ ...finding, line: lineOf(finding.path) ?? 1 }))
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || a.line - b.line);

const tell = ({ sentence, remedy, path, ...where }: Located) => ({
  ...where,
  path: formatPath(path),
  message: sentence.zh,
  messageEn: sentence.en,
  remedy: remedy.zh,
  remedyEn: remedy.en,
});

/** More ids than these in a line are counted; the sentence names the clauses by number. */
const MOST_IDS = 4;

function inWords(file: string, { line, severity, rule, clauses, path, sentence, remedy }: Located): string {
  const ids =
    clauses.length > MOST_IDS
      ? [...clauses.slice(0, MOST_IDS - 1), `+${clauses.length - MOST_IDS + 1}`]
      : clauses;
  // Whoever mends a file looks for the key; everybody else reads the words.
  const key = path.at(-1);
  const keys = typeof key === 'string' ? [`[${key}]`] : [];
  const head = [`${file}:${line}`, severity, rule, ...ids, ...keys].join(' ');
  return `${head}\n  ${sentence.zh}${remedy.zh}\n  ${sentence.en} ${remedy.en}`;
}

/** `no faults`, `1 fault, 2 warnings`. */
function counted(findings: readonly Finding[]): string {
  const counts = (['fault', 'warning', 'hint'] as const).map((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 && severity !== 'fault' ? '' : `${count || 'no'} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.filter((one) => one !== '').join(', ');
}
