/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text that {@link plain} returned; a semicolon ends one as well. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!;
    if ('(《“「'.includes(char)) depth++;
    else if (')》”」'.includes(char)) depth = Math.max(0, depth - 1);
    // A full stop in brackets belongs to a remark; one that is never closed is a slip.
    const ends =
      char === '。' ||
      char === ';' ||
      char === '!' ||
      char === '?' ||
      (char === '.' &&
        /^\.\s+[A-Z一-龥]/.test(text.slice(index, index + 4)) &&
        /[a-z)]/.test(text[index - 1] ?? ''));
    if (!ends || (depth > 0 && text.slice(index).search(/[)》”」]/) >= 0)) continue;
    spans.push({ start, end: index + 1 });
    start = index + 1;
    depth = 0;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans.filter((span) => /[\p{L}\p{N}_]/u.test(text.slice(span.start, span.end)));
}

/**
 * The pieces of a sentence between commas. An enumeration comma separates as well where both sides carry an
 * amount of their own (`has`), as in 咨询 1 小时、投诉 2 小时.
 */
export function piecesOf(text: string, { start, end }: Span, has: (span: Span) => boolean): Span[] {
  const pieces: Span[] = [];
  for (const part of split(text, { start, end }, /[,;](?!\d{3})/)) {
    const items = split(text, part, /[、/]|(?<=.)(?=(?:并|且|同时)?每(?:日|天|周|月|季度|年))/);
    let open: Span | undefined;
    for (const item of items) {
      if (!open) open = item;
      else if (has(open) && has(item)) {
        pieces.push(open);
        open = item;
      } else open = { start: open.start, end: item.end };
    }
    if (open) pieces.push(open);
  }
  return pieces;
}

function split(text: string, { start, end }: Span, separator: RegExp): Span[] {
  const spans: Span[] = [];
  let from = start;
  let depth = 0;
  for (let index = start; index < end; index++) {
    if ('(《“'.includes(text[index]!)) depth++;
    if (')》”'.includes(text[index]!)) depth = Math.max(0, depth - 1);
    const match = new RegExp(separator.source, 'y');
    match.lastIndex = index;
    const found = match.exec(text);
    if (!found || depth > 0) continue;
    if (index > from || found[0].length > 0) spans.push({ start: from, end: index + found[0].length });
    from = index + found[0].length;
  }
  if (from < end) spans.push({ start: from, end });
  return spans.filter((span) => span.end > span.start);
}
