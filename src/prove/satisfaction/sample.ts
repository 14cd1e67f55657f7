import { createHash } from 'node:crypto';

/** A case that may be drawn: by its number, with the group in which it is drawn. */
export interface Drawable {
  readonly key: string;
  readonly stratum: string;
}

/**
 * Draws as many as are wanted, each stratum by its share (largest remainders), so that no unit, channel or silence of
 * users goes unheard. Within a stratum the order is that of SHA-256 over seed, a line feed and the number: whoever has the
 * seed and the frame comes to the same list, with any tool, in whatever order the frame is read.
 */
export function sample<D extends Drawable>(frame: readonly D[], seed: string, wanted: number): D[] {
  const strata = Map.groupBy(frame, ({ stratum }) => stratum);
  const quotas = quotasOf(
    new Map([...strata].map(([name, members]) => [name, members.length])),
    seed,
    wanted,
  );
  const drawn = [...strata].flatMap(([name, members]) =>
    inDrawOrder(members, seed, ({ key }) => key).slice(0, quotas.get(name)),
  );
  return inDrawOrder(drawn, seed, ({ key }) => key);
}

/** How many each stratum gives. Of equal remainders the one that the seed puts first. */
function quotasOf(sizes: ReadonlyMap<string, number>, seed: string, wanted: number): Map<string, number> {
  const population = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const size = Math.min(wanted, population);
  // Whole numbers: a share is `count * size / population`, so its remainder is compared without rounding.
  const shares = [...sizes].map(([name, count]) => ({
    name,
    whole: Math.floor((count * size) / population),
    rest: (count * size) % population,
  }));
  const left = size - shares.reduce((sum, { whole }) => sum + whole, 0);
  const order = inDrawOrder(shares, seed, ({ name }) => name).sort((a, b) => b.rest - a.rest);
  const favoured = new Set(order.slice(0, left));
  return new Map(shares.map((share) => [share.name, share.whole + Number(favoured.has(share))]));
}

/** Puts things in the order that a seed gives to their names. */
function inDrawOrder<T>(things: readonly T[], seed: string, nameOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, rank: rankOf(seed, nameOf(thing)) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ thing }) => thing);
}

const rankOf = (seed: string, name: string): string =>
  createHash('sha256').update(`${seed}\n${name}`).digest('hex');
