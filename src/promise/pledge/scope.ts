import type { Inspection, Path } from './inspection.ts';
import { SCOPE_FIELDS, SCOPE_VALUES, type Scope, type ScopeField } from './pledge.ts';
import * as texts from './texts.ts';

/** Reads `scope`: each field with a word or a list of words. What cannot be read is reported and left out. */
export function readScope(inspection: Inspection, raw: unknown, path: Path): Scope {
  if (raw === undefined) return {};
  const scope: { [field in ScopeField]?: readonly string[] } = {};
  for (const [field, value] of Object.entries(inspection.fields(raw, path, SCOPE_FIELDS) ?? {})) {
    const values = readValues(inspection, field as ScopeField, value, [...path, field]);
    if (values) scope[field as ScopeField] = values;
  }
  return scope;
}

function readValues(
  inspection: Inspection,
  field: ScopeField,
  raw: unknown,
  path: Path,
): string[] | undefined {
  if (!Array.isArray(raw)) {
    const value = readValue(inspection, field, raw, path);
    return value === undefined ? undefined : [value];
  }
  if (raw.length === 0) return inspection.report(path, texts.emptyScope(field));
  const values = raw.map((one, index) => readValue(inspection, field, one, [...path, index]));
  return [...new Set(values.filter((value) => value !== undefined))];
}

function readValue(inspection: Inspection, field: ScopeField, raw: unknown, path: Path): string | undefined {
  const value = typeof raw === 'number' ? String(raw) : raw;
  if (typeof value !== 'string' || value.trim() === '')
    return inspection.report(path, texts.badScopeValue(field));
  const known: readonly string[] | null = SCOPE_VALUES[field];
  return known ? inspection.choice(value, path, known) : inspection.words(value, path, `${field}: 甲`);
}
