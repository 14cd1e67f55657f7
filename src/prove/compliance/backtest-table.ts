import type { Locale } from '../../platform/route.ts';
import { clauseSentence, shareInWords } from '../../promise/pledge/phrase.ts';
import type { Clause } from '../../promise/pledge/pledge.ts';
import type { ClauseFigures } from './backtest.ts';
import { allowedGap, type Comparison } from './comparison.ts';
import { gapInWords } from './said.ts';

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['条款', '适用', '兑现', '未兑现', '进行中', '比率', '目标', '结论', '承诺'],
  en: ['clause', 'applicable', 'kept', 'broken', 'running', 'rate', 'target', 'verdict', 'promise'],
};
const VERDICTS = {
  zh: { kept: '兑现', broken: '未兑现', 'no-data': '无数据' },
  en: { kept: 'kept', broken: 'broken', 'no-data': 'no data' },
} as const;

/** From the second to the seventh column there are numbers, which stand to the right. */
const isNumber = (column: number): boolean => column >= 1 && column <= 6;

/** The figures for a reader at a terminal. */
export function backtestTable(
  clauses: readonly Clause[],
  figures: readonly ClauseFigures[],
  locale: Locale,
): string {
  const rows = figures.map((one, index) => [
    one.id,
    ...(one.comparison ? gapCells(clauses[index]!, one.comparison) : countCells(one)),
    VERDICTS[locale][one.verdict],
    clauseSentence(clauses[index]!, locale),
  ]);
  const table = [HEADS[locale], ...rows];
  const widths = HEADS[locale].map((_, column) => Math.max(...table.map((row) => widthOf(row[column]!))));
  return table
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column]!, isNumber(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const countCells = ({ applicable, kept, broken, running, rate, target }: ClauseFigures): string[] => [
  ...[applicable, kept, broken, running].map(String),
  rate === null ? '–' : `${(rate * 100).toFixed(2)}%`,
  shareInWords(target),
];

/** Of a comparison: how many lengths there are, how far the medians are apart, and how far they may be. */
const gapCells = (clause: Clause, { favoured, other, gap }: Comparison): string[] => [
  String(favoured.count + other.count),
  '–',
  '–',
  '–',
  gap === null ? '–' : gapInWords(gap, allowedGap(clause)),
  `≤ ${shareInWords(allowedGap(clause))}`,
];

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes on a terminal: Chinese characters and their punctuation take two. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);

function padded(text: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(width - widthOf(text));
  return right ? blanks + text : text + blanks;
}
