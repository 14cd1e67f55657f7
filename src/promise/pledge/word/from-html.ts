import type { Line } from './line.ts';
import { type Cell, gridOf, linesOfTable } from './table.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  times: '×',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  mdash: '—',
  ge: '≥',
  le: '≤',
};

/** The lines of a web page: its paragraphs, headings, list items and tables. Underlined spaces become gaps. */
export function linesOfHtml(source: string): Line[] {
  const body = source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|head|noscript|template)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<input\b[^<>]*type=["']?checkbox[^<>]*>/gi, (tag) => (/\bchecked\b/i.test(tag) ? '☑' : '□'))
    .replace(/<input\b[^<>]*>/gi, (tag) => /\bvalue=["']([^"']+)["']/i.exec(tag)?.[1] ?? '____')
    .replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
  return partsOf(body).flatMap((part) =>
    /^<table\b/i.test(part) ? linesOfTable(gridOf(rowsOf(part))) : linesOfFlow(part),
  );
}

/** A page cut before and behind its tables, in one pass: a pattern over both ends takes minutes on broken pages. */
function partsOf(body: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let open = false;
  for (const { 0: tag, index } of body.matchAll(/<(\/?)table\b[^<>]*>/gi)) {
    const closes = tag.startsWith('</');
    if (closes !== open) continue;
    const at = closes ? index + tag.length : index;
    parts.push(body.slice(from, at));
    from = at;
    open = !closes;
  }
  return [...parts, body.slice(from)];
}

function linesOfFlow(source: string): Line[] {
  const lines: Line[] = [];
  const blocks = source.split(
    /(<\/?(?:p|div|h[1-6]|li|ul|ol|section|article|header|footer|blockquote|pre|body|html|br|hr|title|main|tr|dd|dt)\b[^<>]*>)/i,
  );
  let heading: number | undefined;
  let list: number | undefined;
  for (const block of blocks) {
    const tag = /^<(\/?)(\w+)/.exec(block);
    if (tag && !/<(?:u|b|i|span|a|strong|em)\b/i.test(block.slice(0, 3))) {
      const level = /^h([1-6])$/i.exec(tag[2]!)?.[1];
      if (level) heading = tag[1] ? undefined : Number(level) - 1;
      if (/^li$/i.test(tag[2]!)) list = tag[1] ? undefined : 0;
      if (
        /^<\/?(?:p|div|h[1-6]|li|ul|ol|section|article|header|footer|blockquote|pre|body|html|br|hr|title|main|tr|dd|dt)\b/i.test(
          block,
        )
      )
        continue;
    }
    const text = textOf(block);
    if (text.trim() !== '')
      lines.push({
        text: text.trim(),
        ...(heading !== undefined && { heading }),
        ...(list !== undefined && { list }),
      });
  }
  return lines;
}

const rowsOf = (table: string): Cell[][] =>
  [...table.matchAll(/<tr\b[\s\S]*?(?=<tr\b|<\/table|$)/gi)].map(([row]) =>
    [...row.matchAll(/<t[dh]\b([^<>]*)>([\s\S]*?)(?=<t[dh]\b|<\/tr|<\/table|$)/gi)].map(([, tag, cell]) => ({
      text: textOf(cell!).trim(),
      rows: spanIn(tag!, 'row'),
      columns: spanIn(tag!, 'col'),
    })),
  );

const spanIn = (tag: string, side: 'row' | 'col'): number =>
  Math.min(
    Math.max(Number(new RegExp(`${side}span\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(tag)?.[1] ?? 1), 1),
    100,
  );

function textOf(html: string): string {
  return decode(
    html
      .replace(
        /<(u|ins)\b[^<>]*>([\s\S]{0,400}?)<\/\1\s*>|<span\b[^<>]*underline[^<>]*>([\s\S]{0,400}?)<\/span\s*>/gi,
        (_, _tag, a, b) => {
          const inner = decode((a ?? b ?? '').replace(/<[^<>]*>/g, ''));
          return inner.trim() === '' ? '____' : inner.trim();
        },
      )
      .replace(/<[^<>]*>/g, ''),
  );
}

const decode = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? all;
    const code = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
