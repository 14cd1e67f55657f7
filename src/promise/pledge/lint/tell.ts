import Type, { type Static } from 'typebox';
import { inLocale, type Locale, object } from '../../../platform/route.ts';
import type { Finding } from './finding.ts';

/** How findings are told to others. */

export const FindingReply = object({
  severity: Type.Enum(['fault', 'warning', 'hint']),
  rule: Type.String({ description: 'Which rule found it, a stable name such as urgent-slower.' }),
  clauses: Type.Array(Type.String({ description: 'Ids of the clauses; none when it is about the letter.' })),
  message: Type.String(),
  remedy: Type.String(),
});

export const tellFinding = (
  { severity, rule, clauses, sentence, remedy }: Finding,
  locale: Locale,
): Static<typeof FindingReply> => ({
  severity,
  rule,
  clauses: [...clauses],
  message: inLocale(sentence, locale),
  remedy: inLocale(remedy, locale),
});
