import { parseArgs } from 'node:util';

/** An option of a command: `--name VALUE`, or a switch. */
export interface Option {
  type: 'string' | 'boolean';
  /** The placeholder of the value in the help, such as `FILE`. */
  value?: string;
  summary: string;
  required?: boolean;
}

/** What was written after the name of the command, checked against its options. */
export interface Arguments {
  /** The value of an option, or undefined when it was not given. */
  text(name: string): string | undefined;
  /** The value of an option that is marked `required`. */
  required(name: string): string;
  /** Whether a switch was given. */
  flag(name: string): boolean;
  /** What is no option, in order. */
  words: readonly string[];
}

/** The outside of a command. */
export interface Io {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
  /** Writes a line to standard output. */
  print(line: string): void;
  /** Writes a line to standard error: progress and remarks, never results. */
  note(line: string): void;
}

/** Something the command line can do. */
export interface Command {
  /** As it is typed: `backtest`, `key create`. */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** The part after the name in the help, such as `--pledge FILE [--json]`. */
  usage: string;
  options: Readonly<Record<string, Option>>;
  /** How many words that are no options it takes: at least and at most. None by default. */
  words?: readonly [least: number, most: number];
  /** @returns the exit code, 0 when nothing is returned. Faults and refusals are thrown. */
  run(args: Arguments, io: Io): Promise<number | undefined> | Promise<void>;
}

/** The command line was not understood: exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Reads the words after a command's name. @throws UsageError */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const { values, positionals } = parse(command, argv);
  const [least, most] = command.words ?? [0, 0];
  if (positionals.length > most) throw new UsageError(`unexpected argument: ${positionals[most]}`);
  if (positionals.length < least) throw new UsageError('an argument is missing');
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && values[name] === undefined) throw new UsageError(`--${name} is required`);
  }
  const text = (name: string) => values[name] as string | undefined;
  return {
    text,
    required(name) {
      const value = text(name);
      if (value === undefined) throw new UsageError(`--${name} is required`);
      return value;
    },
    flag: (name) => values[name] === true,
    words: positionals,
  };
}

function parse({ options }: Command, argv: readonly string[]) {
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  try {
    return parseArgs({ args: [...argv], options: types, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!);
  }
}

/** The help text of a command. */
export function helpOf(command: Command): string {
  const help: Option = { type: 'boolean', summary: 'print this help' };
  const options = Object.entries<Option>({ ...command.options, help });
  const labels = options.map(
    ([name, { type, value }]) => `--${name}${type === 'string' ? ` ${value ?? 'VALUE'}` : ''}`,
  );
  const width = Math.max(...labels.map((label) => label.length));
  const lines = options.map(
    ([, { summary, required }], index) =>
      `  ${labels[index]!.padEnd(width)}  ${summary}${required ? ' (required)' : ''}`,
  );
  return `${command.summary}\n\nUsage: jiannuo ${command.name} ${command.usage}`
    .trimEnd()
    .concat('\n\n', lines.join('\n'));
}
