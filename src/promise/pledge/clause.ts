import type { Inspection, Mapping, Path } from './inspection.ts';
import { readParameters } from './parameters.ts';
import { type Clause, MEASURES, type Measure } from './pledge.ts';
import { readScope } from './scope.ts';
import * as texts from './texts.ts';

const KEYS = [
  'id',
  'text',
  'textEn',
  'section',
  'sectionEn',
  'measure',
  'scope',
  'limit',
  'target',
  'of',
  'activity',
  'every',
  'count',
] as const;

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

/** Reads one clause; undefined when it has faults, which are then reported. */
export function readClause(inspection: Inspection, raw: unknown, path: Path): Clause | undefined {
  const before = inspection.faults.length;
  const fields = inspection.fields(raw, path, KEYS);
  if (!fields) return undefined;
  const id = readId(inspection, fields.id, [...path, 'id']);
  const text = inspection.words(fields.text, [...path, 'text'], 'text: 线上咨询在{{limit}}内首次响应');
  const measure = readMeasure(inspection, fields.measure, [...path, 'measure']);
  const scope = readScope(inspection, fields.scope, [...path, 'scope']);
  const rest = {
    ...readOtherWords(inspection, fields, path),
    ...readParameters(inspection, measure, fields, path),
  };
  if (inspection.faults.length > before) return undefined;
  const clause: Clause = { id: id!, text: text!, measure: measure!, scope, target: 1, ...rest };
  checkBlanks(inspection, clause, path);
  return clause;
}

function readId(inspection: Inspection, raw: unknown, path: Path): string | undefined {
  const id = inspection.words(raw, path, 'id: first-response');
  return id === undefined || ID.test(id) ? id : inspection.report(path, texts.badId(id));
}

function readMeasure(inspection: Inspection, raw: unknown, path: Path): Measure | undefined {
  const word = inspection.words(raw, path, 'measure: first-response');
  return word === undefined ? undefined : inspection.choice(word, path, MEASURES);
}

const OTHER_WORDS = ['textEn', 'section', 'sectionEn'] as const;

function readOtherWords(inspection: Inspection, fields: Mapping, path: Path): Partial<Clause> {
  const found: { [key in (typeof OTHER_WORDS)[number]]?: string } = {};
  for (const key of OTHER_WORDS) {
    const words =
      fields[key] === undefined ? undefined : inspection.words(fields[key], [...path, key], `${key}: …`);
    if (words !== undefined) found[key] = words;
  }
  return found;
}

const BLANKS = ['limit', 'target', 'count'] as const;

/** Every `{{…}}` of the text has to be filled in by the clause. */
function checkBlanks(inspection: Inspection, clause: Clause, path: Path): void {
  for (const key of ['text', 'textEn'] as const) {
    for (const [, blank] of clause[key]?.matchAll(/\{\{(.*?)\}\}/gu) ?? []) {
      const known = BLANKS.find((one) => one === blank!.trim());
      if (!known) inspection.report([...path, key], texts.unknownBlank(blank!, BLANKS));
      else if (clause[known] === undefined) inspection.report([...path, key], texts.unfilledBlank(known));
    }
  }
}
