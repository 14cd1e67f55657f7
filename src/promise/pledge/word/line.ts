/** A paragraph of a document or a row of a table, before anybody asks what it says. */
export interface Line {
  readonly text: string;
  /** Outline level by style (1 is the highest; 0 the title), where the document has styles. */
  readonly heading?: number;
  /** Depth in a numbered or bulleted list whose numbers are not part of the text. */
  readonly list?: number;
}

/** Longer paragraphs are cut, since time grows with the square of their length (measured: 14,000 signs took 40 s). */
const LONGEST = 1500;

/** Cuts a paragraph that is too long to be one, behind a stop where there is one. */
export function cutLong(line: Line): Line[] {
  const lines: Line[] = [];
  let { text } = line;
  while (text.length > LONGEST) {
    const stop = Math.max(...['。', '；', ';', '，', ','].map((sign) => text.lastIndexOf(sign, LONGEST)));
    const at = stop > LONGEST / 2 ? stop + 1 : LONGEST;
    lines.push({ ...line, text: text.slice(0, at) });
    text = text.slice(at);
  }
  return [...lines, { ...line, text }];
}

/** 承 诺 书: letters spaced out for looks are put together. */
export const unspaced = (text: string): string =>
  /^\s*(?!年)(?:\p{Script=Han}[ \u3000]{1,3}){2,}\p{Script=Han}\s*$/u.test(text)
    ? text.replace(/[ \u3000]+/g, '')
    : text;

/**
 * The same text with full-width letters, digits and punctuation as ASCII, character by character: a place in the
 * one is the same place in the other, so patterns are written once and quotations stay as they were.
 */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u2002-\u200a\u3000\uff01-\uff5e\t]/g, (char) => {
    const code = char.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' ';
  });
}
