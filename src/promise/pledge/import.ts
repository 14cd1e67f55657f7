import type { PledgeFault } from './inspection.ts';
import { outlineOf } from './outline.ts';
import { readPaper } from './paper/read-paper.ts';
import type { Draft } from './pledge.ts';
import { readPledge } from './read.ts';
import { draftOf } from './word/draft.ts';
import { openLetter } from './word/open.ts';
import type { Proposal, Propose } from './word/propose.ts';
import { type LetterFound, readLetterLines } from './word/read-letter.ts';
import { toDocument } from './write.ts';

/** What came of a letter in a file. */
export interface Imported {
  readonly pledge: Draft;
  readonly outline: LetterFound | ReturnType<typeof outlineOf>;
  /** How many blanks wait to be filled in. */
  readonly open: number;
  /** Whether the product wrote the file and somebody changed its words since. */
  readonly edited: boolean;
  /** What a model proposes for sentences that the rules left open; undefined when none was asked. */
  readonly proposed: readonly Proposal[] | undefined;
}

const openIn = ({ blanks }: Imported['outline']): number =>
  (blanks as readonly { readonly value: unknown }[]).filter(({ value }) => value === null).length;

/**
 * Reads a letter by its kind: people's words are understood, a file of the product's own is read to the letter.
 * @param name the file's name; `-` where it has none
 * @param textOf decodes a pledge in YAML or JSON
 * @param propose asks a model; left out, none is asked
 * @throws Fault when the bytes cannot be read as what their name says
 */
export async function importLetter(
  name: string,
  bytes: Uint8Array,
  textOf: () => string | Promise<string>,
  propose?: Propose,
): Promise<Imported | { readonly faults: readonly PledgeFault[] }> {
  const paper = readPaper(bytes);
  if (typeof paper === 'object') return told(paper);
  const edited = paper === 'edited';
  const lines = await openLetter(name, bytes);
  if (!lines) {
    const reading = readPledge(await textOf(), { draft: true });
    return 'faults' in reading ? reading : told(reading.pledge);
  }
  const outline = readLetterLines(lines);
  const reading = readPledge(toDocument(draftOf(outline)), { draft: true });
  if ('faults' in reading) return reading;
  const proposed = await propose?.(outline);
  return { pledge: reading.pledge, outline, open: openIn(outline), edited, proposed };
}

function told(pledge: Draft): Imported {
  const outline = outlineOf(pledge);
  return { pledge, outline, open: openIn(outline), edited: false, proposed: undefined };
}
