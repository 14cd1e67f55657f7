/**
 * Reads a table as RFC 4180 writes it, with any line ends, with or without the mark that Excel puts first. Lines without
 * anything in them are left out; the apostrophe that keeps a spreadsheet from running a formula is taken away.
 * @returns the cells by line; undefined when a quoted cell does not end
 */
export function readCsv(text: string): string[][] | undefined {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  const body = text.replace(/^\uFEFF/, '');
  while (cell.lastIndex < body.length) {
    const match = cell.exec(body);
    if (!match) return undefined;
    const [, quoted, plain, end] = match;
    lines.at(-1)!.push(bare(quoted?.replaceAll('""', '"') ?? plain!));
    if (end !== ',' && end !== '') lines.push([]);
    else if (end === ',' && cell.lastIndex === body.length) lines.at(-1)!.push('');
  }
  return lines.filter((line) => line.some((one) => one.trim() !== ''));
}

const bare = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');
