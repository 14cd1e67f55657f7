import type { Terms } from '../../keep/case/terms.ts';
import type { Instant } from '../../platform/time.ts';
import { NOTHING } from '../compliance/figures.ts';
import { Counts, Names, STATES, type State } from './counts.ts';
import { heldAgainst, neededWith } from './due.ts';
import { hourIn } from './hour.ts';
import { addLength, noLengths } from './lengths.ts';
import { neededCount } from './needed.ts';
import type { Plan, PlannedClock } from './plan.ts';
import { Plans } from './plans.ts';
import type { Said } from './sayings.ts';
import type { ClauseSums } from './sums.ts';
import type { HeldPage } from './unpack.ts';

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

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The case that is looked at: its events on the page, its plan, and what is known of it in the end. */
interface Looked {
  readonly page: HeldPage;
  readonly first: number;
  readonly end: number;
  readonly plan: Plan;
  readonly channel: number;
  readonly unit: number;
}

/** A letter held against one case after the other. */
export class Trial {
  readonly #question: Question;
  readonly #plans: Plans;
  readonly #hourOf: (at: Instant) => number;
  readonly #channels = new Names();
  readonly #units = new Names();
  /** For each saying, the channel and the unit that it names; 0 for none. */
  readonly #channelIn: Uint32Array;
  readonly #unitIn: Uint32Array;
  readonly #clocks: readonly Counting[];
  readonly #ratios: readonly Counting[];

  constructor(question: Question, sayings: readonly Said[]) {
    const { clocks, ratios, calendar } = question.terms;
    this.#question = question;
    this.#plans = new Plans(question.terms, sayings);
    this.#hourOf = hourIn(calendar.timeZone);
    this.#channelIn = Uint32Array.from(sayings, ({ fields }) =>
      this.#channels.numberOf(fields?.channel ?? ''),
    );
    this.#unitIn = Uint32Array.from(sayings, ({ fields }) => this.#units.numberOf(fields?.unit ?? ''));
    const counting = () => newCounting(this.#channels.all.length, this.#units.all.length);
    this.#clocks = clocks.map(counting);
    this.#ratios = ratios.map(counting);
  }

  /** Judges all that happened to the cases of a page. */
  take(page: HeldPage): void {
    let first = 0;
    for (const end of page.ends) {
      this.#takeCase(page, first, this.#happened(page, first, end));
      first = end;
    }
  }

  /** What each clause came to; those that the history does not tell of are left out. */
  get sums(): ReadonlyMap<string, ClauseSums> {
    const { clocks, ratios } = this.#question.terms;
    const sumsOf = (counting: Counting) => sums(counting, this.#channels.all, this.#units.all);
    return new Map([
      ...clocks.map(({ id }, place) => [id, sumsOf(this.#clocks[place]!)] as const),
      ...ratios.map(({ id }, place) => [id, sumsOf(this.#ratios[place]!)] as const),
    ]);
  }

  #happened(page: HeldPage, first: number, end: number): number {
    let happened = end;
    while (happened > first && page.at[happened - 1]! > this.#question.at) happened--;
    return happened;
  }

  #takeCase(page: HeldPage, first: number, end: number): void {
    if (first === end) return;
    const plan = this.#plans.of(page, first, end);
    const looked = {
      page,
      first,
      end,
      plan,
      channel: lastNamed(this.#channelIn, page, first, plan.describing),
      unit: lastNamed(this.#unitIn, page, first, plan.naming),
    };
    for (const clock of plan.clocks) {
      const startedAt = page.at[first + clock.start]!;
      if (this.#isAsked(startedAt)) this.#takeClock(looked, clock, startedAt);
    }
    for (const { clause, at, state } of plan.marks) {
      const entered = page.at[first + at]!;
      if (this.#isAsked(entered)) this.#count(this.#ratios[clause]!, looked, state, entered);
    }
  }

  #isAsked(moment: Instant): boolean {
    return moment >= this.#question.from && moment < this.#question.to;
  }

  #takeClock(looked: Looked, clock: PlannedClock, startedAt: Instant): void {
    const { limit } = this.#question.terms.clocks[clock.clause]!;
    const needed = this.#neededBy(looked, clock, startedAt);
    const counting = this.#clocks[clock.clause]!;
    const state = needed > limit.count ? 'broken' : clock.state;
    this.#count(counting, looked, state, startedAt);
    if (state === 'cancelled') counting.excluded[clock.why!]++;
    addLength(counting.lengths, needed, clock.state === 'kept');
  }

  /** From which count on, in the unit of its clause, the clock is not broken. */
  #neededBy({ page, first, end, plan }: Looked, clock: PlannedClock, startedAt: Instant): number {
    const { terms, at } = this.#question;
    const { unit } = terms.clocks[clock.clause]!.limit;
    const decidedAt = first + clock.decidedAt;
    if (!clock.standsStill) {
      return neededCount(terms.calendar, unit, startedAt, decidedAt === end ? at : page.at[decidedAt]!);
    }
    const held = heldAgainst(plan, clock, end - first, (place) => page.at[first + place]!, at);
    return neededWith(terms.calendar, unit, startedAt, held);
  }

  #count(counting: Counting, { channel, unit }: Looked, state: State, start: Instant): void {
    counting.channel.add(channel, state);
    counting.unit.add(unit, state);
    counting.hour.add(this.#hourOf(start), state);
  }
}

interface Counting extends Pick<ClauseSums, 'excluded' | 'lengths'> {
  readonly channel: Counts;
  readonly unit: Counts;
  readonly hour: Counts;
}

const newCounting = (channels: number, units: number): Counting => ({
  channel: new Counts(channels),
  unit: new Counts(units),
  hour: new Counts(HOURS.length),
  excluded: { withdrawn: 0, merged: 0, reclassified: 0 },
  lengths: noLengths(),
});

function sums(
  { channel, unit, hour, excluded, lengths }: Counting,
  channels: readonly string[],
  units: readonly string[],
): ClauseSums {
  const byHour = hour.byName(HOURS);
  const tally = { ...NOTHING };
  for (const count of byHour.values()) for (const state of STATES) tally[state] += count[state];
  return {
    tally,
    channel: channel.byName(channels),
    unit: unit.byName(units),
    hour: byHour,
    excluded,
    lengths,
  };
}

/** The last that was named by the events at some places; 0 when none was. */
function lastNamed(named: Uint32Array, { said }: HeldPage, first: number, places: readonly number[]): number {
  for (let index = places.length - 1; index >= 0; index--) {
    const number = named[said[first + places[index]!]!]!;
    if (number > 0) return number;
  }
  return 0;
}
