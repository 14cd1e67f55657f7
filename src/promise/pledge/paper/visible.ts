/** The parts of a .docx, by their names in it. */
export type Parts = Readonly<Record<string, Uint8Array>>;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&quot;');

/**
 * The words of a document (`word/document.xml`), a line for each paragraph, without spaces and what cannot be seen:
 * word processors change those, and cut paragraphs into other runs, whenever they save. What was struck out
 * is marked.
 */
export function visibleText(document: string): string {
  const lines: string[] = [''];
  for (const [token, text] of document.matchAll(
    /<w:p[ >]|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:d?strike(?:\/| w:val="(?:1|true|on)")/g,
  )) {
    if (text !== undefined) lines[lines.length - 1] += unescapeXml(text);
    else if (token.startsWith('<w:p')) lines.push('');
    else lines[lines.length - 1] += '\u0336';
  }
  return lines
    .map((line) => line.normalize('NFC').replace(/[\s\u2011\p{Cf}]/gu, ''))
    .filter((line) => line !== '')
    .join('\n');
}
