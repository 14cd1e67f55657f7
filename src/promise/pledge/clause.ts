import type { Inspection, Mapping, Path } from './inspection.ts';
import { readList } from './list.ts';
import { NUMBER_NAMES, readRanges } from './numbers.ts';
import { PARAMETERS, readParameters } from './parameters.ts';
import { BLANKS, type DraftClause, MEASURES, type Measure } from './pledge.ts';
import { readScope } from './scope.ts';
import * as texts from './texts.ts';

/** Words, each with its English twin. */
const WORDS = ['text', 'section', 'owner', 'indicator'] as const;
/** Several sentences, each with its English twin. */
const LISTS = ['conditions', 'exclusions', 'deliverables'] as const;

const KEYS = [
  'id',
  ...WORDS,
  ...WORDS.map((key) => `${key}En` as const),
  ...LISTS,
  ...LISTS.map((key) => `${key}En` as const),
  'activityEn',
  'measure',
  'scope',
  ...PARAMETERS,
  'range',
  'rows',
];

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

/** Reads one clause; undefined when it has faults, which are then reported. */
export function readClause(inspection: Inspection, raw: unknown, path: Path): DraftClause | undefined {
  const before = inspection.faults.length;
  const fields = inspection.fields(raw, path, KEYS);
  if (!fields) return undefined;
  const id = readId(inspection, fields.id, [...path, 'id']);
  const text = inspection.words(fields.text, [...path, 'text'], 'text: 线上咨询在{{limit}}内首次响应');
  const measure = readMeasure(inspection, fields.measure, [...path, 'measure']);
  const scope = readScope(inspection, fields.scope, [...path, 'scope']);
  const rest = {
    ...readOtherWords(inspection, fields, path),
    ...readLists(inspection, fields, path),
    ...readParameters(inspection, measure, fields, path),
    ...readMargins(inspection, fields, path),
  };
  if (inspection.faults.length > before) return undefined;
  const clause: DraftClause = { id: id!, text: text!, measure: measure!, scope, target: 1, ...rest };
  checkBlanks(inspection, clause, path);
  checkRanges(inspection, clause, path);
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

/** The words that a clause may have beside its text. */
function readOtherWords(inspection: Inspection, fields: Mapping, path: Path): Partial<DraftClause> {
  const found: Record<string, string> = {};
  for (const key of [...WORDS.slice(1), ...WORDS.map((one) => `${one}En`), 'activityEn']) {
    if (fields[key] === undefined) continue;
    const words = inspection.words(fields[key], [...path, key], `${key}: …`);
    if (words !== undefined) found[key] = words;
  }
  return found;
}

/** Conditions and exclusions, and the English of all lists, which says as much as the Chinese. */
function readLists(inspection: Inspection, fields: Mapping, path: Path): Partial<DraftClause> {
  const found: Record<string, readonly string[]> = {};
  for (const key of LISTS.flatMap((one) => [one, `${one}En`])) {
    // Deliverables belong to milestones alone and are read with the parameters.
    if (fields[key] === undefined || key === 'deliverables') continue;
    const list = readList(inspection, fields[key], [...path, key], (one, at) =>
      inspection.words(one, at, `${key}: [ … ]`),
    );
    if (list) found[key] = list;
    const twin = fields[key.replace(/En$/, '')];
    if (list && key.endsWith('En') && list.length !== (Array.isArray(twin) ? twin.length : Number(!!twin)))
      inspection.report([...path, key], texts.unlikeTwin(key));
  }
  return found;
}

/** What stands beside the promise: what is sensible, and which rows it is for. */
function readMargins(inspection: Inspection, fields: Mapping, path: Path): Partial<DraftClause> {
  const range =
    fields.range === undefined ? undefined : readRanges(inspection, fields.range, [...path, 'range']);
  const rows = fields.rows === undefined ? undefined : readRows(inspection, fields.rows, [...path, 'rows']);
  return { ...(range && { range }), ...(rows && { rows }) };
}

const ROW = /^[A-Z]\d{1,2}$/;

function readRows(inspection: Inspection, raw: unknown, path: Path): readonly string[] | undefined {
  return readList(inspection, raw, path, (one, at) =>
    typeof one === 'string' && ROW.test(one) ? one : inspection.report(at, texts.badRow),
  );
}

/** Every `{{…}}` of the text has to be filled in by the clause. */
function checkBlanks(inspection: Inspection, clause: DraftClause, path: Path): void {
  for (const key of ['text', 'textEn'] as const) {
    for (const [, blank] of clause[key]?.matchAll(/\{\{(.*?)\}\}/gu) ?? []) {
      const known = BLANKS.find((one) => one === blank!.trim());
      if (!known) inspection.report([...path, key], texts.unknownBlank(blank!, BLANKS));
      else if (clause[known] === undefined) inspection.report([...path, key], texts.unfilledBlank(known));
    }
  }
}

/** A range is for a number that the clause has. */
function checkRanges(inspection: Inspection, clause: DraftClause, path: Path): void {
  for (const name of NUMBER_NAMES) {
    if (clause.range?.[name] && clause[name] === undefined)
      inspection.report([...path, 'range', name], texts.rangeOfNothing(name));
  }
}
