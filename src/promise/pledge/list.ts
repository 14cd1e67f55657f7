import type { Inspection, Path } from './inspection.ts';
import * as texts from './texts.ts';

/** Reads a list, or one member written without the brackets. What cannot be read is reported and left out. */
export function readList<T>(
  inspection: Inspection,
  raw: unknown,
  path: Path,
  readOne: (raw: unknown, path: Path) => T | undefined,
): readonly T[] | undefined {
  const members = Array.isArray(raw) ? raw : [raw];
  if (members.length === 0) return inspection.report(path, texts.emptyList);
  return members
    .map((one, index) => readOne(one, Array.isArray(raw) ? [...path, index] : path))
    .filter((one) => one !== undefined);
}
