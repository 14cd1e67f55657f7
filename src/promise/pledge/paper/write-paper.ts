import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { Locale } from '../../../platform/route.ts';
import { dayAt } from '../../../platform/time.ts';
import { enclose } from './enclosure.ts';
import { signatureDate } from './numeral.ts';
import { linesOfPaper, type Paper, type PaperLine, type PaperRun } from './paper.ts';
import { qrCode } from './qr.ts';
import { asideFont, fontTable, PAGE, stylesOf } from './style.ts';
import { TEXTS } from './texts.ts';

/**
 * The letter as a .docx in the usual form of Chinese official letters, to be printed, sealed and kept. It carries
 * the letter itself (`readPaper`).
 */
export async function writePaper(paper: Paper, locale: Locale): Promise<Uint8Array> {
  const lines = linesOfPaper(paper, locale);
  const document = new Document({
    title: lines[0]!.runs[0]!.text,
    creator: paper.pledge.promisor.name,
    styles: stylesOf(locale),
    evenAndOddHeaderAndFooters: locale === 'zh',
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { first: new Header({ children: headOf(paper, locale) }), default: blank(), even: blank() },
        footers: { first: foot('right', locale), default: foot('right', locale), even: foot('left', locale) },
        children: lines.map((line, index) => paragraph(line, lines[index + 1], locale)),
      },
    ],
  });
  return enclose(await Packer.toBuffer(document), paper.pledge, { 'word/fontTable.xml': fontTable() });
}

const blank = () => new Header({ children: [new Paragraph({ style: 'LetterNote' })] });

/** On the first page: which version it is, and where to see what became of it. */
function headOf({ pledge, published, address }: Paper, locale: Locale): Paragraph[] {
  const t = TEXTS[locale];
  const edition = published
    ? t.version(published.version, signatureDate(locale, dayAt(pledge.calendar.timezone, published.at)))
    : t.draft;
  const side = 68;
  const image = address && {
    type: 'gif' as const,
    data: qrCode(address),
    transformation: { width: side, height: side },
    altText: { name: 'QR', title: t.scan, description: address },
  };
  return [
    ...(image ? [new Paragraph({ style: 'LetterNote', children: [new ImageRun(image)] })] : []),
    new Paragraph({
      style: 'LetterNote',
      children: printed([{ text: [edition, ...(image ? [t.scan] : [])].join(' · '), blank: false }], locale),
    }),
  ];
}

/** `— 1 —`, at the outer edge of a Chinese letter (GB/T 9704-2012, 7.5). */
const foot = (side: 'left' | 'right', locale: Locale) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'LetterPage',
        alignment: locale === 'zh' ? side : 'center',
        ...(locale === 'zh' && { indent: { [side]: 280 } }),
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });

const FORMS: Readonly<Record<PaperLine['kind'], IParagraphOptions>> = {
  title: { heading: HeadingLevel.TITLE },
  form: { style: 'LetterForm' },
  section: { heading: HeadingLevel.HEADING_1 },
  article: { style: 'LetterClause' },
  clause: { style: 'LetterClause' },
  point: { style: 'LetterPoint' },
  // Room for the seal, which is set over name and date.
  name: { style: 'LetterSignature', spacing: { before: 1120 }, keepNext: true },
  date: { style: 'LetterSignature' },
};

/** The last words of a letter go with its signature: a page with nothing but a seal could be put under any letter. */
const paragraph = ({ kind, runs }: PaperLine, next: PaperLine | undefined, locale: Locale) =>
  new Paragraph({
    ...FORMS[kind],
    ...(next?.kind === 'name' && { keepNext: true, keepLines: true }),
    children: printed(runs, locale),
  });

/** A blank that was filled in is underlined; one that is open is a line of spaces that keep it at the end of a line. */
function printed(runs: readonly PaperRun[], locale: Locale): TextRun[] {
  return runs.flatMap(({ text, blank, aside }) => {
    const options = aside ? { font: asideFont(locale) } : {};
    // The space behind an open blank must not let the line break there: it would swallow the blank.
    const whole = text.replaceAll(/(?<=__) /g, '\u00a0');
    return whole.split(/(_{2,})/).flatMap((piece, index) => {
      if (index % 2 === 1) return [run('\u00a0'.repeat(2 * piece.length), true, options)];
      return piece.split('\n').flatMap((line, at) => [
        ...(at > 0 ? [new TextRun({ ...options, break: 1 })] : []),
        // What is printed behind an open blank is its unit, which nobody filled in.
        ...(line === '' ? [] : [run(line, blank && !text.includes('__'), options)]),
      ]);
    });
  });
}

/** What XML 1.0 has no place for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const run = (text: string, underlined: boolean, options: IRunOptions) =>
  new TextRun({
    ...options,
    text: text.toWellFormed().replace(UNPRINTABLE, ''),
    ...(underlined && { underline: { type: 'single' as const } }),
  });
