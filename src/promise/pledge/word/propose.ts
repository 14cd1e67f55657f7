import { isDeepStrictEqual } from 'node:util';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import type { DraftClause, Period } from '../pledge.ts';
import { CLOCK_MEASURES, PERIODS, RATIO_MEASURES } from '../pledge.ts';
import { readPledge } from '../read.ts';
import { toDocument } from '../write.ts';
import type { BoundClause } from './bound.ts';
import { clauseOf, draftOf } from './draft.ts';
import { plain } from './line.ts';
import { findRecurrences } from './period.ts';
import { type Asked, PROPOSABLE } from './propose-question.ts';
import { findQuantities, type Quantity } from './quantity.ts';
import type { LetterFound } from './read-letter.ts';

/** A binding that a model proposes for a sentence, to be accepted or not by a person. */
export interface Proposal extends Omit<BoundClause, 'section' | 'blanks'> {
  /** The id of the clause in the draft that the letter becomes. */
  readonly clause: string;
  /** That clause as it would be, as in a file. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** Asks a model about the sentences that rules left unbound. Answers with what holds water, and never fails. */
export type Propose = (letter: LetterFound) => Promise<readonly Proposal[]>;

/** Below every binding by rules, guesses too: how sure a model says it is tells little about whether it is right. */
const CONFIDENCE = 0.3;

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Binding = Type.Object(
  {
    sentence: Type.Integer({ minimum: 1 }),
    measure: Type.Union(PROPOSABLE.map((one) => Type.Literal(one))),
    scope: Type.Record(Type.String(), Type.Array(Type.String(), { minItems: 1, maxItems: 9 })),
    limit: nullable(Type.String()),
    target: nullable(Type.Number({ minimum: 0, maximum: 1 })),
    activity: nullable(Type.String({ minLength: 1, maxLength: 80 })),
    every: nullable(Type.Union(PERIODS.map((one) => Type.Literal(one)))),
    count: nullable(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
type Binding = Static<typeof Binding>;
const Answer = Type.Object({ bindings: Type.Array(Type.Unknown()) });

/**
 * Reads the answer of a model. Nothing in it is trusted: each binding has to be of the form that was asked for, say
 * no number that its sentence does not, and make a clause that a letter may hold.
 * @param content what the model wrote; a fence of Markdown around it does no harm
 */
export function readProposals(content: string, asked: readonly Asked[], letter: LetterFound): Proposal[] {
  const answer = parsed(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
  if (!Value.Check(Answer, answer)) return [];
  const found = new Map<number, Proposal>();
  for (const binding of answer.bindings) {
    if (!Value.Check(Binding, binding)) continue;
    const sentence = asked[binding.sentence - 1];
    const proposal = sentence && proposalOf(binding, sentence.index, letter);
    // Two answers to one question are a doubt; the first one is as good as any, and a person looks at it.
    if (proposal && !found.has(sentence.index)) found.set(sentence.index, proposal);
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([, proposal]) => proposal);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function proposalOf(binding: Binding, index: number, letter: LetterFound): Proposal | undefined {
  const was = letter.clauses[index]!;
  const bound = groundedIn(was, binding);
  const clause = bound && clauseOf(bound, index);
  // What the rules have guessed already is no news.
  if (
    !bound ||
    !clause ||
    clause.measure !== binding.measure ||
    isDeepStrictEqual(clause, clauseOf(was, index))
  )
    return undefined;
  const document = documentOf(clause, letter);
  if (!document) return undefined;
  const { section, blanks, ...rest } = bound;
  return { clause: clause.id, ...rest, document };
}

/** A clause as in a file, by way of the reader that every letter passes; undefined when it would refuse it. */
function documentOf(clause: DraftClause, letter: LetterFound): Proposal['document'] | undefined {
  const reading = readPledge(toDocument({ ...draftOf(letter), clauses: [clause] }), { draft: true });
  if ('faults' in reading) return undefined;
  const { clauses } = toDocument(reading.pledge) as { clauses: readonly Proposal['document'][] };
  return clauses[0];
}

const CLOCKS: ReadonlySet<string> = new Set(CLOCK_MEASURES);
const SHARES: ReadonlySet<string> = new Set(RATIO_MEASURES);

/** The binding with its numbers as the sentence has them; undefined when it says more than the sentence. */
function groundedIn(was: BoundClause, binding: Binding): BoundClause | undefined {
  const { measure, scope } = binding;
  const text = plain(was.text);
  const quantities = findQuantities(text);
  const limit = CLOCKS.has(measure) ? findLimit(text, quantities, binding.limit) : undefined;
  const share = quantities.find(
    ({ unit, value }) =>
      unit === 'percent' &&
      (binding.target === null ? value === null : value === Number((binding.target * 100).toPrecision(12))),
  );
  if (CLOCKS.has(measure) ? !limit : binding.limit !== null) return undefined;
  if (binding.target !== null && !share) return undefined;
  if (SHARES.has(measure) && !share) return undefined;
  const duty = measure === 'duty' ? dutyIn(text, quantities, binding) : NO_DUTY;
  if (!duty || !namesOnly(text, scope)) return undefined;
  return {
    ...was,
    measure,
    scope,
    limit: limit?.written ?? null,
    target: binding.target,
    ...duty.said,
    blanks: [
      ...(limit ? [{ unit: limit.unit, value: limit.value, meaning: 'limit' }] : []),
      ...(share ? [{ unit: share.unit, value: share.value, meaning: 'target' }] : []),
      ...(duty.open ? [{ unit: 'times' as const, value: null, meaning: 'count' }] : []),
    ],
    confidence: CONFIDENCE,
  };
}

/** The amount of time in a sentence that is meant by a limit, or its gap where there is none. */
function findLimit(text: string, quantities: readonly Quantity[], limit: string | null) {
  for (const { start, end, unit, value, limit: written } of quantities) {
    if (limit === null && value === null && ['minutes', 'hours', 'days', 'working-days'].includes(unit))
      return { unit, value, written: null };
    const working = text.slice(start, end).includes('工作') && written?.replace(/(?=[mh]$)/, 'w');
    if (limit !== null && (limit === written || limit === working)) return { unit, value, written: limit };
  }
  return undefined;
}

const NO_DUTY = { said: { activity: null, every: null, count: null }, open: false };

/** What is done how often, as far as the sentence says so. */
function dutyIn(text: string, quantities: readonly Quantity[], { activity, every, count }: Binding) {
  const recurs = (period: Period) => findRecurrences(text).some((one) => one.every === period);
  if (!activity || !text.includes(activity) || !every || !recurs(every)) return undefined;
  const times = quantities.filter(({ unit }) => unit === 'times');
  if (count !== null && !times.some(({ value }) => value === count)) return undefined;
  // Once a period is what a sentence without a number says; any other number has to be told.
  const open = times.some(({ value }) => value === null);
  if (count === null && times.length > 0 && !open) return undefined;
  return { said: { activity, every, count }, open: open && count === null };
}

/** Whether the names of the organisation's own in a scope stand in the sentence. */
const namesOnly = (text: string, scope: Binding['scope']): boolean =>
  ['category', 'unit', 'outlet'].every((field) => (scope[field] ?? []).every((name) => text.includes(name)));
