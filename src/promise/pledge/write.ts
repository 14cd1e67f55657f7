import { stringify } from 'yaml';
import { formatLimit } from '../calendar/limit.ts';
import type { Clause, Pledge } from './pledge.ts';
import { formatShare } from './share.ts';

/** A letter as it stands in a file: the object that YAML, JSON and the database hold. */
export type PledgeDocument = Readonly<Record<string, unknown>>;

/** The document of a letter; `readPledge` of it gives the same letter back. */
export function toDocument(pledge: Pledge): PledgeDocument {
  return { pledge: 1, ...pledge, clauses: pledge.clauses.map(clauseDocument) };
}

function clauseDocument({
  id,
  text,
  textEn,
  section,
  sectionEn,
  measure,
  scope,
  limit,
  target,
  ...rest
}: Clause) {
  return {
    id,
    ...(section !== undefined && { section }),
    ...(sectionEn !== undefined && { sectionEn }),
    text,
    ...(textEn !== undefined && { textEn }),
    measure,
    ...rest,
    ...(Object.keys(scope).length > 0 && { scope }),
    ...(limit && { limit: formatLimit(limit) }),
    target: formatShare(target),
  };
}

/** The letter as a YAML file. */
export const writePledge = (pledge: Pledge): string => stringify(toDocument(pledge), { lineWidth: 0 });
