import {
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { fontTable, PAGE, stylesOf } from '../../../promise/pledge/paper/style.ts';
import type { UrgeLine, UrgePaper } from './paper.ts';

const FORMS: Readonly<Record<UrgeLine['kind'], IParagraphOptions>> = {
  title: { heading: HeadingLevel.TITLE, spacing: { after: 0 } },
  number: { style: 'LetterForm', alignment: 'center', spacing: { after: 560 } },
  to: { style: 'LetterForm' },
  text: { style: 'LetterClause' },
  head: { heading: HeadingLevel.HEADING_1, spacing: { before: 1120 } },
  // Room for the seal, which is set over name and date.
  name: { style: 'LetterSignature', spacing: { before: 1120 }, keepNext: true },
  date: { style: 'LetterSignature' },
};

/** A supervision notice as a .docx in the form of official letters. */
export async function urgeDocument({ document, organisation, lines }: UrgePaper): Promise<Uint8Array> {
  const file = new Document({
    title: `督办函 ${document}`,
    creator: organisation,
    styles: stylesOf('zh'),
    sections: [
      {
        properties: { page: PAGE },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'LetterPage',
                alignment: 'center',
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
              }),
            ],
          }),
        },
        children: lines.map(
          ({ kind, text }) => new Paragraph({ ...FORMS[kind], children: [new TextRun(printable(text))] }),
        ),
      },
    ],
  });
  const parts = unzipSync(await Packer.toBuffer(file));
  return zipSync({ ...parts, 'word/fontTable.xml': strToU8(fontTable()) });
}

/** What XML 1.0 has no place for is left out. */
const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
