import { type Clock, clocksOf } from '../../keep/case/clock.ts';
import { inOrder } from '../../keep/case/event.ts';
import { historyOf } from '../../keep/case/history.ts';
import { type Mark, marksOf } from '../../keep/case/mark.ts';
import type { Terms } from '../../keep/case/terms.ts';
import type { Instant } from '../../platform/time.ts';
import type { Clause } from '../../promise/pledge/pledge.ts';
import type { HistoryColumns } from './backtest-columns.ts';
import { type Comparison, compared, figuresOfComparison, isComparison, sideOf } from './comparison.ts';
import { type Figures, figuresOf, NOTHING, type Tally } from './figures.ts';

export interface ClauseFigures extends Figures {
  readonly id: string;
  /** Of parity and green-channel alone. */
  readonly comparison?: Comparison;
}

type Counting = { -readonly [state in keyof Tally]: Tally[state] };

/**
 * What each clause would have come to, had the letter held for the whole history: every clause of the letter in its
 * order, those that no history of cases tells of without data. Events after `at` must have been left out.
 */
export function backtest(terms: Terms, history: HistoryColumns, at: Instant): ClauseFigures[] {
  const { clauses } = terms.pledge;
  const tallies = new Map<string, Counting>(clauses.map(({ id }) => [id, { ...NOTHING }]));
  const lengths = new Map(clauses.filter(isComparison).map(({ id }) => [id, new Lengths()]));
  for (const { events } of history.byCase()) {
    const whole = historyOf(inOrder(events));
    for (const { clause, state } of clocksOf(whole, terms.clocks, terms.calendar, at))
      tallies.get(clause)![state]++;
    for (const { clause, counted, lasted, excluded } of marksOf(whole, terms.marked)) {
      if (excluded !== undefined) tallies.get(clause)!.cancelled++;
      else if (lasted === null) tallies.get(clause)![counted ? 'kept' : 'broken']++;
      else lengths.get(clause)!.add(counted, lasted);
    }
  }
  return clauses.map((clause): ClauseFigures => {
    const { id, target } = clause;
    const compared = lengths.get(id)?.compared(clause);
    return compared
      ? { id, ...figuresOfComparison(clause, compared), comparison: compared }
      : { id, ...figuresOf(tallies.get(id)!, target) };
  });
}

/** The lengths of both sides of a comparison, in milliseconds. */
class Lengths {
  readonly #favoured: number[] = [];
  readonly #other: number[] = [];

  add(favoured: boolean, lasted: number): void {
    (favoured ? this.#favoured : this.#other).push(lasted);
  }

  compared(clause: Clause): Comparison {
    return compared(
      clause,
      sideOf(Float64Array.from(this.#favoured)),
      sideOf(Float64Array.from(this.#other)),
    );
  }
}

/** A clock, or a step that a gate guards, which was right or wrong at the moment it was taken. */
export type Judged = Pick<Clock, 'clause' | 'startedAt' | 'stoppedAt' | 'state'> & {
  readonly dueAt: Instant | null;
};

/** All that was judged in every case: cases as they were first named, then clauses as in the letter, then requests. */
export function* judgedIn(
  terms: Terms,
  history: HistoryColumns,
  at: Instant,
): Generator<{ readonly name: string; readonly judged: readonly Judged[] }> {
  const place = new Map(terms.pledge.clauses.map(({ id }, index) => [id, index]));
  for (const { index, events } of history.byCase()) {
    const whole = historyOf(inOrder(events));
    const clocks = clocksOf(whole, terms.clocks, terms.calendar, at);
    const passages = marksOf(whole, terms.gates).map(passage);
    const judged =
      passages.length === 0
        ? clocks
        : [...clocks, ...passages].toSorted((a, b) => place.get(a.clause)! - place.get(b.clause)!);
    if (judged.length > 0) yield { name: history.names.nameOf(index), judged };
  }
}

const passage = ({ clause, at, counted }: Mark): Judged => ({
  clause,
  startedAt: at,
  dueAt: null,
  stoppedAt: at,
  state: counted ? 'kept' : 'broken',
});
