import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Draft } from '../pledge.ts';
import { toDocument } from '../write.ts';
import { escapeXml, type Parts, unescapeXml, visibleText } from './visible.ts';

/**
 * The letter itself travels inside its .docx, as a custom XML part (ECMA-376 part 1, 15.2.5), which word processors
 * keep when they save. With it goes a digest of the words that are seen, which tells whether they are still the same.
 */
export interface Enclosure {
  readonly document: unknown;
  /** Whether somebody has changed the words since. */
  readonly edited: boolean;
}

const NAMESPACE = 'urn:jiannuo:letter:1';
const ITEM = 'customXml/item1.xml';
const ITEM_ID = '{6B1F0E5C-3C0A-4D51-9B0E-7A2F5D9C1E84}';
const MAIN = 'word/document.xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

const digestOf = (main: string, json: string): string =>
  createHash('sha256')
    .update(`${visibleText(main)}\n\n${json}`)
    .digest('hex');

/** @param others parts that take the place of those in the file, or are added to it */
export function enclose(
  docx: Uint8Array,
  pledge: Draft,
  others: Readonly<Record<string, string>>,
): Uint8Array {
  const parts = unzipSync(docx);
  // Two code points that JSON may hold as they are and XML may not.
  const json = JSON.stringify(toDocument(pledge)).replace(
    /[\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16)}`,
  );
  const digest = digestOf(strFromU8(parts[MAIN]!), json);
  const added = {
    ...others,
    [ITEM]: `${HEAD}<letter xmlns="${NAMESPACE}" digest="${digest}">${escapeXml(json)}</letter>`,
    'customXml/itemProps1.xml': `${HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    'customXml/_rels/item1.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': within(
      parts,
      'word/_rels/document.xml.rels',
      `<Relationship Id="rIdLetter" Type="${RELATIONS}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    ),
    '[Content_Types].xml': within(
      parts,
      '[Content_Types].xml',
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
    ),
  };
  const texts = Object.entries(added).map(([name, text]) => [name, strToU8(text)]);
  return zipSync({ ...parts, ...Object.fromEntries(texts) });
}

/** A part with an element added at the end of its root. */
const within = (parts: Parts, name: string, end: string): string =>
  strFromU8(parts[name]!).replace(/<\/[^<]+>\s*$/, end);

/** Far more than any letter needs; a file that unpacks to more is none of ours. */
const LARGEST = 20 * 1024 * 1024;

/** The letter inside a .docx; undefined when there is none. Saving may have renamed the part. */
export function enclosureOf(docx: Uint8Array): Enclosure | undefined {
  const parts = unpack(docx);
  const main = parts?.[MAIN];
  if (!parts || !main) return undefined;
  for (const [name, bytes] of Object.entries(parts)) {
    if (name === MAIN) continue;
    const found = /<(?:\w+:)?letter\s([^>]*)>([^<]*)</.exec(strFromU8(bytes));
    if (!found) continue;
    const [, attributes, text] = found as unknown as [string, string, string];
    if (!attributes.includes(`"${NAMESPACE}"`)) continue;
    const json = unescapeXml(text);
    const digest = /digest="(\w+)"/.exec(attributes)?.[1];
    return { document: parsed(json), edited: digest !== digestOf(strFromU8(main), json) };
  }
  return undefined;
}

function unpack(docx: Uint8Array): Parts | undefined {
  try {
    return unzipSync(docx, {
      filter: ({ name, originalSize }) =>
        originalSize <= LARGEST && (name === MAIN || /^customXml\/item\d+\.xml$/.test(name)),
    });
  } catch {
    return undefined;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
