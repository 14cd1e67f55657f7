import { Fault } from '../../../platform/fault.ts';
import { linesOfDocx } from './from-docx.ts';
import { linesOfHtml } from './from-html.ts';
import { linesOfText } from './from-text.ts';
import type { Line } from './line.ts';

/**
 * The lines of a letter in a word processor's file, a web page, Markdown or plain text; undefined when the bytes are
 * a pledge as a file (YAML or JSON), which is read by other rules.
 * @param name the file's name; `-` where it has none, then the bytes themselves have to tell.
 * @throws Fault when the file cannot be read
 */
export async function openLetter(name: string, bytes: Uint8Array): Promise<Line[] | undefined> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return openDocx(name, bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) || /\.doc$/i.test(name))
    throw new Fault(`${name} is in the old format of Word; save it as .docx and try again.`);
  if (/\.docx$/i.test(name)) throw new Fault(`${name} is no .docx file, or a damaged one.`);
  if (/\.(?:ya?ml|json)$/i.test(name)) return undefined;
  const text = decode(bytes);
  if (/\.html?$/i.test(name) || /^\s*<(?:!doctype|html|body|p|div|h\d|table)\b/i.test(text))
    return linesOfHtml(text);
  if (/\.(?:txt|md|markdown|text)$/i.test(name)) return linesOfText(text);
  return /^\s*\{|^(?:pledge|title|clauses|promisor):/m.test(text) ? undefined : linesOfText(text);
}

async function openDocx(name: string, bytes: Uint8Array): Promise<Line[]> {
  try {
    return await linesOfDocx(bytes);
  } catch (error) {
    throw new Fault(`${name} is no .docx file, or a damaged one.`, { cause: error });
  }
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, index) => bytes[index] === byte);

/** Editors on Chinese Windows write GBK or UTF-16 as often as UTF-8. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
