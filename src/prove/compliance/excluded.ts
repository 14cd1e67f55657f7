import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db } from '../../platform/sql.ts';
import type { Span } from './period.ts';

/** Ratings that were left out, and why: by the day of the rating. */
export interface Excluded {
  readonly count: number;
  readonly causes: { cause: string; count: number }[];
}

/** What the ratios of a letter leave out as malicious, by clause. */
export async function readExcluded(
  db: Db,
  pledgeId: number,
  { from, to }: Span,
): Promise<ReadonlyMap<string, Excluded>> {
  const { rows } = await sql<{ clause: string; cause: string; count: number }>`
    select clause_id as clause, excluded as cause, count(*)::int as count from mark
    where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and day between ${from} and ${to} and excluded is not null
    group by 1, 2 order by 1, 2`.execute(db);
  const byClause = Map.groupBy(rows, ({ clause }) => clause);
  return new Map(
    [...byClause].map(([clause, some]) => [
      clause,
      {
        count: some.reduce((sum, { count }) => sum + count, 0),
        causes: some.map(({ cause, count }) => ({ cause, count })),
      },
    ]),
  );
}
