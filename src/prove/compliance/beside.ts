import { sql } from 'kysely';
import Type, { type Static } from 'typebox';
import { CLOCK_RULES } from '../../keep/case/measure.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { nullable, object } from '../../platform/route.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { readExcluded } from './excluded.ts';
import type { Span } from './period.ts';

/**
 * What a clause's figures do not say by themselves, published beside them: merging takes a clock out of the rate, waiting
 * for the user stretches it, an extension gives it a second end, an override lets something pass a gate, and a malicious
 * rating is left out of a ratio.
 */
const COUNTS = {
  merged: object({
    count: Type.Integer({ description: 'Clocks that a merge cancelled.' }),
    broken: Type.Integer({ description: 'Of these, carried on by the answer to the other case: too late.' }),
  }),
  paused: object({
    count: Type.Integer({
      description: 'Counted clocks that stood still while the case waited for its user.',
    }),
    contested: Type.Integer({ description: 'Of these, where the user objected to the waiting.' }),
    medianSeconds: nullable(Type.Number({ description: 'For how long a clock stood still in all.' })),
  }),
  extended: object({
    count: Type.Integer({
      description: 'Clocks for which more time was given. Their own verdict stays as it is.',
    }),
    met: Type.Integer(),
    missed: Type.Integer(),
  }),
  excluded: object({
    count: Type.Integer({ description: 'Ratings that two people of other units found malicious.' }),
    causes: Type.Array(object({ cause: Type.String(), count: Type.Integer() })),
  }),
  overridden: Type.Integer({ description: 'Emergency overrides of the gate, by the day of the approval.' }),
};
const Counts = object(COUNTS);
export type Counts = Static<typeof Counts>;

export const Beside = object({ ...COUNTS, said: Type.Array(Type.String()) }, { title: 'Beside' });

export const NOTHING_BESIDE: Counts = {
  merged: { count: 0, broken: 0 },
  paused: { count: 0, contested: 0, medianSeconds: null },
  extended: { count: 0, met: 0, missed: 0 },
  excluded: { count: 0, causes: [] },
  overridden: 0,
};

interface Row {
  readonly clause: string;
  readonly kind: Exclude<keyof Counts, 'excluded'>;
  readonly count: number;
  readonly some: number;
  readonly rest: number;
  readonly median: number | null;
}

/** What is to be told beside each clause over the days on which its clocks started. Past a due is missed, alarmed for or not. */
export async function readBeside(
  db: Db,
  pledgeId: number,
  { from, to }: Span,
  now: Instant,
): Promise<ReadonlyMap<string, Counts>> {
  const at = timestamptz(now);
  const counted = sql`clock.org_id = ${ORG_ID} and clock.pledge_id = ${pledgeId}
    and clock.started_day between ${from} and ${to}`;
  const pausing = Object.entries(CLOCK_RULES).flatMap(([measure, { pauses }]) => (pauses ? [measure] : []));
  const [{ rows }, excluded] = await Promise.all([
    sql<Row>`
    with stood as (
      select clock.clause_id, bool_or(pause.contested) as contested,
             sum(extract(epoch from least(pause.ended_at, clock.stopped_at, ${at}) - greatest(pause.started_at, clock.started_at))) as seconds
      from pause join clock on clock.org_id = pause.org_id and clock.case_id = pause.case_id
      where ${counted} and pause.org_id = ${ORG_ID} and clock.state <> 'cancelled' and clock.measure = any(${pausing})
        and pause.started_at <= clock.due_at
        and least(pause.ended_at, clock.stopped_at, ${at}) > greatest(pause.started_at, clock.started_at)
      group by clock.case_id, clock.clause_id, clock.round
    )
    select clause_id as clause, 'merged' as kind, count(*)::int as count,
           count(*) filter (where carried_state = 'broken'
             or carried_state = 'running' and not carried_paused and carried_due_at < ${at})::int as some,
           0 as rest, null::float8 as median
    from clock where ${counted} and carried_state is not null group by 1
    union all
    select clause_id, 'paused', count(*)::int, count(*) filter (where contested)::int, 0,
           percentile_cont(0.5) within group (order by seconds)
    from stood group by 1
    union all
    select clock.clause_id, 'extended', count(*)::int, count(*) filter (where verdict = 'met')::int,
           count(*) filter (where verdict = 'missed' or verdict = 'running' and not extension.paused and extension.due_at < ${at})::int, null
    from extension join clock on clock.org_id = extension.org_id and clock.case_id = extension.case_id
      and clock.clause_id = extension.clause_id and clock.round = extension.round
    where ${counted} and extension.org_id = ${ORG_ID} and extension.pledge_id = ${pledgeId}
      and extension.state = 'approved' and verdict <> 'cancelled' group by 1
    union all
    select clause_id, 'overridden', count(*)::int, 0, 0, null
    from gate_override
    where org_id = ${ORG_ID} and pledge_id = ${pledgeId} and state = 'approved' and decided_day between ${from} and ${to}
    group by 1`.execute(db),
    readExcluded(db, pledgeId, { from, to }),
  ]);
  const byClause = new Map<string, Counts>(
    [...excluded].map(([clause, some]) => [clause, { ...NOTHING_BESIDE, excluded: some }]),
  );
  for (const row of rows)
    byClause.set(row.clause, { ...(byClause.get(row.clause) ?? NOTHING_BESIDE), ...told(row) });
  return byClause;
}

function told({ kind, count, some, rest, median }: Row): Partial<Counts> {
  switch (kind) {
    case 'merged':
      return { merged: { count, broken: some } };
    case 'paused':
      return { paused: { count, contested: some, medianSeconds: median } };
    case 'extended':
      return { extended: { count, met: some, missed: rest } };
    case 'overridden':
      return { overridden: count };
  }
}
