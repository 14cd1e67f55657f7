import type { Text } from '../../platform/refusal.ts';
import { formatLimit, type Limit, lengthOf, parseLimit } from '../calendar/limit.ts';
import { type Empty, parseEmpty } from './blank.ts';
import { guessLimit } from './guess.ts';
import { type Inspection, type Path, spelled } from './inspection.ts';
import type { Range, Ranges } from './pledge.ts';
import { formatShare, parseShare } from './share.ts';
import * as texts from './texts.ts';

/** The numbers of a clause. */
export interface Numbers {
  readonly limit: Limit;
  readonly target: number;
  readonly count: number;
  readonly indicators: number;
  readonly multiple: number;
  readonly amount: number;
  readonly trainingHours: number;
}
export type NumberName = keyof Numbers;

interface Kind<T> {
  /** The units that its blank may carry. */
  readonly units: readonly string[];
  parse(raw: unknown): T | undefined;
  wrong(written: string): Text;
  /** As it stands in a file. */
  write(value: T): string | number;
  /** What can be compared; undefined when the two are of different kinds of time. */
  inOrder(least: T, most: T): boolean | undefined;
}

const ascending = (least: number, most: number): boolean => least <= most;

const whole = (wrong: Text): Kind<number> => ({
  units: [],
  parse(raw) {
    const count = typeof raw === 'string' && /^\d{1,9}$/.test(raw.trim()) ? Number(raw) : raw;
    return Number.isSafeInteger(count) && (count as number) >= 1 ? (count as number) : undefined;
  },
  wrong: () => wrong,
  write: (count) => count,
  inOrder: ascending,
});

/** @param decimals how many are kept; more are a slip of the pen */
const positive = (decimals: number, wrong: Text): Kind<number> => ({
  units: [],
  parse(raw) {
    const text = typeof raw === 'number' ? String(raw) : raw;
    if (typeof text !== 'string' || !/^\d{1,12}(\.\d+)?$/.test(text.trim())) return undefined;
    const value = Number(text);
    return value > 0 && Number(value.toFixed(decimals)) === value ? value : undefined;
  },
  wrong: () => wrong,
  write: (value) => value,
  inOrder: ascending,
});

/** Natural time, working time, days and working days cannot be compared without a calendar. */
const familyOf = ({ unit }: Limit): string => ({ h: 'm', wh: 'wm' })[unit as string] ?? unit;
const sizeOf = (limit: Limit): number =>
  limit.unit === 'd' || limit.unit === 'wd' ? limit.count : lengthOf(limit);

export const NUMBERS: { readonly [K in NumberName]: Kind<Numbers[K]> } = {
  limit: {
    units: ['m', 'h', 'wm', 'wh', 'd', 'wd'],
    parse: (raw) => (typeof raw === 'string' ? parseLimit(raw.trim()) : undefined),
    wrong: (written) => texts.limitUnread(written, guessLimit(written)),
    write: formatLimit,
    inOrder: (least, most) =>
      familyOf(least) === familyOf(most) ? sizeOf(least) <= sizeOf(most) : undefined,
  },
  target: {
    units: ['%'],
    parse: parseShare,
    wrong: () => texts.badTarget,
    write: formatShare,
    inOrder: ascending,
  },
  count: whole(texts.badCount),
  indicators: whole(texts.badIndicators),
  multiple: positive(2, texts.badMultiple),
  amount: positive(2, texts.badAmount),
  trainingHours: whole(texts.badTrainingHours),
};
export const NUMBER_NAMES = Object.keys(NUMBERS) as NumberName[];

/** Reads a number; in a draft it may be blank. */
export function readNumber<K extends NumberName>(
  inspection: Inspection,
  name: K,
  raw: unknown,
  path: Path,
): Numbers[K] | Empty | undefined {
  const kind = NUMBERS[name];
  const empty = parseEmpty(raw, kind.units);
  if (empty !== undefined) return inspection.draft ? empty : inspection.report(path, texts.emptyBlank);
  return kind.parse(raw) ?? inspection.report(path, kind.wrong(spelled(raw)));
}

/** Reads `range`: for each number its least and its most. */
export function readRanges(inspection: Inspection, raw: unknown, path: Path): Ranges | undefined {
  const fields = inspection.fields(raw, path, NUMBER_NAMES);
  if (!fields) return undefined;
  const found: Record<string, Range<unknown>> = {};
  for (const name of NUMBER_NAMES) {
    const range =
      fields[name] === undefined ? undefined : readRange(inspection, name, fields[name], [...path, name]);
    if (range) found[name] = range;
  }
  return found as Ranges;
}

function readRange(
  inspection: Inspection,
  name: NumberName,
  raw: unknown,
  path: Path,
): Range<unknown> | undefined {
  if (!Array.isArray(raw) || raw.length !== 2) return inspection.report(path, texts.badRange);
  const kind = NUMBERS[name] as Kind<unknown>;
  const ends = raw.map(
    (one, at) => kind.parse(one) ?? inspection.report([...path, at], kind.wrong(spelled(one))),
  );
  const [least, most] = ends;
  if (least === undefined || most === undefined) return undefined;
  return kind.inOrder(least, most) ? [least, most] : inspection.report(path, texts.badRange);
}

/** Whether a number lies in its range; undefined when they cannot be compared. */
export function isInRange<K extends NumberName>(
  name: K,
  value: Numbers[K],
  [least, most]: Range<Numbers[K]>,
): boolean | undefined {
  const below = NUMBERS[name].inOrder(least, value);
  const above = NUMBERS[name].inOrder(value, most);
  return below === undefined || above === undefined ? undefined : below && above;
}
