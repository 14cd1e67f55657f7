import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Db } from '../../platform/sql.ts';
import type { CivilDate } from '../../platform/time.ts';
import type { Span } from './period.ts';

/** Why a clock is not counted. */
export const NOT_COUNTED_REASONS = ['withdrawn', 'merged', 'relabelled'] as const;

/** The clocks of a clause that a rate leaves out, by why; and those that stand still while we wait for the user. */
export type NotCounted = Readonly<Record<(typeof NOT_COUNTED_REASONS)[number] | 'paused', number>>;

export interface NotCountedDay extends NotCounted {
  readonly clause: string;
  /** On which the clocks started, as in the figures. */
  readonly day: CivilDate;
}

/**
 * What a letter's figures leave out over a span, by clause and day. A cancelled clock tells by its case why: the user
 * took it back, it was merged, or it was sorted anew so that the clause no longer applies to it.
 */
export async function readNotCounted(db: Db, pledgeId: number, { from, to }: Span): Promise<NotCountedDay[]> {
  const { rows } = await sql<NotCountedDay>`
    select clock.clause_id as clause, clock.started_day as day,
           count(*) filter (where clock.state = 'cancelled' and cases.stage = 'withdrawn') as withdrawn,
           count(*) filter (where clock.state = 'cancelled' and cases.stage = 'merged') as merged,
           count(*) filter (where clock.state = 'cancelled' and cases.stage not in ('withdrawn', 'merged')) as relabelled,
           count(*) filter (where clock.paused) as paused
    from clock join cases on cases.org_id = clock.org_id and cases.id = clock.case_id
    where clock.org_id = ${ORG_ID} and clock.pledge_id = ${pledgeId} and clock.started_day between ${from} and ${to}
      and (clock.state = 'cancelled' or clock.paused)
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
