import { createReadStream } from 'node:fs';
import type { Io } from '../../platform/command.ts';
import { errorCode, Fault } from '../../platform/fault.ts';
import { type HistoryLine, LineFault, readLine } from './line.ts';

/** Some lines of a file, as many as came in one piece. */
export interface LineBatch {
  /** The number of the first of them, counted from 1. */
  readonly first: number;
  readonly texts: readonly string[];
  /** Bytes read so far. */
  readonly bytes: number;
}

const CHUNK = 1 << 20;
/** A line that is longer is cut off, which makes it a bad one: nothing that happens takes so many words. */
const LONGEST_LINE = 16 << 20;
const NEWLINE = 10;

/** Cuts a file into lines, holding no more of it than a piece and a line. `-` is standard input. @throws Fault */
export async function* lineBatches(file: string, io: Pick<Io, 'stdin'>): AsyncGenerator<LineBatch> {
  const input = file === '-' ? io.stdin : createReadStream(file, { highWaterMark: CHUNK });
  let first = 1;
  let bytes = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const hold = (piece: Buffer) => {
    if (heldBytes < LONGEST_LINE && piece.length > 0) held.push(piece);
    heldBytes += piece.length;
  };
  try {
    for await (const chunk of input) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
      bytes += piece.length;
      const end = piece.lastIndexOf(NEWLINE);
      if (end < 0) {
        hold(piece);
        continue;
      }
      hold(piece.subarray(0, end));
      const texts = textOf(held, first).split('\n');
      yield { first, texts, bytes };
      first += texts.length;
      held = [];
      heldBytes = 0;
      hold(piece.subarray(end + 1));
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Fault(`There is no file ${file}.`, { cause: error });
    throw new Fault(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (heldBytes > 0) yield { first, texts: textOf(held, first).split('\n'), bytes };
}

function textOf(pieces: readonly Buffer[], first: number): string {
  const text = (pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString();
  // Windows programs begin UTF-8 files with a byte order mark.
  return first === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Reads a batch: hands on each event, reports each bad line, passes over empty ones. */
export function readBatch(
  { first, texts }: LineBatch,
  take: (line: HistoryLine) => void,
  bad: BadLines,
): void {
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index]!;
    if (text.length < 2 && text.trim() === '') continue;
    const line = readLine(text);
    if (line instanceof LineFault) bad.report(first + index, line.reason);
    else take(line);
  }
}

const TOLD = 20;

/** The lines that are no events: the first are told one by one, the others counted. */
export class BadLines {
  count = 0;
  readonly #tell: (message: string) => void;

  constructor(tell: (message: string) => void) {
    this.#tell = tell;
  }

  report(number: number, reason: string): void {
    this.count++;
    if (this.count <= TOLD) this.#tell(`line ${number}: ${reason}`);
  }

  /** To be called at the end. */
  sum(): void {
    if (this.count > TOLD) this.#tell(`… and ${this.count - TOLD} more; ${this.count} lines are not valid`);
  }
}
