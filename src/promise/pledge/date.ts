import { parseDay } from '../../platform/time.ts';
import { isEmpty } from './blank.ts';
import type { Inspection, Path } from './inspection.ts';
import * as texts from './texts.ts';

/** Reads a day, `YYYY-MM-DD`; in a draft it may be blank. */
export function readDate(inspection: Inspection, raw: unknown, path: Path): string | undefined {
  const date = inspection.words(raw, path, `${path.at(-1)}: 2026-01-01`);
  return date === undefined || isEmpty(date) || parseDay(date) !== undefined
    ? date
    : inspection.report(path, texts.badDate);
}

/** Whether a stretch of days ends before it begins; a blank day is neither early nor late. */
export const isTurned = (from: string, to: string): boolean => !isEmpty(from) && !isEmpty(to) && to < from;
