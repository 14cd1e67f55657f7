import { sql } from 'kysely';
import type { Db } from '../../../platform/sql.ts';
import { HOUR, type Instant } from '../../../platform/time.ts';
import { folded, lexeme } from '../search.ts';

/** In how many cases, by the database's own statistics, a pair of characters occurs. */
export interface Rarity {
  readonly cases: number;
  /** As a share of all cases; of a pair that is not among the common ones, no more than the rarest of these. */
  of(pair: string): number;
}

/** Reads the statistics that the planner keeps of the search column, an hour long the same ones. */
export function rarityOf(db: Db): (now: Instant) => Promise<Rarity> {
  let known: { readonly readAt: Instant; readonly rarity: Promise<Rarity> } | undefined;
  return (now) => {
    if (!known || now - known.readAt > HOUR || now < known.readAt) {
      const rarity = readRarity(db);
      rarity.catch(() => {
        known = undefined;
      });
      known = { readAt: now, rarity };
    }
    return known.rarity;
  };
}

async function readRarity(db: Db): Promise<Rarity> {
  const { rows } = await sql<{ cases: number; pairs: string[] | null; shares: number[] | null }>`
    select greatest(reltuples, 0)::float8 as cases, most_common_elems::text::text[] as pairs, most_common_elem_freqs as shares
    from pg_class left join pg_stats on schemaname = current_schema() and tablename = 'cases' and attname = 'search'
    where pg_class.oid = 'cases'::regclass`.execute(db);
  const { cases, pairs, shares } = rows[0]!;
  const common = new Map((pairs ?? []).map((pair, index) => [pair, shares![index]!]));
  const rarest = common.size === 0 ? 0 : Math.min(...common.values());
  return { cases, of: (pair) => common.get(pair) ?? rarest / 2 };
}

const WIDTH = 4;
const WINDOWS = 10;
/** As many rows as may be looked at for one window without anybody having to wait. */
const AFFORDABLE = 1_500;

const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * The stretches of a text that say most about it: four characters in a row, as the conjunction of the pairs in them, the
 * rarest first. What occurs in too many cases is left out. Stretches are spread over the text, so that no single turn of
 * phrase decides.
 */
export function tellingStretches(text: string, { cases, of }: Rarity): string[] {
  const stretches = [...folded(text).matchAll(WORDS)].flatMap(([run]) => {
    const characters = [...run];
    return Array.from({ length: Math.max(0, characters.length - WIDTH + 1) }, (_, at) =>
      characters.slice(at, at + WIDTH),
    );
  });
  const rated = stretches
    .map((characters, place) => {
      const pairs = characters.slice(1).map((next, index) => characters[index]! + next);
      return { place, pairs, share: Math.min(...pairs.map(of)) };
    })
    .filter(({ share }) => share * cases <= AFFORDABLE)
    .toSorted((a, b) => a.share - b.share || a.place - b.place);
  const taken: typeof rated = [];
  for (const one of rated) {
    if (taken.length === WINDOWS) break;
    if (taken.every(({ place }) => Math.abs(place - one.place) >= WIDTH / 2)) taken.push(one);
  }
  return taken.map(({ pairs }) => pairs.map(lexeme).join(' & '));
}
