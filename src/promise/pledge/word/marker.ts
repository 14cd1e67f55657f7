import { plain } from './line.ts';

/** The sign that a paragraph is counted with: 一、 (一) 1. 1.1 第一条 ① •. */
export interface Marker {
  /** Markers of one kind stand on one level of the letter. */
  readonly kind: string;
  readonly length: number;
}

const HAN = '[一二三四五六七八九十百]{1,4}';
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['chapter', new RegExp(`^第(?:${HAN}|\\d{1,3})[章编部分]+[\\s、.:]*`)],
  ['section', new RegExp(`^第(?:${HAN}|\\d{1,3})节[\\s、.:]*`)],
  ['article', new RegExp(`^第(?:${HAN}|\\d{1,3})[条款项][\\s、.:]*`)],
  ['ordinal', /^(?:其|第)[一二三四五六七八九十]{1,2}[,、:]\s*/],
  ['han', new RegExp(`^${HAN}\\s*(?:[、:]|\\.(?!\\d))\\s*`)],
  ['han-bracket', new RegExp(`^\\(${HAN}\\)[\\s、.:]*`)],
  [
    'decimal',
    /^\d{1,2}(?:\.\d{1,2}){1,3}(?=[\s、.:\p{Script=Han}【(“"_])(?!\s*(?:个|小时|分钟|天|日|%|元|万|倍|年|次))[\s、.:]*/u,
  ],
  // 1.24小时内 is the first point, not 1.24 hours; 2.5小时 is a number.
  ['number', /^\d{1,2}\.(?=(?:[1-9]\d|[1-46-9])\s*(?:分钟|个?小时)|\d{1,2}\s*(?:个?工作日|日|天))/],
  ['number', /^\d{1,2}\s*(?:、|:(?!\d)|\.(?!\d)|\)(?!\s*(?:个|小时|分钟)))\s*/],
  ['number-bracket', /^\(\d{1,2}\)\s*[、.:]?\s*(?!个|小时|分钟|天|日)/],
  ['circle', /^[①-⑳⑴-⒇❶-❿㈠-㈩]\s*[、.]?\s*/u],
  ['latin', /^\(?[A-Za-z]\s*[)、.]\s+/],
  ['bullet', /^[-*•·●■◆◇▪➢★☆◎※—]+\s*(?![-—_]|$)/u],
];

export function findMarker(text: string): Marker | undefined {
  const flat = plain(text);
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(flat);
    if (match)
      return {
        kind: kind === 'decimal' ? `decimal${match[0].split('.').length}` : kind,
        length: match[0].length,
      };
  }
  return undefined;
}
