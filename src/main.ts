import { type Command, helpOf, type Io, readArguments, UsageError } from './platform/command.ts';
import { Fault } from './platform/fault.ts';
import { Refusal } from './platform/refusal.ts';

/** Where each command is found. A module is loaded when its command is called, so that none waits for another's parts. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).command,
  migrate: async () => (await import('./migrate-command.ts')).command,
  demo: async () => (await import('./demo/command.ts')).command,
  backtest: async () => (await import('./prove/compliance/backtest-command.ts')).command,
  import: async () => (await import('./import-command.ts')).command,
  export: async () => (await import('./export-command.ts')).command,
  'compliance rebuild': async () => (await import('./rebuild-command.ts')).command,
  'pledge lint': async () => (await import('./promise/pledge/lint-command.ts')).pledgeLint,
  'pledge import': async () => (await import('./promise/pledge/import-command.ts')).pledgeImport,
  'pledge export': async () => (await import('./promise/pledge/export-command.ts')).pledgeExport,
  'pledge publish': async () => (await import('./promise/pledge/publish-command.ts')).pledgePublish,
  'pledge verify': async () => (await import('./promise/pledge/signature/verify-command.ts')).pledgeVerify,
  'key create': async () => (await import('./people/auth/key-command.ts')).command,
  backup: async () => (await import('./platform/backup/backup-command.ts')).command,
  restore: async () => (await import('./platform/backup/restore-command.ts')).command,
};

const HELP = ['--help', '-h', 'help'];

/** Runs a command line. @returns the exit code: 0 done, 1 failed, 2 not understood. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 0 || HELP.includes(argv[0]!)) {
    io.print(await overview());
    return argv.length === 0 ? 2 : 0;
  }
  // Names have one word or two: `backtest`, `key create`.
  const length = [2, 1].find((count) => argv.slice(0, count).join(' ') in COMMANDS);
  if (length === undefined) return unknown(argv, io);
  return call(await COMMANDS[argv.slice(0, length).join(' ')]!(), argv.slice(length), io);
}

async function call(command: Command, argv: readonly string[], io: Io): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.print(helpOf(command));
    return 0;
  }
  try {
    return (await command.run(readArguments(command, argv), io)) ?? 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.note(
      `jiannuo ${command.name}: ${error.message}\nUsage: jiannuo ${command.name} ${command.usage}`.trimEnd(),
    );
    return 2;
  }
}

function unknown(argv: readonly string[], io: Io): number {
  const known = Object.keys(COMMANDS).filter((name) => name.startsWith(`${argv[0]} `));
  const hint = known.length > 0 ? `it is one of: ${known.join(', ')}` : 'jiannuo --help lists all';
  io.note(`jiannuo: there is no command "${argv.slice(0, 2).join(' ')}"; ${hint}`);
  return known.length > 0 && argv.some((word) => HELP.includes(word)) ? 0 : 2;
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `践诺 Jiannuo: letters of commitment that run\n\nUsage: jiannuo <command> [--help]\n\n${lines.join('\n')}`;
}

/** What is said about an error: a sentence where it was foreseen, else everything that helps to find the defect. */
function sentenceOf(error: unknown): string {
  if (error instanceof Fault) return error.message;
  if (error instanceof Refusal) return `${error.text.zh}\n${error.text.en}`;
  return `An unforeseen error: ${error instanceof Error ? error.stack : String(error)}`;
}

function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  // A reader that has seen enough (`… | head`) ends the command.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    stdin,
    stdout,
    stderr,
    env,
    print: (line) => void stdout.write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
  };
}

if (import.meta.main) {
  const io = processIo();
  try {
    process.exitCode = await main(process.argv.slice(2), io);
  } catch (error) {
    io.note(sentenceOf(error));
    process.exitCode = 1;
  }
}
