import '../../keep/case/tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { type Fields, matches, type Scope } from '../../promise/pledge/pledge.ts';

/** Tickets taken in an hour of the week, on average. */
export interface Arrivals {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly perHour: number;
}

interface Taken {
  readonly day: string;
  readonly weekday: number;
  readonly hour: number;
  readonly fields: Fields | null;
  readonly tickets: number;
}

/**
 * How many customers come to a counter in each hour of the week, by the tickets that were taken. A weekday counts as
 * often as there was a day on which anybody took one, so that holidays do not thin it out.
 * @param from @param to moments; either may be infinite
 */
export async function readArrivals(
  db: Db,
  scope: Scope,
  timeZone: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Arrivals[]> {
  const { rows } = await sql<Taken>`
    select to_char(wall, 'YYYY-MM-DD') as day, extract(isodow from wall)::int as weekday,
      extract(hour from wall)::int as hour, fields, count(*) as tickets
    from (
      select at at time zone ${timeZone} as wall, data -> 'fields' as fields from case_event
      where org_id = ${ORG_ID} and type = 'taken'
        ${Number.isFinite(from) ? sql`and at >= ${timestamptz(from)}` : sql``}
        ${Number.isFinite(to) ? sql`and at < ${timestamptz(to)}` : sql``}) as taken
    group by 1, 2, 3, 4`.execute(db);
  return averaged(rows.filter(({ fields }) => matches(scope, fields ?? {})));
}

function averaged(rows: readonly Taken[]): Arrivals[] {
  const days = Map.groupBy(rows, ({ weekday }) => weekday);
  return [...Map.groupBy(rows, ({ weekday, hour }) => weekday * 24 + hour).values()]
    .map((same) => {
      const { weekday, hour } = same[0]!;
      const open = new Set(days.get(weekday)!.map(({ day }) => day)).size;
      return { weekday, hour, perHour: same.reduce((sum, { tickets }) => sum + tickets, 0) / open };
    })
    .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}
