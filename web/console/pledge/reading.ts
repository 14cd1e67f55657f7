import type { Draft, Measure } from '../../../src/promise/pledge/pledge.ts';
import type { Imported } from './upload.ts';

/** A sentence of a file, and what it was understood as. */
export interface ReadSentence {
  /** The clause it became. */
  readonly id: string;
  readonly text: string;
  readonly measure: Measure;
  /** How sure the rules were, 0 to 1. */
  readonly confidence: number;
  /** The clause as a language model proposes it, as in a file. */
  readonly proposed?: object;
}

/** How a file was read, as it is kept on this machine until somebody has looked it over. */
export interface Reading {
  readonly file: string;
  readonly sentences: readonly ReadSentence[];
  /** Whether somebody has been through it. */
  readonly looked?: boolean;
}

export type Sureness = 'high' | 'middle' | 'low' | 'none';

const HIGH = 0.8;
const MIDDLE = 0.6;

/** How sure a binding is, in a word. */
export function surenessOf({ measure, confidence }: Pick<ReadSentence, 'measure' | 'confidence'>): Sureness {
  if (measure === 'statement') return 'none';
  if (confidence >= HIGH) return 'high';
  return confidence >= MIDDLE ? 'middle' : 'low';
}

/** How the sentences of an upload were read; nothing where the file was the product's own and leaves no doubt. */
export function readingOf(file: string, { clauses, proposed }: Imported, draft: Draft): Reading | undefined {
  if (clauses.every(({ confidence }) => confidence === 1)) return undefined;
  const sentences = clauses.map(({ text, confidence }, at) => {
    const { id, measure } = draft.clauses[at]!;
    const other = proposed.find(({ clause }) => clause === id)?.document;
    return { id, text, measure, confidence, ...(other && { proposed: other }) };
  });
  return { file, sentences };
}

const keyOf = (id: string) => `jiannuo.letter.${id}.reading`;

/** The reading of a draft on this machine. */
export const keptReading = {
  of(id: string): Reading | undefined {
    const text = localStorage.getItem(keyOf(id));
    return text === null ? undefined : JSON.parse(text);
  },
  keep(id: string, reading: Reading) {
    try {
      localStorage.setItem(keyOf(id), JSON.stringify(reading));
    } catch {
      // Without room for it the letter is there all the same.
    }
  },
  drop: (id: string) => localStorage.removeItem(keyOf(id)),
};
