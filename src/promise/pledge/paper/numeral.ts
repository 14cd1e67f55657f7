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

/**
 * The date under a signature: `2025年12月20日`, as GB/T 9704-2012, 7.3.5.4, wants it in official papers: Arabic digits, the
 * year in full, month and day without a leading zero. `20 December 2025`.
 */
export const signatureDate = (locale: Locale, day: number): string => dayInWords(formatDay(day), locale);
