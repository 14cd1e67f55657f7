import { stringify } from 'yaml';
import { isEmpty } from './blank.ts';
import { NUMBER_NAMES, NUMBERS, type NumberName, type Numbers } from './numbers.ts';
import type { Draft, DraftClause, Ranges } from './pledge.ts';

/** A letter as it stands in a file: the object that YAML, JSON and the database hold. */
export type PledgeDocument = Readonly<Record<string, unknown>>;

/** The document of a letter; `readPledge` of it gives the same letter back. */
export function toDocument(pledge: Draft): PledgeDocument {
  return { pledge: 1, ...pledge, clauses: pledge.clauses.map(clauseDocument) };
}

function clauseDocument({
  id,
  section,
  sectionEn,
  text,
  textEn,
  measure,
  scope,
  range,
  rows,
  ...rest
}: DraftClause) {
  return {
    id,
    ...(section !== undefined && { section }),
    ...(sectionEn !== undefined && { sectionEn }),
    text,
    ...(textEn !== undefined && { textEn }),
    measure,
    ...(Object.keys(scope).length > 0 && { scope }),
    ...rest,
    ...numbersOf(rest),
    ...(range && { range: rangesOf(range) }),
    ...(rows && { rows }),
  };
}

function numbersOf(clause: Pick<DraftClause, NumberName>) {
  const written: Record<string, string | number> = {};
  for (const name of NUMBER_NAMES) {
    const value = clause[name];
    if (value !== undefined) written[name] = isEmpty(value) ? value : writeNumber(name, value);
  }
  return written;
}

function rangesOf(ranges: Ranges) {
  const written: Record<string, unknown[]> = {};
  for (const name of NUMBER_NAMES) {
    const range = ranges[name];
    if (range) written[name] = range.map((end) => writeNumber(name, end));
  }
  return written;
}

const writeNumber = (name: NumberName, value: Numbers[NumberName]): string | number =>
  (NUMBERS[name] as { write(value: unknown): string | number }).write(value);

/** The letter as a YAML file. */
export const writePledge = (pledge: Draft): string => stringify(toDocument(pledge), { lineWidth: 0 });
