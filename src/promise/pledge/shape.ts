import Type, { type Static } from 'typebox';
import { type Locale, nullable, object, Timestamp } from '../../platform/route.ts';
import { formatInstant } from '../../platform/time.ts';
import { formatLimit } from '../calendar/limit.ts';
import { describeMeasure } from './describe.ts';
import type { PublishedPledge } from './inforce.ts';
import { clauseSegments, clauseSentence, titleIn, wordsIn } from './phrase.ts';
import { type Clause, EVIDENCE, MEASURES, PERIODS, type Pledge } from './pledge.ts';
import type { PledgeVersion } from './store.ts';

/** How the API tells letters, clauses and versions. */

const Day = Type.String({ format: 'date' });
const words = <T extends string>(list: readonly T[]) => Type.Enum([...list]);
const Party = object({ name: Type.String(), type: nullable(Type.String()) });
const Term = object({ from: Day, to: nullable(Day) });

export const ClauseReply = object({
  id: Type.String(),
  section: nullable(Type.String()),
  text: Type.String({ description: 'The promise as a sentence, its blanks filled in.' }),
  segments: Type.Array(object({ text: Type.String(), blank: Type.Boolean() })),
  how: Type.String({ description: 'How it is measured, in one line.' }),
  measure: words(MEASURES),
  scope: Type.Record(Type.String(), Type.Array(Type.String())),
  limit: nullable(Type.String({ description: 'As in a letter: 30m, 24h, 90wm, 4wh, 3d, 5wd.' })),
  target: Type.Number({ description: 'The share that must be kept, 0 to 1.' }),
  of: nullable(Type.String()),
  activity: nullable(Type.String()),
  every: nullable(words(PERIODS)),
  count: nullable(Type.Integer()),
  indicators: nullable(Type.Integer()),
  multiple: nullable(Type.Number()),
  amount: nullable(Type.Number({ description: 'In yuan.' })),
  trainingHours: nullable(Type.Integer()),
  hours: nullable(Type.Unknown({ description: 'roster: the hours covered, as in a calendar.' })),
  due: nullable(Day),
  phase: nullable(object({ from: Day, to: Day })),
  deliverables: Type.Array(Type.String()),
  channel: nullable(Type.String({ description: 'Where reports about the handling are taken.' })),
  evidence: Type.Array(words(EVIDENCE)),
  owner: nullable(Type.String({ description: 'The post or unit that answers for it.' })),
  conditions: Type.Array(Type.String()),
  exclusions: Type.Array(Type.String()),
  indicator: nullable(Type.String({ description: 'The figure that tells whether it was kept.' })),
});

export const LetterReply = object({
  id: Type.Integer(),
  version: Type.Integer(),
  publishedAt: Timestamp,
  title: Type.String(),
  promisor: Party,
  recipient: nullable(Party),
  effective: nullable(Term),
  calendar: Type.Unknown({ description: 'The calendar of the letter, as it is written in a file.' }),
  clauses: Type.Array(ClauseReply),
});

export const PublishedReply = object({
  id: Type.Integer(),
  version: Type.Integer(),
  title: Type.String(),
  effective: nullable(Term),
  publishedAt: Timestamp,
});

export const VersionReply = object({
  id: Type.Integer(),
  version: nullable(Type.Integer()),
  status: words(['draft', 'published']),
  title: Type.String(),
  effectiveFrom: nullable(Day),
  effectiveTo: nullable(Day),
  revision: Type.Integer({
    description: 'Counts the changes of a draft; send it back with the next change.',
  }),
  createdAt: Timestamp,
  publishedAt: nullable(Timestamp),
});

const party = ({ name, type }: Pledge['promisor']) => ({ name, type: type ?? null });

const term = ({ effective }: Pledge) =>
  effective ? { from: effective.from, to: effective.to ?? null } : null;

const tellClause = (clause: Clause, locale: Locale): Static<typeof ClauseReply> => ({
  id: clause.id,
  section: wordsIn(clause, 'section', locale) ?? null,
  text: clauseSentence(clause, locale),
  segments: clauseSegments(clause, locale),
  how: describeMeasure(clause, locale),
  measure: clause.measure,
  scope: clause.scope as Record<string, string[]>,
  limit: clause.limit ? formatLimit(clause.limit) : null,
  target: clause.target,
  of: clause.of ?? null,
  activity: wordsIn(clause, 'activity', locale) ?? null,
  every: clause.every ?? null,
  count: clause.count ?? null,
  indicators: clause.indicators ?? null,
  multiple: clause.multiple ?? null,
  amount: clause.amount ?? null,
  trainingHours: clause.trainingHours ?? null,
  hours: clause.hours ?? null,
  due: clause.due ?? null,
  phase: clause.phase ?? null,
  deliverables: [...(wordsIn(clause, 'deliverables', locale) ?? [])],
  channel: clause.channel ?? null,
  evidence: [...(clause.evidence ?? [])],
  owner: wordsIn(clause, 'owner', locale) ?? null,
  conditions: [...(wordsIn(clause, 'conditions', locale) ?? [])],
  exclusions: [...(wordsIn(clause, 'exclusions', locale) ?? [])],
  indicator: wordsIn(clause, 'indicator', locale) ?? null,
});

/** A published letter in the language of the reader. */
export const tellLetter = (one: PublishedPledge, locale: Locale): Static<typeof LetterReply> => ({
  ...tellPublished(one, locale),
  promisor: party(one.pledge.promisor),
  recipient: one.pledge.recipient ? party(one.pledge.recipient) : null,
  calendar: one.pledge.calendar,
  clauses: one.pledge.clauses.map((clause) => tellClause(clause, locale)),
});

/** A published letter in a list of them. */
export const tellPublished = (
  { id, version, publishedAt, pledge, calendar }: PublishedPledge,
  locale: Locale,
) => ({
  id,
  version,
  title: titleIn(pledge, locale),
  effective: term(pledge),
  publishedAt: formatInstant(publishedAt, calendar.timeZone),
});

/** A version, draft or published, as those see it who work on it. */
export const tellVersion = (version: PledgeVersion): Static<typeof VersionReply> => ({
  ...version,
  createdAt: formatInstant(version.createdAt),
  publishedAt: version.publishedAt === null ? null : formatInstant(version.publishedAt),
});
