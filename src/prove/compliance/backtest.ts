import { type Clock, clocksOf } from '../../keep/case/clock.ts';
import { inOrder } from '../../keep/case/event.ts';
import { historyOf } from '../../keep/case/history.ts';
import { marksOf } from '../../keep/case/mark.ts';
import type { Terms } from '../../keep/case/terms.ts';
import type { Instant } from '../../platform/time.ts';
import type { HistoryColumns } from './backtest-columns.ts';
import { type Figures, figuresOf, NOTHING, type Tally } from './figures.ts';

export interface ClauseFigures extends Figures {
  readonly id: string;
}

type Counting = { -readonly [state in keyof Tally]: Tally[state] };

/**
 * What each clause would have come to, had the letter held for the whole history: every clause of the letter in its
 * order, those that the software does not count without data. Events after `at` must have been left out.
 */
export function backtest(terms: Terms, history: HistoryColumns, at: Instant): ClauseFigures[] {
  const tallies = new Map<string, Counting>(terms.pledge.clauses.map(({ id }) => [id, { ...NOTHING }]));
  for (const { events } of history.byCase()) {
    const whole = historyOf(inOrder(events));
    for (const { clause, state } of clocksOf(whole, terms.clocks, terms.calendar, at))
      tallies.get(clause)![state]++;
    for (const { clause, counted } of marksOf(whole, terms.ratios))
      tallies.get(clause)![counted ? 'kept' : 'broken']++;
  }
  return terms.pledge.clauses.map(({ id, target }) => ({ id, ...figuresOf(tallies.get(id)!, target) }));
}

/** Every clock of every case: cases as they were first named, then clauses as in the letter, then requests. */
export function* clocksIn(
  terms: Terms,
  history: HistoryColumns,
  at: Instant,
): Generator<{ readonly name: string; readonly clocks: readonly Clock[] }> {
  for (const { index, events } of history.byCase()) {
    const clocks = clocksOf(historyOf(inOrder(events)), terms.clocks, terms.calendar, at);
    if (clocks.length > 0) yield { name: history.names.nameOf(index), clocks };
  }
}
