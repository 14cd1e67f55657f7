import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Path, PledgeFault } from './inspection.ts';
import * as texts from './texts.ts';

export interface Source {
  readonly value: unknown;
  /** Faults of the writing itself. With those that leave the structure unknown there is no value. */
  readonly faults: readonly PledgeFault[];
  /** The line, from 1, on which something stands; what is missing is looked for where it should stand. */
  lineOf(path: Path): number | undefined;
}

/** Reads YAML or JSON (which is YAML) and remembers where everything stands. */
export function readSource(text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const faults = document.errors.map(
    (error): PledgeFault => ({
      line: lines.linePos(error.pos[0]).line,
      path: '',
      message:
        error.code === 'DUPLICATE_KEY' ? texts.duplicateKey : texts.badSyntax(error.code, error.message),
    }),
  );
  const lineOf = (path: Path) => lineIn(document, lines, path);
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY'))
    return { value: undefined, faults, lineOf };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), faults, lineOf };
  } catch (error) {
    // An alias that points nowhere or that multiplies without end.
    const message = texts.badSyntax('', error instanceof Error ? error.message : String(error));
    return { value: undefined, faults: [...faults, { path: '', message }], lineOf };
  }
}

function lineIn(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => (isScalar(key) ? String(key.value) : undefined) === String(step),
      );
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else {
      break;
    }
  }
  return lines.linePos(offset).line;
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
