/** One place where a word occurs: `text.slice(start, end)` is the word with this index. */
export interface Occurrence {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly next: Map<number, number>;
  fail: number;
  /** Indexes of all words that end here, those of shorter suffixes included. */
  words: number[];
}

/**
 * Finds every occurrence of many words in one pass over a text (Aho and Corasick, 1975), overlapping ones too.
 * A regular expression of alternatives was rejected: it swallows the words that overlap an earlier one.
 */
export function automaton(words: readonly string[]): (text: string) => Occurrence[] {
  const nodes: Node[] = [{ next: new Map(), fail: 0, words: [] }];
  for (const [index, word] of words.entries()) insert(nodes, word, index);
  linkFailures(nodes);
  const lengths = words.map((word) => word.length);
  return (text) => scan(nodes, lengths, text);
}

function insert(nodes: Node[], word: string, index: number): void {
  if (word === '') return;
  let at = 0;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    let next = nodes[at]!.next.get(unit);
    if (next === undefined) {
      next = nodes.push({ next: new Map(), fail: 0, words: [] }) - 1;
      nodes[at]!.next.set(unit, next);
    }
    at = next;
  }
  nodes[at]!.words.push(index);
}

function linkFailures(nodes: Node[]): void {
  const queue = [...nodes[0]!.next.values()];
  for (const at of queue) {
    const node = nodes[at]!;
    for (const [unit, child] of node.next) {
      nodes[child]!.fail = step(nodes, node.fail, unit);
      queue.push(child);
    }
    const shorter = nodes[node.fail]!.words;
    if (shorter.length > 0) node.words = [...node.words, ...shorter];
  }
}

function step(nodes: Node[], from: number, unit: number): number {
  for (let at = from; ; at = nodes[at]!.fail) {
    const next = nodes[at]!.next.get(unit);
    if (next !== undefined) return next;
    if (at === 0) return 0;
  }
}

function scan(nodes: Node[], lengths: readonly number[], text: string): Occurrence[] {
  const found: Occurrence[] = [];
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    at = step(nodes, at, text.charCodeAt(i));
    for (const word of nodes[at]!.words) found.push({ word, start: i + 1 - lengths[word]!, end: i + 1 });
  }
  return found;
}
