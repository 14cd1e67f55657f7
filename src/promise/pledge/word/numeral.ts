const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** The characters of Chinese numbers, for patterns. */
export const NUMERAL = '[零〇一二三四五六七八九十两百千壹贰叁肆伍陆柒捌玖拾佰仟]';

/** Reads `30`, `1,000`, `2.5`, `三十`, `二百五十`, `二〇二六`; undefined when it is no number. */
export function readNumber(text: string): number | undefined {
  if (/^\d+(?:,\d{3})*(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (!new RegExp(`^${NUMERAL}+$`).test(text)) return undefined;
  const chars = [...text];
  if (!chars.some((char) => char in TENS)) return Number(chars.map((char) => DIGITS[char]).join(''));
  let [sum, digit] = [0, 0];
  for (const char of chars) {
    if (char in TENS) {
      sum += (digit || 1) * TENS[char]!;
      digit = 0;
    } else digit = DIGITS[char]!;
  }
  return sum + digit;
}
