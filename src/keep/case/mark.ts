import type { Instant } from '../../platform/time.ts';
import { type Clause, matches, type RatioMeasure } from '../../promise/pledge/pledge.ts';
import type { CaseEvent, EventType } from './event.ts';
import type { History } from './history.ts';

/** A case's part in a ratio clause: it is in the denominator, and in the numerator when `counted`. */
export interface Mark {
  readonly clause: string;
  /** The event that put the case into the denominator. */
  readonly at: Instant;
  readonly counted: boolean;
}

/** For each ratio: the event that puts a case into the denominator, and whether it is in the numerator. */
const RATIO_RULES: Readonly<Record<RatioMeasure, (history: History) => Omit<Mark, 'clause'> | undefined>> = {
  satisfaction: (history) => rating(history, (event) => event.score !== undefined && event.score >= 4),
  solved: (history) =>
    rating(
      history,
      (event) => event.solved,
      (event) => event.solved !== undefined,
    ),
  answered: (history) => {
    const received = first(history, 'received');
    const replied = has(history, 'replied');
    const valid = received && (replied || history.end === history.events.length);
    return valid ? { at: received.at, counted: replied } : undefined;
  },
  'follow-up': (history) => share(history, 'archived', 'followed_up'),
  'spot-check': (history) => share(history, 'archived', 'inspected'),
};

/** The marks of one case under the ratio clauses. A matter is rated once: of several ratings the last one stands. */
export function marksOf(history: History, clauses: readonly Clause[]): Mark[] {
  const known = history.known.at(-1) ?? {};
  const marks: Mark[] = [];
  for (const clause of clauses) {
    if (!matches(clause.scope, known)) continue;
    const mark = RATIO_RULES[clause.measure as RatioMeasure](history);
    if (mark) marks.push({ clause: clause.id, ...mark });
  }
  return marks;
}

const first = ({ events }: History, type: EventType) => events.find((event) => event.type === type);
const has = (history: History, type: EventType) => first(history, type) !== undefined;

function rating(
  { events }: History,
  counts: (event: CaseEvent) => boolean | undefined,
  rates: (event: CaseEvent) => boolean = () => true,
): Omit<Mark, 'clause'> | undefined {
  const last = events.findLast((event) => event.type === 'rated' && rates(event));
  return last && { at: last.at, counted: counts(last) === true };
}

function share(history: History, whole: EventType, part: EventType): Omit<Mark, 'clause'> | undefined {
  const entered = first(history, whole);
  return entered && { at: entered.at, counted: has(history, part) };
}
