import { findGaps, type Gap } from './gap.ts';
import { NUMERAL, readNumber } from './numeral.ts';
import { isOutOfHundred, type Unit, unitBehindNumber, unitOfGap } from './unit.ts';

/** A number with its unit, or the gap where one is to be written. */
export interface Quantity {
  readonly start: number;
  /** Behind the unit. */
  readonly end: number;
  readonly unit: Unit;
  readonly value: number | string | null;
  /** Whether it is a gap in the letter, filled or not: such are reported wherever they stand. */
  readonly gap: boolean;
  /** The same as a limit of a pledge, such as `30m`; null while it is empty or is none. */
  readonly limit: string | null;
  /** Whether it measures time at all. */
  readonly duration: boolean;
}

const NUM = `(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|${NUMERAL}+)`;
const COUNTED = new RegExp(
  `(?<![\\dA-Za-z.第〔-])[【\\[〔(]?\\s*(${NUM})(?:\\s*(?:-|~|—|–|至|到|或)\\s*(${NUM}))?\\s*(?:\\(${NUM}\\))?\\s*[】\\]〕)]?\\s*`,
  'gu',
);

/** Amounts that are words of their own. */
const WORDS: readonly (readonly [RegExp, Unit, (match: RegExpExecArray) => number])[] = [
  [/(?<![一二两三四五六七八九十\d个])半个?(?:小时|钟头|钟(?!头))/gu, 'minutes', () => 30],
  [/一刻钟/gu, 'minutes', () => 15],
  [
    /(?<=^|[^零一二三四五六七八九十百\d])([一二两三]|\d)个?半(?:小时|钟头)|([一二两三]|\d)个?小时半/gu,
    'minutes',
    (match) => (readNumber(match[1] ?? match[2]!)! + 0.5) * 60,
  ],
  [/半个工作[日天]/gu, 'working-days', () => 0.5],
  [/(?<![一二两三四五六七八九十\d前后上下每])半[天日]/gu, 'days', () => 0.5],
  [
    /(?<![每第前后上下本一])([一二两三四1-9])个?(?:周|星期|礼拜)(?=之?内|以内)/gu,
    'days',
    (match) => readNumber(match[1]!)! * 7,
  ],
  [new RegExp(`百分之(${NUM})`, 'gu'), 'percent', (match) => readNumber(match[1]!)!],
  [
    /([一二三四五六七八九]|(?<![\d.])\d(?:\.\d)?)成(?![立本员果功为交熟绩效长品都])([一二三四五六七八九])?/gu,
    'percent',
    (match) => readNumber(match[1]!)! * 10 + (match[2] ? readNumber(match[2])! : 0),
  ],
];

/** 24 小时 that say always, not until when. */
const ROUND_THE_CLOCK =
  /^的?(?:[^,。]{0,3}(?:值班|值守|在线|待命)|轮班|轮值|[应开接候]诊|热线|人工|客服|服务(?:热线|电话)|不间断|不打烊|全天|开放|畅通|开通|营业|自助|监控|电话|有人|保障|无休|受理|接受|接听|运行|接警|抢[险修]|覆盖)/;

const LETTERS: Partial<Record<Unit, string>> = { minutes: 'm', hours: 'h', days: 'd', 'working-days': 'wd' };

/** All quantities and gaps of a line (as {@link plain} returns it), in order. */
export function findQuantities(text: string, gaps: readonly Gap[] = findGaps(text)): Quantity[] {
  const found: Quantity[] = fromGaps(text, gaps);
  const free = ({ start, end }: Quantity) => found.every((one) => end <= one.start || start >= one.end);
  const add = (quantity: Quantity) => {
    if (free(quantity)) found.push(quantity);
  };
  for (const [pattern, unit, read] of WORDS) {
    for (const match of text.matchAll(pattern))
      add(quantityOf(match.index, match.index + match[0].length, unit, read(match), false, text));
  }
  for (const match of text.matchAll(COUNTED)) {
    const number = numberIn(text, match);
    if (number) add(number);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function numberIn(text: string, match: RegExpExecArray): Quantity | undefined {
  const end = match.index + match[0].length;
  const before = text.slice(0, match.index);
  const after = text.slice(end);
  const written = match[2] ?? match[1]!;
  const points = Number(written);
  const unit =
    points >= 60 && points <= 100 && isOutOfHundred(before, after)
      ? { unit: 'percent' as const, length: 1 }
      : (unitOfList(before, after) ?? unitBehindNumber(after));
  if (!unit) return undefined;
  // 每一位, 第一时间, 同一个: no numbers. 7×24 is a way to say always.
  if (/^[一二三]$/.test(written) && /[每任同第另逐统专首唯某这那万再]$/.test(before)) return undefined;
  // 百分比, 十分满意
  if (/^[十百千]$/.test(written) && /^分(?!钟|之?内)/.test(after)) return undefined;
  // 每月 1 日 is a day, not a time; 一份礼物 counts nothing.
  if (unit.unit === 'days' && /月\s*$/.test(before) && !/^日(?:之|以)?内/.test(after)) return undefined;
  if (
    written === '一' &&
    unit.unit === 'times' &&
    !/^[次回轮遍]/.test(after) &&
    !/(?:每[^,。]{0,14}|至少|不少于)$/.test(before)
  )
    return undefined;
  if (written === '一' && ['people', 'other'].includes(unit.unit)) return undefined;
  if (/[×x*/]\s*$/i.test(before) || /第\s*$/.test(before)) return undefined;
  if (/^次(?:性|日|月)/.test(after) || (written === '二' && /^次/.test(after))) return undefined;
  // 一次解决率, 一日清单, 每逾期一日 name things; 一日内 and 每月一次 count.
  if (written === '一' && /^次(?:解决|修复|办|告知|答|批|通过)/.test(after)) return undefined;
  if (written === '一' && /^[日天](?!之?内|以内|前)/.test(after) && !/(?:不超过|至少|最[多长])$/.test(before))
    return undefined;
  if (
    /^(?:24|二十四)$/.test(written) &&
    unit.unit === 'hours' &&
    ROUND_THE_CLOCK.test(after.slice(unit.length))
  )
    return undefined;
  const value = readNumber(written);
  return value === undefined
    ? undefined
    : quantityOf(match.index, end + unit.length, unit.unit, value, /[【[〔]/.test(match[0]), text);
}

const LISTED = new RegExp(
  `^(?:个?\\s*[、和及与]\\s*${NUM}\\s*)+(?=个?(?:工作日|自然日)|个?小时|分钟|天|日)`,
  'u',
);

/** 10 个、15 个工作日内: the unit stands behind the last of them only. A number alone may count anything. */
function unitOfList(before: string, after: string): { unit: Unit; length: number } | undefined {
  const list = LISTED.exec(after)?.[0];
  if (list === undefined || (!after.startsWith('个') && !/分别[^。;]*$/.test(before))) return undefined;
  const last = unitBehindNumber(after.slice(list.length));
  return last && LETTERS[last.unit] ? { unit: last.unit, length: after.startsWith('个') ? 1 : 0 } : undefined;
}

function fromGaps(text: string, gaps: readonly Gap[]): Quantity[] {
  const found: Quantity[] = [];
  // From the right, because in 3 至 5 个工作日 the unit stands behind the last number only.
  for (const [index, gap] of [...gaps.entries()].reverse()) {
    const { start, end, kind, hint, value } = gap;
    const next = found.at(-1);
    const between = next ? text.slice(end, next.start) : '';
    const upTo =
      /^\s*(?:-|~|—|至|到|\/)\s*$/.test(between) ||
      (/^[”"]?、[“"]?$/.test(between) && next?.unit === 'channel')
        ? next
        : undefined;
    const previous = gaps[index - 1]?.end ?? 0;
    if (kind === 'date') found.push(quantityOf(start, end, 'date', value, true, text));
    else if (kind === 'choice') found.push(choiceOf(gap, text));
    else if (upTo && upTo.unit !== 'date') found.push(quantityOf(start, end, upTo.unit, null, true, text));
    else {
      const before = text.slice(Math.max(previous, start - 24), start);
      const stop = gaps[index + 1]?.start ?? text.length;
      const { unit, length } = /百分之$/.test(before)
        ? { unit: 'percent' as const, length: 0 }
        : unitOfGap(before, hint, text.slice(end, stop));
      found.push(quantityOf(start, end + length, unit, null, true, text));
    }
  }
  return datesOfRanges(text, found.reverse());
}

/** 第一阶段（____至____）: a range of no unit is one of days of the calendar. */
const datesOfRanges = (text: string, found: readonly Quantity[]): Quantity[] =>
  found.map((one, index) => {
    const [last, next] = [found[index - 1], found[index + 1]];
    const open = (other: Quantity | undefined, from: number, to: number) =>
      other?.unit === 'other' && /^\s*(?:-|~|—|至|到)\s*$/.test(text.slice(from, to));
    const ranges = open(last, last?.end ?? 0, one.start) || open(next, one.end, next?.start ?? 0);
    const phone = /(?:电话|热线|手机|传真)[^,。;]{0,14}$/.test(text.slice(0, one.start));
    if (phone && ranges) return { ...one, unit: 'channel' };
    return one.unit === 'other' && ranges ? { ...one, unit: 'date' } : one;
  });

/** Boxes with amounts, □30分钟 □1小时, are a gap of that unit. */
function choiceOf({ start, end, hint, value }: Gap, text: string): Quantity {
  const [amount] = findQuantities(value ?? hint, []);
  if (!amount || amount.unit === 'other') return quantityOf(start, end, 'other', value, true, text);
  const rest = /^[^,。;]{0,16}/.exec(text.slice(end))![0];
  const [last] = findQuantities(rest, []);
  return quantityOf(
    start,
    end + (last?.end ?? 0),
    amount.unit,
    value === null ? null : amount.value,
    true,
    text,
  );
}

function quantityOf(
  start: number,
  end: number,
  unit: Unit,
  value: number | string | null,
  gap: boolean,
  text: string,
): Quantity {
  const seconds = /秒/.test(text.slice(start, end));
  const letter = LETTERS[unit];
  let limit: string | null = null;
  if (typeof value === 'number' && letter) {
    if (Number.isInteger(value) && value > 0) limit = `${value}${letter}`;
    else if (unit === 'hours' && Number.isInteger(value * 60) && value > 0) limit = `${value * 60}m`;
  }
  const duration =
    letter !== undefined ||
    unit === 'months' ||
    seconds ||
    (unit === 'other' && /(?:周|星期)$/.test(text.slice(start, end)));
  return { start, end, unit, value, gap, limit, duration };
}
