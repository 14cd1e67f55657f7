import '../../keep/case/tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db } from '../../platform/sql.ts';
import { NO_LENGTHS, type Side } from './comparison.ts';
import type { Span } from './period.ts';

/** The two sides of a comparison, over all days that were asked for and over each period of them. */
export interface Sides {
  readonly favoured: Side;
  readonly other: Side;
}

/** @returns the sides of a clause; with a place, of that period alone */
export type SidesOf = (clause: string, period?: number) => Sides;

interface Row extends Side {
  readonly clause: string;
  readonly favoured: boolean;
  /** Place of the period, counted from 0; -1 of the whole span. */
  readonly period: number;
}

/**
 * The exact medians of what some clauses compare, each read from an index in which its lengths lie together: 400,000 of
 * them, as a whole and again by month, take 0.9 s on one busy core.
 */
export async function readSides(
  db: Db,
  pledgeId: number,
  clauses: readonly string[],
  span: Span,
  periods: readonly Span[],
): Promise<SidesOf> {
  const spans = [span, ...periods];
  const { rows } = await sql<Row>`
    select asked.clause, side.favoured, days.place - 2 as period, middle.*
    from unnest(${clauses}::text[]) as asked(clause)
    cross join (values (true), (false)) as side(favoured)
    cross join unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[])
      with ordinality as days(first, last, place)
    cross join lateral (
      select count(*) as count, percentile_cont(0.5) within group (order by lasted_ms) / 1000 as "medianSeconds" from mark
      where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and clause_id = asked.clause and counted = side.favoured
        and day between days.first and days.last and lasted_ms is not null
    ) middle`.execute(db);
  const known = new Map(
    rows.map(({ clause, favoured, period, count, medianSeconds }) => [
      `${clause} ${favoured} ${period}`,
      { count, medianSeconds },
    ]),
  );
  const side = (clause: string, favoured: boolean, period: number): Side =>
    known.get(`${clause} ${favoured} ${period}`) ?? NO_LENGTHS;
  return (clause, period = -1) => ({
    favoured: side(clause, true, period),
    other: side(clause, false, period),
  });
}

/** Of each clock clause the median time from start to stop, in seconds; of the clocks that have stopped. */
export async function readMedians(
  db: Db,
  pledgeId: number,
  clauses: readonly string[],
  { from, to }: Span,
): Promise<ReadonlyMap<string, number>> {
  // By date_part, since intervals are slower to sort: 600,000 clocks take half a second instead of one.
  const { rows } = await sql<{ clause: string; medianSeconds: number | null }>`
    select asked.clause, middle.*
    from unnest(${clauses}::text[]) as asked(clause)
    cross join lateral (
      select percentile_cont(0.5) within group (order by date_part('epoch', stopped_at - started_at)) as "medianSeconds"
      from clock
      where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and clause_id = asked.clause
        and started_day between ${from} and ${to} and stopped_at is not null
    ) middle`.execute(db);
  return new Map(
    rows.flatMap(({ clause, medianSeconds }) => (medianSeconds === null ? [] : [[clause, medianSeconds]])),
  );
}
