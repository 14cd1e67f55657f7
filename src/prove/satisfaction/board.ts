import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { responseOf } from './call.ts';
import { readLists, readStates } from './call-store.ts';

/** What the answers of a month, a unit or a channel came to. Names nobody and no case. */
export interface Share {
  readonly month: string;
  readonly unitId: number | null;
  readonly channel: string | null;
  /** Cases whose last answer in the span is of this month: who could rate. */
  readonly asked: number;
  /** Of these, with a rating that stands; the rest did not respond, or has only ratings that were left out. */
  readonly rated: number;
  /** Rated 4 or 5: what the ratio calls satisfied. */
  readonly satisfied: number;
  /** Of those rated, by staff who asked on the phone. */
  readonly byPhone: number;
  /** Cases with a rating that was found malicious. */
  readonly excluded: number;
}

/** Every share of a span, by month in the time zone, unit and channel. */
export async function readShares(db: Db, from: Instant, to: Instant, timeZone: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select to_char(asked.at at time zone ${timeZone}, 'YYYY-MM') as month, cases.unit_id as "unitId", cases.channel,
           count(*)::int as asked, count(standing.score)::int as rated,
           count(*) filter (where standing.score >= 4)::int as satisfied,
           count(*) filter (where standing.actor = 'staff')::int as "byPhone",
           count(*) filter (where left_out.some)::int as excluded
    from (select case_id, max(at) as at from case_event
          where org_id = ${ORG_ID} and type = 'replied' and at >= ${timestamptz(from)} and at < ${timestamptz(to)}
          group by case_id) asked
    join cases on cases.org_id = ${ORG_ID} and cases.id = asked.case_id and cases.stage not in ('withdrawn', 'merged')
    left join lateral (
      select array_agg((data->>'excludes')::int) as seqs, true as some from case_event settled
      where settled.org_id = ${ORG_ID} and settled.case_id = asked.case_id and settled.type = 'rating_settled'
        and settled.data ? 'excludes'
      having count(*) > 0) left_out on true
    left join lateral (
      select (rating.data->>'score')::int as score, rating.actor from case_event rating
      where rating.org_id = ${ORG_ID} and rating.case_id = asked.case_id and rating.type = 'rated'
        and not rating.seq = any(coalesce(left_out.seqs, '{}'))
      order by rating.at desc, rating.seq desc limit 1) standing on true
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}

export interface Figures {
  readonly asked: number;
  readonly rated: number;
  readonly satisfied: number;
  readonly unanswered: number;
  readonly byPhone: number;
  readonly excluded: number;
  /** satisfied / rated, and rated / asked, to four decimals. */
  readonly rate: number | null;
  readonly responseRate: number | null;
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

export function figuresOf(shares: readonly Share[]): Figures {
  const sum = (of: (one: Share) => number) => shares.reduce((total, one) => total + of(one), 0);
  const [asked, rated, satisfied] = [
    sum((one) => one.asked),
    sum((one) => one.rated),
    sum((one) => one.satisfied),
  ];
  return {
    asked,
    rated,
    satisfied,
    unanswered: asked - rated,
    byPhone: sum((one) => one.byPhone),
    excluded: sum((one) => one.excluded),
    rate: share(satisfied, rated),
    responseRate: share(rated, asked),
  };
}

/** Why ratings were left out, over the days on which they were settled. */
export async function readCauses(db: Db, from: Instant, to: Instant) {
  const rows = await db
    .selectFrom('rating_contest')
    .select(({ fn }) => ['cause', 'state', fn.countAll<number>().as('count')])
    .where('org_id', '=', ORG_ID)
    .where('state', '<>', 'open')
    .where('settled_at', '>=', timestamptz(from))
    .where('settled_at', '<', timestamptz(to))
    .groupBy(['cause', 'state'])
    .orderBy('cause')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** What the lists of calls came to together: non-response is published with the response (ISO 10004). */
export async function readResponse(db: Db) {
  const lists = await readLists(db);
  const states = await readStates(
    db,
    lists.map(({ id }) => id),
  );
  return lists.map(({ id, seed, from, to, population }) => ({
    seed,
    from,
    to,
    population: Number(population ?? 0),
    ...responseOf(states.get(id) ?? new Map()),
  }));
}
