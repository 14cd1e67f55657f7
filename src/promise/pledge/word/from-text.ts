import { type Line, plain } from './line.ts';
import { findMarker } from './marker.ts';
import { linesOfTable } from './table.ts';

/** The lines of a plain text or of Markdown. Paragraphs broken by hand at the margin are put together again. */
export function linesOfText(source: string): Line[] {
  const lines: Line[] = [];
  let table: string[][] = [];
  let open = false;
  const endTable = () => {
    lines.push(...linesOfTable(table));
    table = [];
  };
  for (const raw of source.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const row = cellsOf(raw);
    if (row) {
      if (!row.every((cell) => /^[:\s]*-{2,}[:\s]*$/.test(cell))) table.push(row);
      open = false;
      continue;
    }
    if (table.length > 0) endTable();
    const line = readLine(raw);
    const last = lines.at(-1);
    if (line && open && last && continues(last, raw))
      lines[lines.length - 1] = { ...last, text: joined(last.text, line.text) };
    else if (line) lines.push(line);
    open = line !== undefined;
  }
  endTable();
  return lines;
}

function readLine(raw: string): Line | undefined {
  // Page numbers say nothing, and tear sentences apart.
  if (/^\s*(?:第\s*\d+\s*页(?:\s*[,，]?\s*共\s*\d+\s*页)?|[-—]\s*\d+\s*[-—]|\d+\s*\/\s*\d+)\s*$/.test(raw))
    return undefined;
  if (/^\s*(?:[-*=~─━—]\s*){3,}$/.test(raw) || /^\s*(?:```|~~~)/.test(raw)) return undefined;
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)#*\s*$/.exec(raw);
  const quoted = (heading?.[2] ?? raw).replace(/^\s*>\s?/, '');
  const text = quoted
    .replace(/\\([_*#[\]().-])/g, '$1')
    .replace(/(\*\*)(?=[^\s*])([^*\n]*[^\s*])\1/g, '$2')
    .replace(/<\/?(?:u|b|strong|em|br)\s*\/?>/gi, '')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/^\s+/, (space) => (/^\s*[年月]/.test(quoted) ? space : ''))
    .trimEnd();
  if (text.trim() === '') return undefined;
  return heading ? { text, heading: heading[1]!.length - 1 } : { text };
}

/** The cells of a Markdown or tab-separated row. */
function cellsOf(raw: string): string[] | undefined {
  const text = raw.trim();
  if (/^\|.*\|$/.test(text))
    return text
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  if (
    /\S\t+\S.*\S?/.test(text) &&
    text.split(/\t+/).length > 1 &&
    !/[:：]\s*\t/.test(text) &&
    !/[_年]/.test(text)
  )
    return text.split(/\t+/).map((cell) => cell.trim());
  return undefined;
}

/** Whether a line goes on with a paragraph that was broken at the margin. */
function continues(last: Line, raw: string): boolean {
  if (last.heading !== undefined || /^[\s\u3000]{2,}/.test(raw) || /^\s{0,3}#/.test(raw)) return false;
  const [before, after] = [plain(last.text), plain(raw.trim())];
  if (before.length < 22 || /[。;!?:.]$/.test(before) || /[:]/.test(after.slice(0, 12))) return false;
  // 承诺方：…… is a line of a form, however long.
  if (/^(?:[甲乙丙]方|承诺|单位|企业|地址|联系|电话|名称|姓名|法定|统一|身份)[^,。]{0,12}:/.test(before))
    return false;
  return !findMarker(raw.trim()) && !/_{2,}$/.test(before);
}

const joined = (before: string, after: string) =>
  /[A-Za-z0-9,.]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
