import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { Span } from '../prove/compliance/period.ts';
import type { Compliance, PortalDeps } from './deps.ts';
import { type SpanName, spanOf } from './span.ts';
import type { Visit } from './visit.ts';

/** The figures that a page shows unless its reader asks for others. */
export interface Recent {
  /** Undefined for days that have no name. */
  readonly name: SpanName | undefined;
  readonly compliance: Compliance;
  readonly span: Span;
  /** Whether anything has been judged at all. */
  readonly any: boolean;
}

const hasVerdicts = ({ clauses }: Compliance): boolean =>
  clauses.some(({ kept, broken, measured }) => measured && kept + broken > 0);

/** The figures of a period; without one those of this month, and while it has none those of the whole time. */
export async function recentFigures(
  visit: Visit,
  letter: PublishedPledge,
  deps: PortalDeps,
  wanted?: SpanName | Span,
): Promise<Recent> {
  const name = typeof wanted === 'object' ? undefined : (wanted ?? 'month');
  const days =
    typeof wanted === 'object' ? wanted : name === 'all' ? {} : spanOf(visit, letter, name ?? 'month');
  const compliance = await deps.compliance(letter.id, { ...days, by: 'month' });
  const any = hasVerdicts(compliance);
  if (!any && !wanted) return recentFigures(visit, letter, deps, 'all');
  return { name, compliance, span: { from: compliance.from, to: compliance.to }, any };
}
