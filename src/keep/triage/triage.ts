import { SCOPE_VALUES } from '../../promise/pledge/pledge.ts';
import { hearing } from './hearing.ts';
import type { Rules, Verdict } from './rule.ts';
import { DEFAULT_RULES } from './rules.ts';

/** What a user hands in, before anyone has read it. `kind` and `segment` are what the user chose, where asked. */
export interface Feedback {
  readonly title: string;
  readonly body: string;
  readonly channel?: string;
  readonly kind?: string;
  readonly segment?: string;
  readonly outlet?: string;
}

export type TriageField = keyof Verdict | 'unit';

/** Why a field got its value: the words that spoke for it. */
export interface Reason {
  readonly field: TriageField;
  readonly value: string;
  readonly words: readonly string[];
}

type ValueOf<F extends keyof typeof SCOPE_VALUES> = NonNullable<(typeof SCOPE_VALUES)[F]>[number];

/** What feedback is taken to be. An absent field is not known. */
export interface Triage {
  readonly kind?: ValueOf<'kind'>;
  readonly urgency: ValueOf<'urgency'>;
  readonly nature: ValueOf<'nature'>;
  readonly complexity: ValueOf<'complexity'>;
  readonly segment?: ValueOf<'segment'>;
  /** `first` or `first/second` of the catalogue. */
  readonly category?: string;
  /** The name of the unit that should have it. */
  readonly unit?: string;
  /** Only of what words decided; what the user chose and what is merely assumed has no reason. */
  readonly reasons: readonly Reason[];
}

/** Names what feedback is. Pure: no I/O, no clock, never throws, the same answer for the same feedback. */
export interface Classifier {
  triage(feedback: Feedback): Triage;
}

interface Score {
  weight: number;
  readonly words: string[];
}

/** Values of one field with what spoke for each, in the order in which they were first heard of. */
type Scores = Map<string, Score>;

type Board = Record<keyof Verdict, Scores>;

// The first of equals wins: what would do more harm if it were overlooked.
const KIND_ORDER: readonly string[] = ['report', 'complaint', 'fault', 'suggestion', 'praise', 'enquiry'];

/** A classifier by rules. The rules are compiled once; a triage is one pass over the text. */
export function ruleClassifier(rules: Rules = DEFAULT_RULES): Classifier {
  const listen = hearing(rules);
  return {
    triage(feedback) {
      const board = emptyBoard();
      for (const { says, weight, word } of listen(`${feedback.title}\n${feedback.body}`))
        add(board, says, weight, word);
      const hint = feedback.channel === undefined ? undefined : own(rules.channels, feedback.channel);
      if (hint) add(board, hint.says, hint.weight);
      return decide(rules, board, feedback);
    },
  };
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const emptyBoard = (): Board => ({
  kind: new Map(),
  urgency: new Map(),
  nature: new Map(),
  complexity: new Map(),
  segment: new Map(),
  category: new Map(),
});

function add(board: Board, says: Verdict, weight: number, word?: string): void {
  for (const [field, value] of Object.entries(says) as [keyof Verdict, string][]) {
    const score = board[field].get(value) ?? { weight: 0, words: [] };
    score.weight += weight;
    if (word !== undefined && !score.words.includes(word)) score.words.push(word);
    board[field].set(value, score);
  }
}

function decide(rules: Rules, board: Board, feedback: Feedback): Triage {
  const kind = chosen('kind', feedback.kind) ?? kindOf(board.kind);
  const factor = (kind && own(rules.calm, kind)) ?? 1;
  const urgency = graded(board.urgency, factor, ['abnormal', 'urgent'] as const, 'ordinary');
  const complexity = graded(board.complexity, factor, ['major', 'complex'] as const, 'simple');
  const category = categoryOf(board.category);
  const nature = natureOf(board.nature, kind, category);
  const segment = chosen('segment', feedback.segment) ?? segmentOf(board.segment);
  const found = {
    ...(kind && { kind }),
    urgency,
    nature,
    complexity,
    ...(segment && { segment }),
    ...(category && { category }),
  };
  const unit = rules.units.find(({ when }) => holds(when, found))?.unit;
  return { ...found, ...(unit && { unit }), reasons: reasonsOf(board, found, feedback, unit) };
}

/** What the user chose, when it is one of the values that there are. */
function chosen<F extends 'kind' | 'segment'>(field: F, value: string | undefined): ValueOf<F> | undefined {
  return (SCOPE_VALUES[field] as readonly string[]).find((known) => known === value) as
    | ValueOf<F>
    | undefined;
}

function kindOf(scores: Scores): ValueOf<'kind'> | undefined {
  const best = [...scores].toSorted(
    ([a, left], [b, right]) => right.weight - left.weight || KIND_ORDER.indexOf(a) - KIND_ORDER.indexOf(b),
  )[0];
  return best && best[1].weight >= 0.4 ? (best[0] as ValueOf<'kind'>) : undefined;
}

/** The gravest grade whose words weigh enough. */
function graded<T extends string, D extends string>(
  scores: Scores,
  factor: number,
  grades: readonly T[],
  otherwise: D,
): T | D {
  return grades.find((grade) => (scores.get(grade)?.weight ?? 0) * factor >= 1) ?? otherwise;
}

const firstLevel = (category: string): string => category.split('/', 1)[0]!;

function categoryOf(scores: Scores): string | undefined {
  const tops = new Map<string, number>();
  for (const [category, { weight }] of scores) {
    tops.set(firstLevel(category), (tops.get(firstLevel(category)) ?? 0) + weight);
  }
  const top = heaviest([...tops]);
  if (top === undefined || top[1] < 0.5) return undefined;
  const below = [...scores].filter(([category]) => category.startsWith(`${top[0]}/`));
  return heaviest(below.map(([category, { weight }]) => [category, weight]))?.[0] ?? top[0];
}

function heaviest(entries: [string, number][]): [string, number] | undefined {
  return entries.reduce<[string, number] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  );
}

function natureOf(scores: Scores, kind: string | undefined, category: string | undefined): ValueOf<'nature'> {
  if ((scores.get('technical')?.weight ?? 0) >= 1 && kind !== 'praise') return 'technical';
  // Something of the promisor's own that does not work is for engineers; a street lamp is not.
  const outside = category !== undefined && firstLevel(category) === '物业与城建';
  return kind === 'fault' && !outside ? 'technical' : 'other';
}

function segmentOf(scores: Scores): ValueOf<'segment'> | undefined {
  const best = heaviest([...scores].map(([segment, { weight }]) => [segment, weight]));
  return best && best[1] >= 1 ? (best[0] as ValueOf<'segment'>) : undefined;
}

function holds(when: Verdict, found: Verdict): boolean {
  return (Object.entries(when) as [keyof Verdict, string][]).every(([field, value]) => {
    const actual = found[field];
    return actual === value || (field === 'category' && actual?.startsWith(`${value}/`) === true);
  });
}

function reasonsOf(board: Board, found: Verdict, feedback: Feedback, unit: string | undefined): Reason[] {
  const reasons: Reason[] = [];
  for (const [field, value] of Object.entries(found) as [keyof Verdict, string][]) {
    const asked = (field === 'kind' || field === 'segment') && feedback[field] === value;
    const words = board[field].get(value)?.words ?? [];
    if (words.length > 0 && !asked) reasons.push({ field, value, words });
  }
  const words = reasons
    .filter(({ field }) => field === 'nature' || field === 'category')
    .flatMap((one) => one.words);
  if (unit !== undefined && words.length > 0)
    reasons.push({ field: 'unit', value: unit, words: [...new Set(words)] });
  return reasons;
}
