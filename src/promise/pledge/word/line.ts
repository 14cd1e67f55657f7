/** A paragraph of a document or a row of a table, before anybody asks what it says. */
export interface Line {
  readonly text: string;
  /** Outline level by style (1 is the highest; 0 the title), where the document has styles. */
  readonly heading?: number;
  /** Depth in a numbered or bulleted list whose numbers are not part of the text. */
  readonly list?: number;
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
