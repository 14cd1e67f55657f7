import type { Instant } from '../../platform/time.ts';
import { type Clause, isGateMeasure, matches, type RatioMeasure } from '../../promise/pledge/pledge.ts';
import type { CaseEvent, EventType } from './event.ts';
import { passagesOf } from './gate.ts';
import type { History } from './history.ts';
import { lapsesOf } from './lapse.ts';

/**
 * What a case adds to a clause that no clock runs for. Of a ratio it is in the denominator, and in the numerator when
 * `counted`; of a gate, `counted` when the condition held; of a comparison, on the side that the clause speaks for.
 */
export interface Mark {
  readonly clause: string;
  /** 1, and one more each further time in the same case: gates are passed, and coordination asked for, more than once. */
  readonly round: number;
  /** The event that put the case into the denominator, the step that the gate guards, or the start of what is compared. */
  readonly at: Instant;
  readonly counted: boolean;
  /** Milliseconds that are compared with others; null of ratios and gates, which are counted. */
  readonly lasted: number | null;
  /** Of a rating that was found malicious: why. It is in neither part of the ratio, and published as left out. */
  readonly excluded?: string;
}

type Share = Pick<Mark, 'at' | 'counted' | 'excluded'>;

/** For each ratio: the event that puts a case into the denominator, and whether it is in the numerator. */
const RATIO_RULES: Readonly<Record<RatioMeasure, (history: History) => readonly Share[]>> = {
  satisfaction: (history) => ratings(history, (event) => event.score !== undefined && event.score >= 4),
  solved: (history) =>
    ratings(
      history,
      (event) => event.solved,
      (event) => event.solved !== undefined,
    ),
  answered: (history) => {
    const received = first(history, 'received');
    const replied = has(history, 'replied');
    const valid = received && (replied || history.end === history.events.length);
    return valid ? [{ at: received.at, counted: replied }] : [];
  },
  'follow-up': (history) => share(history, 'archived', 'followed_up'),
  'spot-check': (history) => share(history, 'archived', 'inspected'),
};

/** The marks of one case under clauses of ratios, gates and comparisons. */
export function marksOf(history: History, clauses: readonly Clause[]): Mark[] {
  return clauses.flatMap((clause) =>
    occasionsOf(history, clause).map((occasion, index) => ({
      clause: clause.id,
      round: index + 1,
      ...occasion,
    })),
  );
}

function occasionsOf(history: History, clause: Clause): Omit<Mark, 'clause' | 'round'>[] {
  if (isGateMeasure(clause.measure)) {
    return passagesOf(history, clause).map(({ at, held }) => ({ at, counted: held, lasted: null }));
  }
  if (clause.measure === 'parity' || clause.measure === 'green-channel') {
    return lapsesOf(history, clause).map(({ startedAt, favoured, lasted }) => ({
      at: startedAt,
      counted: favoured,
      lasted,
    }));
  }
  if (!matches(clause.scope, history.known.at(-1) ?? {})) return [];
  const shares = RATIO_RULES[clause.measure as RatioMeasure](history);
  return shares.map((share) => ({ ...share, lasted: null }));
}

const first = ({ events }: History, type: EventType) => events.find((event) => event.type === type);
const has = (history: History, type: EventType) => first(history, type) !== undefined;

/**
 * A matter is rated once: of several ratings the last one stands. One that was found malicious stands no more, so that the
 * one before it does; it is told beside.
 */
function ratings(
  { events }: History,
  counts: (event: CaseEvent) => boolean | undefined,
  rates: (event: CaseEvent) => boolean = () => true,
): Share[] {
  const settled = events.filter(({ excludes }) => excludes !== undefined);
  const why = ({ seq }: CaseEvent) =>
    settled.find(({ excludes }) => seq !== undefined && excludes === seq)?.excludedFor;
  const shareOf = (event: CaseEvent) => ({ at: event.at, counted: counts(event) === true });
  const isRating = (event: CaseEvent) => event.type === 'rated' && rates(event);
  const last = events.findLast((event) => isRating(event) && why(event) === undefined);
  const standing = last ? [shareOf(last)] : [];
  if (settled.length === 0) return standing;
  const malicious = events.flatMap((event) => {
    const excluded = isRating(event) ? why(event) : undefined;
    return excluded === undefined ? [] : [{ ...shareOf(event), excluded }];
  });
  return [...standing, ...malicious];
}

function share(history: History, whole: EventType, part: EventType): Share[] {
  const entered = first(history, whole);
  return entered ? [{ at: entered.at, counted: has(history, part) }] : [];
}
