/**
 * A counter as a queue: customers come at random (Poisson), service takes exponentially long, all windows serve one
 * line, whoever came first is called first. With patience it is Erlang A: those who wait leave after an exponential
 * time; without it Erlang C, and nobody leaves.
 */
export interface Counter {
  readonly arrivalsPerHour: number;
  readonly serviceSeconds: number;
  /** Mean time after which somebody who waits leaves; null when nobody does. */
  readonly patienceSeconds: number | null;
}

export interface QueueFigures {
  /** Of those who were called in time or waited longer than the limit, the share that was called in time. */
  readonly kept: number;
  /** Share that left before being called. */
  readonly left: number;
  /** Share of the windows' time spent in service. */
  readonly busy: number;
}

const SECONDS_IN_HOUR = 3600;

/**
 * What comes of a number of windows in the long run.
 * @returns undefined when the line would grow without end (Erlang C with too few windows)
 */
export function queueFigures(
  counter: Counter,
  windows: number,
  limitSeconds: number,
): QueueFigures | undefined {
  const load = (counter.arrivalsPerHour / SECONDS_IN_HOUR) * counter.serviceSeconds;
  if (load === 0) return { kept: 1, left: 0, busy: 0 };
  return counter.patienceSeconds === null
    ? erlangC(load, windows, counter.serviceSeconds, limitSeconds)
    : erlangA(load, windows, counter.serviceSeconds, counter.patienceSeconds, limitSeconds);
}

/** Erlang's loss formula by its recursion: the share that would find all windows taken and go. */
function erlangB(load: number, windows: number): number {
  let blocked = 1;
  for (let k = 1; k <= windows; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** A. K. Erlang, 1917: P(wait > t) = C · e^(−(c − a)·t/s). */
function erlangC(
  load: number,
  windows: number,
  serviceSeconds: number,
  limitSeconds: number,
): QueueFigures | undefined {
  if (windows <= load) return undefined;
  const blocked = erlangB(load, windows);
  const waits = (windows * blocked) / (windows - load * (1 - blocked));
  const late = waits * Math.exp((-(windows - load) * limitSeconds) / serviceSeconds);
  return { kept: 1 - late, left: 0, busy: load / windows };
}

/** States beyond which nothing is left to add. */
const NEGLIGIBLE = 1e-14;

/**
 * C. Palm, 1943. With n waiting, the one who comes is called after n + 1 departures from the line, the last of them at
 * the rate cμ, the one before at cμ + θ, and so on: that is the n+1st of exponential order statistics, whose tail is a
 * negative binomial sum. One's own patience adds θ to every rate.
 */
function erlangA(
  load: number,
  windows: number,
  serviceSeconds: number,
  patienceSeconds: number,
  limitSeconds: number,
): QueueFigures {
  /** θ/μ and cμ/θ. */
  const impatience = serviceSeconds / patienceSeconds;
  const rates = windows / impatience;
  const blocked = erlangB(load, windows);
  // Weights are relative to the state in which all windows are taken and nobody waits; the states below have this much.
  let weight = 1;
  let total = 1 / blocked - 1;
  const stayed = Math.exp(-limitSeconds / patienceSeconds);
  const others = new Tail(rates, stayed);
  const withOwn = new Tail(rates + 1, stayed);
  let late = 0;
  let calledInTime = 0;
  let left = 0;
  for (let waiting = 0; weight > NEGLIGIBLE * total || load > windows + waiting * impatience; waiting++) {
    total += weight;
    late += weight * stayed * others.next();
    calledInTime += ((weight * rates) / (rates + waiting + 1)) * (1 - withOwn.next());
    left += (weight * (waiting + 1)) / (rates + waiting + 1);
    weight *= load / (windows + (waiting + 1) * impatience);
  }
  const served = 1 - left / total;
  const atOnce = (1 / blocked - 1) / total;
  const kept = atOnce + calledInTime / total;
  return { kept: kept / (kept + late / total), left: left / total, busy: (load * served) / windows };
}

/** P(the sum of exponentials with rates m·θ, (m + 1)·θ, … (m + n)·θ > t), for n = 0, 1, 2 … */
class Tail {
  readonly #rates: number;
  readonly #gone: number;
  #term: number;
  #sum: number;
  #count = 0;

  /** @param stayed e^(−θt) */
  constructor(rates: number, stayed: number) {
    this.#rates = rates;
    this.#gone = 1 - stayed;
    this.#term = stayed ** rates;
    this.#sum = 0;
  }

  next(): number {
    this.#sum += this.#term;
    this.#count++;
    this.#term *= (this.#gone * (this.#rates + this.#count - 1)) / this.#count;
    return Math.min(1, this.#sum);
  }
}

/** More windows than any counter has. */
const MOST_WINDOWS = 500;

export interface Staffing extends QueueFigures {
  readonly windows: number;
}

/** The fewest windows with which the share called in time reaches the target; undefined when 500 do not do. */
export function windowsNeeded(counter: Counter, limitSeconds: number, target: number): Staffing | undefined {
  for (let windows = 1; windows <= MOST_WINDOWS; windows++) {
    const figures = queueFigures(counter, windows, limitSeconds);
    if (figures && figures.kept >= target - Number.EPSILON) return { windows, ...figures };
  }
  return undefined;
}
