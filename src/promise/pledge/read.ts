import { readCalendar } from './calendar.ts';
import { readClause } from './clause.ts';
import { isTurned, readDate } from './date.ts';
import { Inspection, type Mapping, type Path, type PledgeFault } from './inspection.ts';
import { type Draft, type DraftClause, PARTY_TYPES, type Party, type Pledge } from './pledge.ts';
import { readSource } from './source.ts';
import * as texts from './texts.ts';

export type Reading<Letter extends Draft = Pledge> =
  | { readonly pledge: Letter }
  | { readonly faults: readonly PledgeFault[] };

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
 * @returns the letter, or all that is wrong with it, in the order of the lines. A blank that is left open is
 * wrong, unless the letter is read as a draft.
 */
export function readPledge(source: string | object): Reading;
export function readPledge(source: string | object, as: { readonly draft: boolean }): Reading<Draft>;
export function readPledge(source: string | object, { draft } = { draft: false }): Reading<Draft> {
  if (typeof source !== 'string') return inspect(source, [], new Inspection(source, () => undefined, draft));
  const { value, faults, lineOf } = readSource(source);
  if (value === undefined) return { faults };
  const reading = inspect(value, faults, new Inspection(value, lineOf, draft));
  return 'faults' in reading
    ? { faults: reading.faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
    : reading;
}

function inspect(document: unknown, known: readonly PledgeFault[], inspection: Inspection): Reading<Draft> {
  const pledge = readDocument(inspection, document);
  const faults = [...known, ...inspection.faults];
  return pledge && faults.length === 0 ? { pledge } : { faults };
}

function readDocument(inspection: Inspection, document: unknown): Draft | undefined {
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

function readTerm(inspection: Inspection, raw: unknown): Draft['effective'] {
  if (raw === undefined) return undefined;
  const fields = inspection.fields(raw, ['effective'], ['from', 'to']);
  if (!fields) return undefined;
  const from = readDate(inspection, fields.from, ['effective', 'from']);
  if (fields.to === undefined) return from === undefined ? undefined : { from };
  const to = readDate(inspection, fields.to, ['effective', 'to']);
  if (from === undefined || to === undefined) return undefined;
  return isTurned(from, to) ? inspection.report(['effective', 'to'], texts.endsBeforeItBegins) : { from, to };
}

/** Clauses are compared two by two before publication: 300 take 0.8 s, 500 take 2.2 s on two cores. */
const MOST_CLAUSES = 300;

function readClauses(inspection: Inspection, raw: unknown): DraftClause[] {
  if (!Array.isArray(raw) || raw.length === 0) {
    inspection.report(['clauses'], texts.noClauses);
    return [];
  }
  if (raw.length > MOST_CLAUSES) {
    inspection.report(['clauses'], texts.tooManyClauses(raw.length, MOST_CLAUSES));
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
