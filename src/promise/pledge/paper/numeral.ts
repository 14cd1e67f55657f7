import type { Locale } from '../../../platform/route.ts';
import { formatDay } from '../../../platform/time.ts';
import { dayInWords } from '../phrase.ts';

const DIGITS = '〇一二三四五六七八九';

/** Up to 999, as dates and numbered clauses are written: 十, 十二, 二十, 三十一, 一百零二, 一百一十. */
export function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const unit = ones > 0 || value === 0 ? DIGITS[ones] : '';
  if (hundreds === 0) return (tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`) + unit;
  return `${DIGITS[hundreds]}百${tens > 0 ? `${DIGITS[tens]}十` : ones > 0 ? '零' : ''}${unit}`;
}

/** The date under a signature: `二〇二五年十二月二十日`; `20 December 2025`. */
export function signatureDate(locale: Locale, day: number): string {
  if (locale === 'en') return dayInWords(formatDay(day), locale);
  const [year, month, date] = formatDay(day).split('-').map(Number) as [number, number, number];
  const years = String(year).replaceAll(/\d/g, (digit) => DIGITS[Number(digit)]!);
  return `${years}年${chineseNumber(month)}月${chineseNumber(date)}日`;
}
