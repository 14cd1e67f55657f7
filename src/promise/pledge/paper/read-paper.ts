import type { Draft } from '../pledge.ts';
import { readPledge } from '../read.ts';
import { enclosureOf } from './enclosure.ts';

/**
 * The letter inside a .docx that the product wrote, to the last key. `edited` when its words were changed in a word
 * processor since, so that what is seen has to be read as any other letter; undefined when the product did not
 * write it, or the bytes are no .docx at all.
 */
export function readPaper(docx: Uint8Array): Draft | 'edited' | undefined {
  const enclosure = enclosureOf(docx);
  if (typeof enclosure?.document !== 'object' || enclosure.document === null) return undefined;
  if (enclosure.edited) return 'edited';
  const reading = readPledge(enclosure.document, { draft: true });
  return 'pledge' in reading ? reading.pledge : undefined;
}
