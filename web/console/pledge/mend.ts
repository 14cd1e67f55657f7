import { formatLimit, type Limit, type LimitUnit } from '../../../src/promise/calendar/limit.ts';
import { isEmpty } from '../../../src/promise/pledge/blank.ts';
import { NUMBER_NAMES, NUMBERS, type NumberName } from '../../../src/promise/pledge/numbers.ts';
import {
  type ClockMeasure,
  type Draft,
  type DraftClause,
  isClockMeasure,
  type Measure,
  SCOPE_VALUES,
  type ScopeField,
} from '../../../src/promise/pledge/pledge.ts';
import { adopt, likely } from './adopt.ts';
import { freshId } from './change.ts';
import type { Findings } from './queries.ts';
import { USUAL } from './week.ts';

type Finding = Findings['findings'][number];

/** A way to mend what was found; what it is about is told apart from the words for it. */
export interface Mend {
  readonly way:
    | { readonly do: 'natural-time' | 'working-time' | 'usual-hours' | 'major-only' | 'whole-share' | 'date' }
    | { readonly do: 'in-order' }
    | { readonly do: 'proof'; readonly kind: 'file' }
    | { readonly do: 'owner'; readonly name: string }
    | { readonly do: 'limit'; readonly number: number; readonly limit: string }
    | { readonly do: 'value'; readonly number: number; readonly value: string }
    | { readonly do: 'remove'; readonly number: number }
    | { readonly do: 'bind'; readonly measure: Measure }
    | { readonly do: 'begin'; readonly day: string }
    | { readonly do: 'add'; readonly measures: readonly ClockMeasure[] }
    | { readonly do: 'add-for'; readonly field: ScopeField; readonly values: readonly string[] };
  readonly draft: Draft;
}

/** Words for clauses that are added, each with its blank. */
export type Sentences = Readonly<Partial<Record<ClockMeasure, string>>>;

interface Around {
  readonly today: string;
  readonly sentences: Sentences;
  /** Who could answer for a clause, as far as the letter itself names nobody. */
  readonly units?: readonly string[];
}

const NATURAL: Partial<Record<LimitUnit, LimitUnit>> = { wm: 'm', wh: 'h', wd: 'd' };
const WORKING: Partial<Record<LimitUnit, LimitUnit>> = { m: 'wm', h: 'wh' };

const filled = ({ limit }: DraftClause): Limit | undefined => (limit && !isEmpty(limit) ? limit : undefined);

/** What one click could do about a finding; nothing where only a person can say. */
export function mendsOf({ rule, clauses: ids }: Finding, draft: Draft, around: Around): readonly Mend[] {
  const { clauses } = draft;
  const isMeant = ({ id }: DraftClause) => ids.includes(id);
  const [first, second] = ids.map((id) => clauses.find((clause) => clause.id === id));
  const withClauses = (next: readonly DraftClause[]): Draft => ({ ...draft, clauses: next });
  const each = (change: (clause: DraftClause) => DraftClause) =>
    withClauses(clauses.map((clause) => (isMeant(clause) ? change(clause) : clause)));
  const numberOf = (clause: DraftClause) => clauses.indexOf(clause) + 1;
  const inUnits = (units: typeof NATURAL) =>
    each((clause) => {
      const limit = filled(clause);
      const unit = limit && units[limit.unit];
      return unit ? { ...clause, limit: { ...limit, unit } } : clause;
    });
  /** Gives one clause the limit of the other. */
  const like = (one: DraftClause | undefined, other: DraftClause | undefined): Mend[] => {
    const limit = other && filled(other);
    if (!one || !limit) return [];
    const next = withClauses(clauses.map((clause) => (clause === one ? { ...clause, limit } : clause)));
    return [{ way: { do: 'limit', number: numberOf(one), limit: formatLimit(limit) }, draft: next }];
  };
  const remove = (one: DraftClause | undefined): Mend[] =>
    one
      ? [
          {
            way: { do: 'remove', number: numberOf(one) },
            draft: withClauses(clauses.filter((clause) => clause !== one)),
          },
        ]
      : [];

  switch (rule) {
    case 'unowned': {
      const named = mostCommon(clauses.flatMap(({ owner }) => (owner && !isEmpty(owner) ? [owner] : [])));
      const names = named ? [named] : (around.units ?? []).slice(0, 4);
      return names.map((name) => ({
        way: { do: 'owner', name },
        draft: each((one) => ({ ...one, owner: name })),
      }));
    }
    case 'duty-without-evidence':
    case 'unproven-statement':
      return [{ way: { do: 'proof', kind: 'file' }, draft: each((one) => ({ ...one, evidence: ['file'] })) }];
    case 'gate-for-all':
      return [
        { way: { do: 'major-only' }, draft: each((one) => ({ ...one, scope: { complexity: ['major'] } })) },
      ];
    case 'working-time-round-the-clock':
      return [
        {
          way: { do: 'usual-hours' },
          draft: { ...draft, calendar: { ...draft.calendar, hours: USUAL } },
        },
        { way: { do: 'natural-time' }, draft: inUnits(NATURAL) },
      ];
    case 'nobody-on-duty':
      return [{ way: { do: 'working-time' }, draft: inUnits(WORKING) }];
    case 'empty-target':
      return [{ way: { do: 'whole-share' }, draft: each((one) => ({ ...one, target: 1 })) }];
    case 'milestone-without-date':
      return [{ way: { do: 'date' }, draft: each((one) => ({ ...one, due: '__' })) }];
    case 'milestone-out-of-order':
      return second ? inTurn(draft) : [];
    case 'priority-slower':
    case 'urgent-slower':
      return like(first, second);
    case 'looser-than-general':
      return [...like(first, second), ...remove(first)];
    case 'ends-before-start':
      return [...like(first, second), ...like(second, first)];
    case 'contradiction':
    case 'two-numbers':
      return [...remove(second), ...remove(first)];
    case 'out-of-range':
      return first ? inRange(draft, first) : [];
    case 'measurable-statement':
      return (first ? likely(first) : []).map((measure) => ({
        way: { do: 'bind', measure },
        draft: each((one) => adopt(one, measure)),
      }));
    case 'term-in-the-past':
      return [
        {
          way: { do: 'begin', day: around.today },
          draft: { ...draft, effective: { ...draft.effective, from: around.today } },
        },
      ];
    case 'step-without-limit':
      return added(draft, missingSteps(draft), around.sentences);
    case 'channel-without-response':
      // Where only a part of a channel's cases has none, a person has to say which promise they are to get.
      if (first) return [];
      return clauses.some(({ measure }) => measure === 'first-response')
        ? forTheRest(draft, 'first-response', 'channel', around.sentences)
        : added(draft, ['first-response'], around.sentences);
    case 'kind-left-out': {
      const field = (['urgency', 'complexity', 'nature'] as const).find((one) => first?.scope[one]);
      return first && isClockMeasure(first.measure) && field
        ? forTheRest(draft, first.measure, field, around.sentences)
        : [];
    }
    default:
      return [];
  }
}

const mostCommon = (names: readonly string[]): string | undefined =>
  [...Map.groupBy(names, (name) => name)].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];

/** Gives the phases of the letter, in the order in which it tells them, their dates in the order of time. */
function inTurn(draft: Draft): Mend[] {
  const phases = draft.clauses.flatMap(({ phase }) => (phase && !isEmpty(phase.from) ? [phase] : []));
  const sorted = phases.toSorted((a, b) => (a.from < b.from ? -1 : 1)).values();
  const clauses = draft.clauses.map((clause) =>
    clause.phase && !isEmpty(clause.phase.from) ? { ...clause, phase: sorted.next().value! } : clause,
  );
  return phases.length > 1 ? [{ way: { do: 'in-order' }, draft: { ...draft, clauses } }] : [];
}

/** Brings the numbers of a clause to the nearer end of what is sensible. */
function inRange(draft: Draft, clause: DraftClause): Mend[] {
  return NUMBER_NAMES.flatMap((name: NumberName): Mend[] => {
    const [value, range] = [clause[name], clause.range?.[name]];
    const kind = NUMBERS[name] as {
      inOrder(least: unknown, most: unknown): boolean | undefined;
      write(value: unknown): string | number;
    };
    if (value === undefined || isEmpty(value) || !range) return [];
    const [least, most] = range;
    const end =
      kind.inOrder(least, value) === false ? least : kind.inOrder(value, most) === false ? most : undefined;
    if (end === undefined) return [];
    const clauses = draft.clauses.map((one) => (one === clause ? { ...one, [name]: end } : one));
    const number = draft.clauses.indexOf(clause) + 1;
    return [{ way: { do: 'value', number, value: String(kind.write(end)) }, draft: { ...draft, clauses } }];
  });
}

/** Each step of a case by the measures that limit it. */
const STEPS: readonly (readonly ClockMeasure[])[] = [
  ['registration'],
  ['dispatch'],
  ['first-handling', 'investigation-start', 'initial-plan', 'coordination'],
  ['resolution'],
  ['archiving'],
];

const missingSteps = ({ clauses }: Draft): ClockMeasure[] =>
  STEPS.filter((by) => !clauses.some(({ measure }) => (by as readonly string[]).includes(measure))).map(
    ([measure]) => measure!,
  );

/** Puts a clause behind another, under its heading; at the end where there is none to stand behind. */
function behind(clauses: readonly DraftClause[], last: DraftClause | undefined, clause: DraftClause) {
  if (!last) return [...clauses, clause];
  const { section, sectionEn } = last;
  const heading = {
    ...(section !== undefined && { section }),
    ...(sectionEn !== undefined && { sectionEn }),
  };
  return clauses.toSpliced(clauses.indexOf(last) + 1, 0, { ...clause, ...heading });
}

function added(draft: Draft, measures: readonly ClockMeasure[], sentences: Sentences): Mend[] {
  const clauses = measures.reduce<readonly DraftClause[]>(
    (all, measure) =>
      behind(
        all,
        all.findLast((one) => isClockMeasure(one.measure)),
        open(all, measure, sentences, {}),
      ),
    draft.clauses,
  );
  return measures.length > 0 ? [{ way: { do: 'add', measures }, draft: { ...draft, clauses } }] : [];
}

/** Where feedback is taken and handled, a channel is promised something. */
const HANDLING: readonly string[] = [
  'registration',
  'dispatch',
  'first-handling',
  'initial-plan',
  'resolution',
  'answered',
];

/** A clause for the values of a field that no clause of the measure names, as far as the letter is about them. */
function forTheRest(
  draft: Draft,
  measure: ClockMeasure,
  field: 'channel' | 'urgency' | 'complexity' | 'nature',
  sentences: Sentences,
): Mend[] {
  const alike = draft.clauses.filter((clause) => clause.measure === measure);
  const named = new Set(alike.flatMap(({ scope }) => scope[field] ?? []));
  const others = draft.clauses.filter((clause) => HANDLING.includes(clause.measure));
  const isTaken = (value: string) =>
    field !== 'channel' || others.some(({ scope }) => scope.channel?.includes(value) ?? true);
  const values = SCOPE_VALUES[field].filter((value) => !named.has(value) && isTaken(value));
  if (values.length === 0) return [];
  const clause = open(draft.clauses, measure, sentences, { [field]: values });
  const clauses = behind(draft.clauses, alike.at(-1), clause);
  return [{ way: { do: 'add-for', field, values }, draft: { ...draft, clauses } }];
}

const open = (
  clauses: readonly DraftClause[],
  measure: ClockMeasure,
  sentences: Sentences,
  scope: DraftClause['scope'],
): DraftClause => ({
  id: freshId(clauses),
  text: sentences[measure] ?? '{{limit}}',
  measure,
  scope,
  limit: '__',
  target: 1,
});
