import { type Clock, clocksOf } from '../../keep/case/clock.ts';
import { type CaseEvent, inOrder } from '../../keep/case/event.ts';
import { type History, historyOf } from '../../keep/case/history.ts';
import { type Mark, marksOf } from '../../keep/case/mark.ts';
import type { Terms } from '../../keep/case/terms.ts';
import { DAY, HOUR, type Instant, offsetAt } from '../../platform/time.ts';
import { type ClockClause, type Fields, matches } from '../../promise/pledge/pledge.ts';
import { addLength } from './lengths.ts';
import { needOf } from './needs.ts';
import { type ClauseSums, countOf, type Exclusion, noSums } from './sums.ts';

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
    const known = withUnit(history);
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
    const sums = this.#count(clock.clause, clock.startedAt, clock.state, known);
    if (clock.state === 'cancelled') sums.excluded[whyExcluded(history, clause)]++;
    const need = needOf(history, clause, clock, terms.calendar, at);
    addLength(sums.lengths, need.count, need.kept);
  }

  #takeMark({ clause, at, counted }: Mark, known: Fields): void {
    this.#count(clause, at, counted ? 'kept' : 'broken', known);
  }

  #count(clause: string, start: Instant, state: Clock['state'], known: Fields): ClauseSums {
    const sums = this.sums.get(clause)!;
    sums.tally[state]++;
    countOf(sums.channel, known.channel ?? '')[state]++;
    countOf(sums.unit, known.unit ?? '')[state]++;
    countOf(sums.hour, this.#hourOf(start))[state]++;
    return sums;
  }
}

/** What is known of a case in the end, with the unit that had it last: named by a field, or where it was dispatched. */
function withUnit({ events, known }: History): Fields {
  const fields = known.at(-1) ?? {};
  const unit = events.findLast((event) => event.fields?.unit !== undefined)?.fields?.unit;
  return unit === undefined || unit === fields.unit ? fields : { ...fields, unit };
}

/** A cancelled clock was still meant when the case ended, or else had been relabelled out of its scope. */
function whyExcluded({ events, known, end }: History, clause: ClockClause): Exclusion {
  const ending = events[end]?.type;
  const meant = end > 0 && matches(clause.scope, known[end - 1]!);
  return meant && (ending === 'withdrawn' || ending === 'merged') ? ending : 'reclassified';
}

/**
 * Asking the runtime for an offset takes as long as judging ten clocks. A day that begins and ends with the same offset
 * keeps it; on the others it is asked for.
 */
function hourIn(timeZone: string): (at: Instant) => number {
  // Most clocks of a case start with its receipt.
  let [last, hour] = [Number.NaN, 0];
  const offsets = new Map<number, number | null>();
  const offsetOn = (day: number): number | null => {
    let offset = offsets.get(day);
    if (offset === undefined) {
      const first = offsetAt(timeZone, day * DAY);
      offset = first === offsetAt(timeZone, (day + 1) * DAY) ? first : null;
      offsets.set(day, offset);
    }
    return offset;
  };
  return (at) => {
    if (at === last) return hour;
    const wall = at + (offsetOn(Math.floor(at / DAY)) ?? offsetAt(timeZone, at));
    last = at;
    hour = Math.floor((wall - Math.floor(wall / DAY) * DAY) / HOUR);
    return hour;
  };
}
