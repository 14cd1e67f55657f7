/** Where in a text something stands: from, and up to but without. In UTF-16 units, as strings are cut. */
export type Range = readonly [from: number, to: number];

/** The blank-separated words of a query, as searches compare them. */
export const wordsOf = (query: string): string[] => folded(query).text.split(/\s+/).filter(Boolean);

/** Full-width letters and capitals make no difference to a search; `from` leads back to where a character came from. */
function folded(text: string): { text: string; from: number[] } {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKC').toLowerCase();
    for (let index = 0; index < plain.length; index++) from.push(at);
    folded += plain;
    at += character.length;
  }
  from.push(at);
  return { text: folded, from };
}

/** Where the words of a query stand in a text, in order, those that overlap or touch as one. */
export function marksIn(text: string, query: string): Range[] {
  const { text: plain, from } = folded(text);
  const found: [number, number][] = [];
  for (const word of wordsOf(query)) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      // A character that folds to several is marked whole.
      let to = at + word.length;
      while (to < plain.length && from[to] === from[to - 1]) to++;
      found.push([from[at]!, from[to]!]);
    }
  }
  const joined: [number, number][] = [];
  for (const range of found.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else joined.push(range);
  }
  return joined;
}

const ENDS = /[。！？!?；;\n]/u;

/**
 * The sentence in which a query is found first, so that one sees why a case was found; the beginning of the text when
 * it is not in it.
 * @param length at most so many characters
 */
export function sentenceWith(text: string, query: string, length: number): string {
  const [first] = marksIn(text, query);
  if (!first) return [...text].slice(0, length).join('');
  let from = first[0];
  while (from > 0 && !ENDS.test(text[from - 1]!)) from--;
  let to = first[1];
  while (to < text.length && !ENDS.test(text[to - 1]!)) to++;
  const sentence = text.slice(from, to).trim();
  if ([...sentence].length <= length) return sentence;
  // A long sentence is cut so that what was found stands in its first third.
  const before = Math.max(from, first[0] - Math.floor(length / 3));
  const cut = [...text.slice(before, to).trim()];
  return `${before > from ? '…' : ''}${cut.slice(0, length).join('')}${cut.length > length ? '…' : ''}`;
}
