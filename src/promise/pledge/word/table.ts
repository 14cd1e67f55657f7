import { type Line, plain } from './line.ts';
import { findQuantities } from './quantity.ts';

/** Headings of columns that do not say what is promised in them. */
const GENERIC =
  /^(?:序号|编号|内容|服务内容|承诺内容|承诺|承诺标准|服务承诺|责任部门|负责部门|责任人|牵头部门|承诺事项|事项|项目|服务项目|指标|标准|服务标准|目标|目标值|要求|时限|承诺时限|办理时限|期限|备注|说明|类别|类型|渠道|环节|数值|单位|no|item|content)$/i;

/** A cell as it is laid out: over so many rows and columns. */
export interface Cell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
}

/** Longer texts in a cell over several rows are promises, which must not be told once more in each row. */
const LABEL_LENGTH = 24;

/** A table whose cells were merged, as full rows: a label over several rows stands in each of them. */
export function gridOf(rows: readonly (readonly Cell[])[]): string[][] {
  const below: { text: string; rows: number }[] = [];
  return rows.map((cells) => {
    const row: string[] = [];
    const fill = () => {
      for (let over = below[row.length]; over && over.rows > 0; over = below[row.length]) {
        over.rows--;
        row.push(over.text);
      }
    };
    for (const { text, rows: height, columns } of cells) {
      fill();
      // A heading over several columns is the heading of each.
      for (let column = 0; column < columns; column++) {
        below[row.length] = { text: text.length <= LABEL_LENGTH ? text : '', rows: height - 1 };
        row.push(column === 0 || text.length <= LABEL_LENGTH ? text : '');
      }
    }
    fill();
    return row;
  });
}

/** The rows of a table as sentences: what the row is about, then its cells with the heading of their column. */
export function linesOfTable(rows: readonly (readonly string[])[]): Line[] {
  const [head, ...body] = rows;
  if (!head) return [];
  const told = body.length === 0 || !isHead(head) ? rows.map(form) : body.map((row) => sentence(row, head));
  return told.filter((text) => text !== '').map((text) => ({ text }));
}

/** A row of a table without a heading: labels, each with its answer; an empty cell behind a label is a blank. */
function form(row: readonly string[]): string {
  const cells = row.map((cell) => cell.trim());
  if (!cells.some((cell, index) => cell === '' && isLabel(cells[index - 1]))) return sentence(row, []);
  const pairs: string[] = [];
  for (const [index, cell] of cells.entries()) {
    if (cell !== '')
      pairs.push(isLabel(cell) && index + 1 < cells.length ? `${cell.replace(/[：:]$/, '')}：` : cell);
    else if (isLabel(cells[index - 1])) pairs.push(`${pairs.pop()}____`);
  }
  return pairs.join('  ').replace(/：\s+(?=\S)/g, '：');
}

const isLabel = (cell: string | undefined): boolean =>
  cell !== undefined &&
  cell !== '' &&
  cell.length <= 20 &&
  !/[。；;]/.test(cell) &&
  findQuantities(plain(cell)).length === 0;

const isHead = (row: readonly string[]) =>
  row.length > 1 &&
  row.every((cell) => cell.trim() !== '') &&
  row.every((cell) => plain(cell).length <= 16 && !/[。;]/.test(plain(cell))) &&
  row.every((cell) => findQuantities(plain(cell)).length === 0) &&
  row.some(
    (cell) =>
      GENERIC.test(
        plain(cell)
          .replace(/\(.*\)/, '')
          .trim(),
      ) || /时限|承诺|标准|目标|次数|比例|期限|类|响应|办结/.test(cell),
  );

function sentence(row: readonly string[], head: readonly string[]): string {
  const cells = row.map((cell, column) => ({ cell: cell.trim(), head: plain(head[column] ?? '').trim() }));
  // A cell left empty under a heading that asks for something is a blank.
  const asks = /时限|标准|目标|比例|次数|频次|期限|数量|人数|金额|日期|签/;
  const filled = cells.map(({ cell, head }) => ({
    cell: cell === '' && asks.test(head) ? '____' : cell,
    head,
  }));
  const told = filled.filter(
    ({ cell, head }) =>
      cell !== '' && !/^(?:序号|编号|no\.?)$/i.test(head) && !(/^\d{1,2}$/.test(cell) && head === ''),
  );
  const [subject, ...rest] = told;
  if (!subject) return '';
  if (rest.length === 0) return subject.cell;
  return `${subject.cell.replace(/[：:]$/, '')}：${rest.map(({ cell, head }) => withHead(cell, head)).join('，')}`;
}

/** A bare number takes the unit from the heading of its column, 时限（工作日）, and its meaning as well. */
function withHead(cell: string, head: string): string {
  const unit = /\(([^()]{1,6})\)/.exec(head)?.[1] ?? '';
  const noun = head.replace(/\(.*\)/, '').trim();
  const bare = /^(?:[\d.]+|[_\s]+|【\s*】)$/.test(plain(cell));
  const value = bare && !/[:]/.test(unit) ? `${cell}${unit}` : cell;
  // 2个工作日 by itself is no limit; what makes it one is its heading.
  const limits = /[时期]限$/.test(noun) && !/内|超过|超|≤/.test(value);
  return (GENERIC.test(noun) && !limits) || cell.length > 16 || value.includes(noun)
    ? value
    : `${noun}${value}`;
}
