import type { Text } from '../../platform/refusal.ts';
import { parseDay } from '../../platform/time.ts';
import type { CalendarSpec } from '../calendar/calendar.ts';
import { checkCalendar } from '../calendar/check.ts';
import { readClause } from './clause.ts';
import { Inspection, type Mapping, type Path, type PledgeFault } from './inspection.ts';
import { type Clause, PARTY_TYPES, type Party, type Pledge } from './pledge.ts';
import { readSource } from './source.ts';
import * as texts from './texts.ts';

export type Reading = { readonly pledge: Pledge } | { readonly faults: readonly PledgeFault[] };

const KEYS = [
  'pledge',
  'title',
  'titleEn',
  'promisor',
  'recipient',
  'effective',
  'calendar',
  'clauses',
] as const;

/**
 * Reads a letter: the text of a YAML or JSON file, or the document that was read from one.
 * @returns the letter, or all that is wrong with it, in the order of the lines.
 */
export function readPledge(source: string | object): Reading {
  if (typeof source !== 'string') return inspect(source, [], () => undefined);
  const { value, faults, lineOf } = readSource(source);
  if (value === undefined) return { faults };
  const reading = inspect(value, faults, lineOf);
  return 'faults' in reading
    ? { faults: reading.faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
    : reading;
}

function inspect(
  document: unknown,
  known: readonly PledgeFault[],
  lineOf: (path: Path) => number | undefined,
): Reading {
  const inspection = new Inspection(document, lineOf);
  const pledge = readDocument(inspection, document);
  const faults = [...known, ...inspection.faults];
  return pledge && faults.length === 0 ? { pledge } : { faults };
}

function readDocument(inspection: Inspection, document: unknown): Pledge | undefined {
  if (document === null) return inspection.report([], texts.empty);
  const fields = inspection.fields(document, [], KEYS);
  if (!fields) return undefined;
  const format = fields.pledge ?? 1;
  if (format !== 1 && format !== '1') inspection.report(['pledge'], texts.badFormat);
  const title = inspection.words(fields.title, ['title'], 'title: 服务承诺书');
  const titleEn =
    fields.titleEn === undefined
      ? undefined
      : inspection.words(fields.titleEn, ['titleEn'], 'titleEn: Letter of Commitment');
  const promisor = readParty(
    inspection,
    fields.promisor,
    ['promisor'],
    'promisor: { name: 示例银行, type: enterprise }',
  );
  const recipient =
    fields.recipient === undefined
      ? undefined
      : readParty(inspection, fields.recipient, ['recipient'], 'recipient: { name: 全体客户 }');
  const effective = readTerm(inspection, fields.effective);
  const clauses = readClauses(inspection, fields.clauses);
  const calendar = readCalendar(inspection, fields.calendar, clauses);
  if (title === undefined || !promisor) return undefined;
  return {
    title,
    ...(titleEn !== undefined && { titleEn }),
    promisor,
    ...(recipient && { recipient }),
    ...(effective && { effective }),
    calendar,
    clauses,
  };
}

function readParty(inspection: Inspection, raw: unknown, path: Path, example: string): Party | undefined {
  if (raw === undefined) return inspection.report(path, texts.missing(path[0]!, example));
  // A bare name will do.
  const fields = inspection.fields(typeof raw === 'string' ? { name: raw } : raw, path, ['name', 'type']);
  if (!fields) return undefined;
  const name = inspection.words(fields.name, [...path, 'name'], 'name: 示例银行');
  const type =
    fields.type === undefined ? undefined : inspection.choice(fields.type, [...path, 'type'], PARTY_TYPES);
  return name === undefined ? undefined : { name, ...(type && { type }) };
}

function readTerm(inspection: Inspection, raw: unknown): Pledge['effective'] {
  if (raw === undefined) return undefined;
  const fields = inspection.fields(raw, ['effective'], ['from', 'to']);
  if (!fields) return undefined;
  const from = readDate(inspection, fields, 'from');
  if (fields.to === undefined) return from === undefined ? undefined : { from };
  const to = readDate(inspection, fields, 'to');
  if (from === undefined || to === undefined) return undefined;
  return to < from ? inspection.report(['effective', 'to'], texts.endsBeforeItBegins) : { from, to };
}

function readDate(inspection: Inspection, fields: Mapping, key: 'from' | 'to'): string | undefined {
  const path = ['effective', key];
  const date = inspection.words(fields[key], path, `${key}: 2026-01-01`);
  return date === undefined || parseDay(date) !== undefined ? date : inspection.report(path, texts.badDate);
}

function readClauses(inspection: Inspection, raw: unknown): Clause[] {
  if (!Array.isArray(raw) || raw.length === 0) {
    inspection.report(['clauses'], texts.noClauses);
    return [];
  }
  checkIds(inspection, raw);
  return raw
    .map((one, index) => readClause(inspection, one, ['clauses', index]))
    .filter((clause) => clause !== undefined);
}

/** On the raw list, so that a clause with another fault still takes its id. */
function checkIds(inspection: Inspection, raw: readonly unknown[]): void {
  const taken = new Map<string, number>();
  for (const [index, one] of raw.entries()) {
    const id: unknown = (one as Mapping | null)?.id;
    if (typeof id !== 'string' && typeof id !== 'number') continue;
    const key = String(id).trim();
    const first = taken.get(key);
    if (first !== undefined) inspection.report(['clauses', index, 'id'], texts.duplicateId(key, first + 1));
    else taken.set(key, index);
  }
}

const ROUND_THE_CLOCK: CalendarSpec = { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'CN' };

/** A letter whose limits are all in natural time needs no calendar. */
function readCalendar(inspection: Inspection, raw: unknown, clauses: readonly Clause[]): CalendarSpec {
  if (raw === undefined) {
    const natural = clauses.every(({ limit }) => !limit || limit.unit === 'm' || limit.unit === 'h');
    if (!natural) inspection.report(['calendar'], texts.calendarMissing);
    return ROUND_THE_CLOCK;
  }
  const spec: unknown =
    typeof raw === 'object' && !Array.isArray(raw)
      ? { timezone: 'Asia/Shanghai', holidays: 'CN', ...raw }
      : raw;
  for (const { path, message } of checkCalendar(spec))
    inspection.report(['calendar', ...stepsOf(path)], bilingual(message));
  return spec as CalendarSpec;
}

const stepsOf = (path: string): Path =>
  [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([whole, index]) =>
    index === undefined ? whole : Number(index),
  );

const bilingual = (message: Text | string): Text =>
  typeof message === 'string' ? { zh: message, en: message } : message;
