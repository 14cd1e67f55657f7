import type { IFontAttributesProperties, IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { Locale } from '../../../platform/route.ts';
import { escapeXml } from './visible.ts';

/** Word counts lengths in twentieths of a point, and sizes of type in halves. */
const POINT = 20;
const MILLIMETRE = (72 / 25.4) * POINT;

/** A4 with the margins of GB/T 9704-2012, 5.2: 37 mm above and 28 mm to the left. */
export const PAGE = {
  size: { width: Math.round(210 * MILLIMETRE), height: Math.round(297 * MILLIMETRE) },
  margin: {
    top: Math.round(37 * MILLIMETRE),
    bottom: Math.round(35 * MILLIMETRE),
    left: Math.round(28 * MILLIMETRE),
    right: Math.round(26 * MILLIMETRE),
    header: Math.round(10 * MILLIMETRE),
    footer: Math.round(25 * MILLIMETRE),
  },
};

/** 二号, 三号, 四号, 小五. */
const SIZES = { title: 44, body: 32, page: 28, small: 18 } as const;
const LINE = { line: 28 * POINT, lineRule: 'exact' } as const;
const OPEN_LINE = { line: 240, lineRule: 'auto' } as const;

const TITLE = '方正小标宋简体';
const BODY = '仿宋_GB2312';
const KAI = '楷体_GB2312';
const HEI = '黑体';
const SONG = '宋体';
const LATIN = 'Times New Roman';

/** What stands in where a machine lacks a font; Word, WPS and LibreOffice look for them in this order. */
const FALLBACKS: Readonly<Record<string, { others: string; family: string; charset: string }>> = {
  [TITLE]: {
    others: '方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Songti SC,Noto Serif CJK SC,Noto Sans CJK SC',
    family: 'roman',
    charset: '86',
  },
  [BODY]: {
    others: '仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC,Noto Sans CJK SC',
    family: 'modern',
    charset: '86',
  },
  [KAI]: {
    others: '楷体,KaiTi,华文楷体,STKaiti,Kaiti SC,Noto Serif CJK SC,Noto Sans CJK SC',
    family: 'modern',
    charset: '86',
  },
  [HEI]: { others: 'SimHei,Heiti SC,Noto Sans CJK SC', family: 'modern', charset: '86' },
  [SONG]: { others: 'SimSun,Songti SC,Noto Serif CJK SC,Noto Sans CJK SC', family: 'roman', charset: '86' },
  [LATIN]: { others: 'Liberation Serif,Times', family: 'roman', charset: '00' },
};

/** `word/fontTable.xml`. */
export function fontTable(): string {
  const fonts = Object.entries(FALLBACKS).map(
    ([name, { others, family, charset }]) =>
      `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(others)}"/><w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

/**
 * Digits and letters are in Latin type, save for page numbers (GB/T 9704-2012, 7.5). The hint gives signs that both
 * scripts have, such as “” and ÷, to the Chinese type of a Chinese letter.
 */
const font = (locale: Locale, name: string): IFontAttributesProperties => {
  const western = locale === 'zh' && name === SONG ? name : LATIN;
  return {
    ...{ ascii: western, hAnsi: western, cs: LATIN, eastAsia: name },
    ...(locale === 'zh' && { hint: 'eastAsia' }),
  };
};

/** The styles of a letter; title and sections are Word's own Title and Heading 1, so that others know them too. */
export function stylesOf(locale: Locale): IStylesOptions {
  const chinese = locale === 'zh';
  const indent = chinese ? { firstLine: 2 * 16 * POINT, firstLineChars: 200 } : {};
  const run = (name: string, size: number, bold = false) => ({
    font: font(locale, name),
    // Where 宋体 is missing, something Chinese stands in for it.
    ...(chinese && name === SONG && { language: { value: 'zh-CN', eastAsia: 'zh-CN' } }),
    size,
    bold,
    color: '000000',
  });
  const after = chinese ? 0 : 6 * POINT;
  const own = (
    id: string,
    paragraph: IParagraphStyleOptions['paragraph'],
    type = run(BODY, SIZES.body),
  ): IParagraphStyleOptions => ({
    id,
    name: id.replace('Letter', 'Letter '),
    basedOn: 'Normal',
    run: type,
    paragraph: paragraph ?? {},
  });
  const size = chinese ? SIZES.body : 24;
  return {
    default: {
      document: {
        // Digits count as English in a Chinese letter too; as Chinese, LibreOffice breaks a line within 98%.
        run: { ...run(BODY, size), language: { value: 'en-GB', eastAsia: 'zh-CN' } },
        paragraph: { spacing: chinese ? LINE : { line: 300, lineRule: 'auto', after } },
      },
      title: {
        run: run(TITLE, chinese ? SIZES.title : 36, !chinese),
        paragraph: {
          alignment: 'center',
          spacing: chinese ? { line: 36 * POINT, lineRule: 'exact', after: 28 * POINT } : { after: 360 },
        },
      },
      heading1: {
        run: run(HEI, chinese ? SIZES.body : 26, !chinese),
        paragraph: { keepNext: true, indent, ...(chinese ? {} : { spacing: { before: 240, after } }) },
      },
    },
    paragraphStyles: [
      own('LetterForm', {}, run(BODY, size)),
      // Not justified: LibreOffice then loses the comma that hangs over the end of a line.
      own('LetterClause', { indent, alignment: chinese ? 'left' : 'both' }, run(BODY, size)),
      own('LetterPoint', chinese ? { indent } : { indent: { left: 36 * POINT } }, run(BODY, size)),
      own(
        'LetterSignature',
        { alignment: 'right', indent: { right: 4 * 16 * POINT }, keepLines: true },
        run(BODY, size),
      ),
      own(
        'LetterPage',
        { spacing: OPEN_LINE, indent: { firstLine: 0 } },
        run(SONG, chinese ? SIZES.page : 20),
      ),
      own('LetterNote', { spacing: { ...OPEN_LINE, after: 0 }, alignment: 'right' }, run(SONG, SIZES.small)),
    ],
  };
}

/** What is told beside the words of a clause. */
export const asideFont = (locale: Locale): IFontAttributesProperties => font(locale, KAI);
