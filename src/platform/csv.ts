export type Cell = string | number | null;

/** Excel takes a file for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet takes for the beginning of a formula, full-width twins included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as RFC 4180 writes it: fields between commas, quoted where they must be, each line ended by CR LF. Text
 * that a spreadsheet would run as a formula gets an apostrophe before it; numbers are numbers.
 */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
