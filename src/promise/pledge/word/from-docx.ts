import mammoth from 'mammoth';
import type { Line } from './line.ts';
import { type Cell, gridOf, linesOfTable } from './table.ts';

/** What mammoth reads of a document, as far as it matters here. */
interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly checked?: boolean;
  readonly isUnderline?: boolean;
  readonly styleName?: string | null;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly numbering?: { readonly level: string | number; readonly isOrdered: boolean } | null;
}

/**
 * The lines of a .docx. Spaces that are underlined become the `____` that they look like.
 * @throws when the bytes are no .docx
 */
export async function linesOfDocx(bytes: Uint8Array): Promise<Line[]> {
  let lines: Line[] = [];
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument(document: Node) {
        lines = linesOf(document);
        return document;
      },
    },
  );
  return lines;
}

function linesOf(node: Node): Line[] {
  if (node.type === 'paragraph') return linesOfParagraph(node);
  if (node.type === 'table') return linesOfTable(gridOf((node.children ?? []).map(cellsOf)));
  return (node.children ?? []).flatMap(linesOf);
}

const cellsOf = (row: Node): Cell[] =>
  (row.children ?? []).map((cell) => ({
    text: linesOf(cell)
      .map(({ text }) => text)
      .join(' '),
    rows: cell.rowSpan ?? 1,
    columns: cell.colSpan ?? 1,
  }));

function linesOfParagraph(paragraph: Node): Line[] {
  const style = paragraph.styleName ?? '';
  const level = /^title$|^标题$/i.test(style)
    ? 0
    : Number(/^(?:heading|标题)\s*(\d)$/i.exec(style)?.[1] ?? Number.NaN);
  const list = paragraph.numbering ? Number(paragraph.numbering.level) : undefined;
  return textOf(paragraph)
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => ({
      text: text.trimEnd().replace(/^[\s\u3000]+(?=[^\s年月])/, ''),
      ...(!Number.isNaN(level) && { heading: level }),
      ...(list !== undefined && { list }),
    }));
}

/** A tab between words and a unit is the line that its leader draws; the leader itself is not told. */
const LEADER = /(?<=[\p{Script=Han}：:（(])\t+(?=\s*(?:个|小时|分钟|工作日|天|日|%|％|次|名|元|万元|倍))/gu;

/** The text of a paragraph; stretches of underlined runs are read as one. */
function textOf(paragraph: Node): string {
  let [text, underlined] = ['', ''];
  for (const { words, underline } of runsOf(paragraph, false)) {
    if (underline) underlined += words;
    else {
      text += filledIn(underlined) + words;
      underlined = '';
    }
  }
  return (text + filledIn(underlined)).replace(LEADER, '____');
}

function runsOf(node: Node, underline: boolean): { words: string; underline: boolean }[] {
  if (node.type === 'text') return [{ words: node.value ?? '', underline }];
  if (node.type === 'tab') return [{ words: underline ? '  ' : '\t', underline }];
  if (node.type === 'break') return [{ words: '\n', underline: false }];
  if (node.type === 'checkbox') return [{ words: node.checked ? '☑' : '□', underline: false }];
  const under = underline || (node.type === 'run' && node.isUnderline === true);
  return (node.children ?? []).flatMap((child) => runsOf(child, under));
}

/** An underlined stretch: a gap when it is empty, else what was written on the line. */
function filledIn(stretch: string): string {
  if (stretch === '') return '';
  if (stretch.trim() === '') return '____';
  const inner = stretch.trim().replace(/[\s\u00a0\u3000]{2,}/g, '____');
  // The unit was underlined together with the space before it.
  return /^\s+(?:[年月日%次名元天]|分钟|小时|个)/.test(stretch) ? `____${inner}` : inner;
}
