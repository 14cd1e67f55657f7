/** A stretch of text that two versions share, or that one of them alone has. */
export interface Piece {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

/** Han characters stand alone; words, numbers with their decimals and runs of blanks stay together. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:[.,:]\p{N}+)*%?|\s+|./gsu;

/** Beyond this many comparisons a text is told as replaced as a whole: 2 000 words against 2 000. */
const MOST = 4_000_000;

/**
 * What became of a text, word by word, with as few words changed as possible. The pieces that are not added make up
 * the text before, those that are not removed the text after.
 */
export function compareWords(before: string, after: string): Piece[] {
  const [a, b] = [before.match(WORD) ?? [], after.match(WORD) ?? []];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return joined([
    ...same(a.slice(0, start)),
    ...compareMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ]);
}

const same = (words: readonly string[]): Piece[] => words.map((text) => ({ text, change: 'same' }));

/** The longest common subsequence, by the table of how long it is from each pair of places on. */
function compareMiddle(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1;
  const isTooLong = a.length * b.length > MOST;
  const lengths = new Uint32Array(isTooLong ? 0 : (a.length + 1) * width);
  if (!isTooLong) {
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        lengths[i * width + j] =
          a[i] === b[j]
            ? lengths[(i + 1) * width + j + 1]! + 1
            : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
      }
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (!isTooLong && i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ text: a[i++]!, change: 'same' });
      j++;
    } else if (
      j === b.length ||
      (i < a.length && (isTooLong || lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
    ) {
      pieces.push({ text: a[i++]!, change: 'removed' });
    } else {
      pieces.push({ text: b[j++]!, change: 'added' });
    }
  }
  return pieces;
}

/** Neighbours of one kind become one; between two shared words what was removed stands before what was added. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) result.push({ text: removed, change: 'removed' });
    if (added) result.push({ text: added, change: 'added' });
    [removed, added] = ['', ''];
  };
  for (const { text, change } of pieces) {
    if (change === 'removed') removed += text;
    else if (change === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.change === 'same') result[result.length - 1] = { text: last.text + text, change };
      else result.push({ text, change });
    }
  }
  flush();
  return result;
}
