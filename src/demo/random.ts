/** A repeatable source of chance: the same seed yields the same sequence on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [low, high]. */
  int(low: number, high: number): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
  /** Log-normal: half of the values lie below the median; `spread` is the standard deviation of the logarithm. */
  around(median: number, spread: number): number;
  /** How many of something rare happen where `mean` are expected. */
  count(mean: number): number;
  /** A source of its own that does not disturb this one, so that a change in one part leaves the others as they were. */
  branch(name: string): Random;
}

/** Mixes a seed and a name into 32 bits (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: 32 bits of state are plenty for stories. */
export function seeded(seed: number | string): Random {
  let state = hash(String(seed));
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const random: Random = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted(items, weight) {
      let left = next() * items.reduce((sum, item) => sum + weight(item), 0);
      for (const item of items) {
        left -= weight(item);
        if (left < 0) return item;
      }
      return items.at(-1)!;
    },
    around: (median, spread) => median * Math.exp(spread * normal(next)),
    count(mean) {
      // The sum of many small chances is close to normal; below that, Knuth's product.
      if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(next)));
      const floor = Math.exp(-mean);
      let n = 0;
      for (let product = next(); product > floor; product *= next()) n++;
      return n;
    },
    branch: (name) => seeded(`${seed}/${name}`),
  };
  return random;
}

/** Standard normal, by Box and Muller. */
const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
