import { type Line, plain } from './line.ts';

/** A paragraph of fewer signs is one; letters that lost their line breaks on the way have thousands. */
const SHORTEST = 120;

const HAN = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
];

/** Counting signs inside of a paragraph, each kind with how its number is read. */
const SIGNS: readonly (readonly [RegExp, (sign: string) => number])[] = [
  [/(?<=^|[^第其十之\d])(十?[一二三四五六七八九十])、/gu, (sign) => HAN.indexOf(sign) + 1],
  [/第(十?[一二三四五六七八九十])条(?=[\s:、])/gu, (sign) => HAN.indexOf(sign) + 1],
  [/\((十?[一二三四五六七八九十])\)/gu, (sign) => HAN.indexOf(sign) + 1],
  [/(?<![\d.第年月-])(\d{1,2})[.、](?!\d)/gu, Number],
  [/\((\d{1,2})\)(?!\s*(?:个|小时|分钟|天|日))/gu, Number],
];

/** 2.1 and 2.1.3, told from numbers by what stands before and behind them. */
const DECIMAL = /(?<=^|[。;:_)\s\p{Script=Han}])(\d{1,2}(?:\.\d{1,2}){1,2})(?=\p{Script=Han}|[“"_])/gu;
const UNIT = /^\s*(?:个|小时|分钟|天|日|%|元|万|倍|年|次|兆|米|级|公里)/;

/** The labels at the end of a letter. */
const SIGNING =
  /(?<=[。;_日])(?:承诺[方人]|承诺单位|法定代表人|授权代表|负责人|签[订署]日期|日期)(?:\([^()]{2,6}\)|签[字名章])?:/gu;

/**
 * Cuts a paragraph that is a whole letter without its line breaks before the signs that count its points. Only signs
 * that count on from one another are taken, so no amount is torn apart.
 */
export function unflatten(line: Line): Line[] {
  if (line.text.length < SHORTEST) return [line];
  const text = plain(line.text);
  const cuts = new Set<number>(titleEnd(text));
  for (const [pattern, read] of SIGNS) for (const at of counted(text, pattern, read)) cuts.add(at);
  for (const at of decimals(text)) cuts.add(at);
  for (const { index } of text.matchAll(SIGNING)) cuts.add(index);
  if (cuts.size < 3) return [line];
  const places = [0, ...[...cuts].toSorted((a, b) => a - b), text.length];
  return places
    .slice(1)
    .map((end, index) => ({ ...line, text: line.text.slice(places[index], end) }))
    .filter((one) => one.text.trim() !== '');
}

/** Where signs of one kind stand that begin with one and go on by one, and begin again. */
function counted(text: string, pattern: RegExp, read: (sign: string) => number): number[] {
  const places: number[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const number = read(match[1]!);
    if (number !== 1 && number !== last + 1) continue;
    last = number;
    places.push(match.index);
  }
  // A single one is a slip, or an amount.
  return places.length > 1 ? places : [];
}

function decimals(text: string): number[] {
  const places: number[] = [];
  let last: number[] = [];
  for (const match of text.matchAll(DECIMAL)) {
    if (UNIT.test(text.slice(match.index + match[0].length))) continue;
    const parts = match[1]!.split('.').map(Number);
    const deeper = parts.length > last.length && parts.at(-1) === 1;
    const next =
      parts.some((part, index) => part === (last[index] ?? 0) + 1) && parts.every((part) => part > 0);
    if (last.length > 0 && !deeper && !next) continue;
    last = parts;
    places.push(match.index);
  }
  return places.length > 1 ? places : [];
}

/** 服务承诺书第(1)篇……: where the title of a letter ends that runs on into its text. */
function titleEnd(text: string): number[] {
  const match =
    /^[^,。;:]{2,36}?承诺[书函](?:范文|\[?\(?\d{1,2}篇\)?\]?)?(?:第?\(?\d{1,2}\)?篇|篇\d{1,2})?(?!的|中|所|由|自|是)/u.exec(
      text,
    );
  return match ? [match[0].length] : [];
}
