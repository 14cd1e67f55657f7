import { type Clock, clocksOf } from '../../keep/case/clock.ts';
import { type CaseEvent, inOrder } from '../../keep/case/event.ts';
import { type History, historyOf } from '../../keep/case/history.ts';
import { type Mark, marksOf } from '../../keep/case/mark.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { HOUR, type Instant, MINUTE, offsetAt } from '../../platform/time.ts';
import { type ClockClause, type Fields, matches } from '../../promise/pledge/pledge.ts';
import { NOTHING, sum, type Tally } from '../compliance/figures.ts';
import { addLength } from './lengths.ts';
import { needOf } from './needs.ts';
import { type ClauseSums, count, type Exclusion, noSums } from './sums.ts';

/** What is tried: a letter on what had happened by a moment. */
export interface Question {
  readonly terms: Terms;
  /** Judged as of this moment; what happened later is left out. */
  readonly at: Instant;
  /** Clocks that started, and ratios that were entered, from this moment on. */
  readonly from: Instant;
  /** And before this one. */
  readonly to: Instant;
}

const ONE: Readonly<Record<Clock['state'], Tally>> = {
  kept: { ...NOTHING, kept: 1 },
  broken: { ...NOTHING, broken: 1 },
  running: { ...NOTHING, running: 1 },
  cancelled: { ...NOTHING, cancelled: 1 },
};

/** A letter held against one case after the other. */
export class Trial {
  readonly sums: ReadonlyMap<string, ClauseSums>;
  readonly #question: Question;
  readonly #clauses: ReadonlyMap<string, ClockClause>;
  readonly #hourOf: (at: Instant) => number;

  constructor(question: Question) {
    const { pledge, clocks, calendar } = question.terms;
    this.#question = question;
    this.#clauses = new Map(clocks.map((clause) => [clause.id, clause]));
    this.#hourOf = hourIn(calendar.timeZone);
    this.sums = new Map(pledge.clauses.map(({ id }) => [id, noSums()]));
  }

  /** Judges all that happened to one case. */
  take(events: readonly CaseEvent[]): void {
    const { terms, at } = this.#question;
    const happened = events.some((event) => event.at > at)
      ? events.filter((event) => event.at <= at)
      : events;
    const history = historyOf(inOrder(happened));
    const known = history.known.at(-1) ?? {};
    for (const clock of clocksOf(history, terms.clocks, terms.calendar, at)) {
      if (this.#isAsked(clock.startedAt)) this.#takeClock(history, clock, known);
    }
    for (const mark of marksOf(history, terms.ratios)) {
      if (this.#isAsked(mark.at)) this.#takeMark(mark, known);
    }
  }

  #isAsked(moment: Instant): boolean {
    return moment >= this.#question.from && moment < this.#question.to;
  }

  #takeClock(history: History, clock: Clock, known: Fields): void {
    const { terms, at } = this.#question;
    const clause = this.#clauses.get(clock.clause)!;
    const sums = this.#count(clock.clause, clock.startedAt, ONE[clock.state], known);
    if (clock.state === 'cancelled') sums.excluded[whyExcluded(history, clause)]++;
    const need = needOf(history, clause, clock, terms.calendar, at);
    addLength(sums.lengths, need.count, need.kept);
  }

  #takeMark({ clause, at, counted }: Mark, known: Fields): void {
    this.#count(clause, at, counted ? ONE.kept : ONE.broken, known);
  }

  #count(clause: string, start: Instant, one: Tally, known: Fields): ClauseSums {
    const sums = this.sums.get(clause)!;
    sums.tally = sum(sums.tally, one);
    count(sums.channel, known.channel ?? '', one);
    count(sums.unit, known.unit ?? '', one);
    count(sums.hour, this.#hourOf(start), one);
    return sums;
  }
}

/** A cancelled clock was still meant when the case ended, or else had been relabelled out of its scope. */
function whyExcluded({ events, known, end }: History, clause: ClockClause): Exclusion {
  const ending = events[end]?.type;
  const meant = end > 0 && matches(clause.scope, known[end - 1]!);
  return meant && (ending === 'withdrawn' || ending === 'merged') ? ending : 'reclassified';
}

/** No time zone changes its offset within a quarter of an hour that begins on the quarter. */
const QUARTER = 15 * MINUTE;

/** Asking the runtime for an offset takes long; a history has few different quarters. */
function hourIn(timeZone: string): (at: Instant) => number {
  const hours = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let hour = hours.get(quarter);
    if (hour === undefined) {
      const wall = quarter * QUARTER + offsetAt(timeZone, quarter * QUARTER);
      hour = ((Math.floor(wall / HOUR) % 24) + 24) % 24;
      hours.set(quarter, hour);
    }
    return hour;
  };
}
