import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Io } from '../../platform/command.ts';
import { errorCode, Fault } from '../../platform/fault.ts';
import type { PledgeFault } from './inspection.ts';
import type { Pledge } from './pledge.ts';
import { readPledge } from './read.ts';

/**
 * The text of a letter that was named on the command line; `-` is standard input.
 * @param read the bytes, where they have been read already
 * @throws Fault
 */
export async function readLetterFile(file: string, io: Io, read?: Uint8Array): Promise<string> {
  if (/\.docx?$/i.test(file))
    throw new Fault(`${file} is a word processor's file; save the letter as YAML or JSON.`);
  const bytes = read ?? (await readBytes(file, io));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // Editors on Chinese Windows still write GBK, which would become a letter full of replacement characters.
    throw new Fault(`${file} is not in UTF-8; save it in UTF-8 and try again.`, { cause: error });
  }
}

/** The bytes of a file that was named on the command line; `-` is standard input. @throws Fault */
export async function readBytes(file: string, io: Io): Promise<Buffer> {
  try {
    return file === '-' ? await buffer(io.stdin) : await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Fault(`There is no file ${file}.`, { cause: error });
    throw new Fault(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** The letter in a file; its faults are printed where there are any, and undefined is returned. @throws Fault */
export async function readLetter(file: string, io: Io): Promise<Pledge | undefined> {
  const reading = readPledge(await readLetterFile(file, io));
  if ('pledge' in reading) return reading.pledge;
  printFaults(file, reading.faults, io.note);
  return undefined;
}

/** Prints each fault with its line, its clause and its remedy in both languages. */
export function printFaults(
  file: string,
  faults: readonly PledgeFault[],
  print: (line: string) => void,
): void {
  for (const { line, clause, path, message } of faults) {
    const place = [
      line === undefined ? file : `${file}:${line}`,
      clause && `clause ${clause}`,
      path && `(${path})`,
    ];
    print(`${place.filter(Boolean).join(' ')}\n  ${message.zh}\n  ${message.en}`);
  }
  print(`${file}: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
}
