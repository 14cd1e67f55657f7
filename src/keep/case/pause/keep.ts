import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { StoredEvent } from '../state.ts';
import { isOfPause, pausesOf } from './pause.ts';

interface Told {
  readonly id: number;
  /** All events of the case in order of time, and those of them that are new. */
  readonly events: readonly StoredEvent[];
  readonly added: readonly StoredEvent[];
}

/**
 * Keeps the pauses of cases as their events tell them. A pause that is still open ends by itself after the longest time
 * that the organisation allows, counted from now when it comes with an import.
 */
export async function keepPauses(tx: Tx, cases: readonly Told[], at: Instant): Promise<void> {
  const told = cases.filter(({ added }) => added.some(isOfPause));
  if (told.length === 0) return;
  const rows = told.flatMap(({ id, events }) =>
    pausesOf(events).map(({ seq, reason, startedAt, endedAt, endedBy, contested }) => ({
      case: id,
      seq,
      reason,
      started: startedAt,
      ended: endedAt,
      by: endedBy,
      contested,
    })),
  );
  const pauses = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as p("case" bigint, seq int, reason text, started float8, ended float8, "by" text, contested boolean)`;
  await sql`
    delete from pause where org_id = ${ORG_ID} and case_id = any(${told.map(({ id }) => id)}::bigint[])
      and (case_id, seq) not in (select p."case", p.seq from ${pauses})`.execute(tx);
  await sql`
    insert into pause as held (org_id, case_id, seq, reason, started_at, ended_at, ended_by, contested, remind_at, ends_at)
    select ${ORG_ID}, p."case", p.seq, p.reason, to_timestamp(p.started / 1000.0), to_timestamp(p.ended / 1000.0), p."by",
           p.contested, from_when + longest / 2, from_when + longest
    from ${pauses}
    join organisation on organisation.org_id = ${ORG_ID}
    cross join lateral (select greatest(to_timestamp(p.started / 1000.0), ${timestamptz(at)}) as from_when,
                               longest_pause_days * interval '24 hours' as longest) limits
    on conflict (org_id, case_id, seq) do update set
      reason = excluded.reason, started_at = excluded.started_at, ended_at = excluded.ended_at,
      ended_by = excluded.ended_by, contested = excluded.contested
    where (held.reason, held.started_at, held.ended_at, held.ended_by, held.contested)
      is distinct from (excluded.reason, excluded.started_at, excluded.ended_at, excluded.ended_by, excluded.contested)`.execute(
    tx,
  );
}
