import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { type Clock, clocksOf } from './clock.ts';
import { type CaseEvent, describes, inOrder } from './event.ts';
import { historyOf } from './history.ts';
import type { House } from './house.ts';
import { eventsOf } from './load-many.ts';
import type { StoredEvent } from './state.ts';
import type { Terms } from './terms.ts';

/** A case that was merged, with what happens to it by way of the case it was merged into. */
interface MergedCase {
  readonly id: number;
  readonly number: string;
  readonly terms: Terms | undefined;
  readonly own: readonly StoredEvent[];
  /** Its own events until the merge, then those of the case that goes on. */
  readonly events: readonly CaseEvent[];
}

/** The other case's own requests and labels are not this one's; being answered, waiting and being withdrawn are. */
const isShared = ({ type }: CaseEvent): boolean =>
  !describes(type) &&
  type !== 'merged' &&
  type !== 'unmerged' &&
  type !== 'appealed' &&
  type !== 'coordination_requested';

/** The events of a merged case as its user lives through them: until the merge its own, then those of its host. */
function joined(own: readonly CaseEvent[], host: readonly CaseEvent[]): CaseEvent[] {
  const merge = own.findLastIndex(({ type }) => type === 'merged');
  const mergedAt = own[merge]!.at;
  const before = own.slice(0, merge);
  const waits = host.findLast(
    ({ type, at }) => at <= mergedAt && (type === 'waiting_user' || type === 'resumed'),
  );
  const enters: CaseEvent[] = waits?.type === 'waiting_user' ? [{ type: 'waiting_user', at: mergedAt }] : [];
  return inOrder([...before, ...enters, ...host.filter((event) => event.at > mergedAt && isShared(event))]);
}

/**
 * What the promises to a merged case come to. The contract has a merge cancel what is running and count it nowhere;
 * so that nobody merges a breach away, each such clock is carried on by the answer to the other case, shown to staff
 * with its deadline and published beside the figures.
 */
function carriedClocks({ events, terms }: MergedCase, own: readonly Clock[], at: Instant): Clock[] {
  if (!terms) return [];
  const dropped = new Set(
    own.filter(({ state }) => state === 'cancelled').map(({ clause, round }) => `${clause} ${round}`),
  );
  return clocksOf(historyOf(events), terms.clocks, terms.calendar, at).filter(
    ({ clause, round, state }) => dropped.has(`${clause} ${round}`) && state !== 'cancelled',
  );
}

/** All cases that were merged into one, directly or by way of another. */
async function mergedInto(
  tx: Tx,
  house: Pick<House, 'terms'>,
  host: { readonly id: number; readonly events: readonly CaseEvent[] },
): Promise<MergedCase[]> {
  const { rows } = await sql<{ id: number; number: string; pledge_id: number | null; merged_into: number }>`
    with recursive merged as (
      select id, number, pledge_id, merged_into, 1 as depth from cases
      where org_id = ${ORG_ID} and merged_into = ${host.id} and stage = 'merged'
      union all
      select c.id, c.number, c.pledge_id, c.merged_into, m.depth + 1 from cases c join merged m on c.merged_into = m.id
      where c.org_id = ${ORG_ID} and c.stage = 'merged'
    )
    select id, number, pledge_id, merged_into from merged order by depth, id`.execute(tx);
  const events = await eventsOf(
    tx,
    rows.map(({ id }) => id),
  );
  // Nearer ones come first, so that the events of every host are known when those that went into it are joined.
  const known = new Map<number, readonly CaseEvent[]>([[host.id, host.events]]);
  return rows.map(({ id, number, pledge_id, merged_into }) => {
    const own = events.get(id) ?? [];
    const lived = joined(own, known.get(merged_into)!);
    known.set(id, lived);
    return {
      id,
      number,
      terms: pledge_id === null ? undefined : house.terms.of(pledge_id),
      events: lived,
      own,
    };
  });
}

/** Keeps what the promises to merged cases have come to. @returns the earliest deadline among those that tick; infinity when none does */
async function keepCarried(tx: Tx, merged: readonly MergedCase[], at: Instant): Promise<Instant> {
  const rows = merged.flatMap((one) => {
    if (!one.terms) return [];
    const own = clocksOf(historyOf(one.own), one.terms.clocks, one.terms.calendar, at);
    return carriedClocks(one, own, at).map(({ clause, round, state, dueAt, stoppedAt, paused }) => ({
      case: one.id,
      clause,
      round,
      state,
      due: dueAt,
      paused,
      ticking: stoppedAt === null && !paused,
    }));
  });
  await sql`
    update clock set carried_state = k.state, carried_due_at = to_timestamp(k.due / 1000.0), carried_paused = k.paused
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as k("case" bigint, clause text, round int, state text, due float8, paused boolean)
    where (clock.org_id, clock.case_id, clock.clause_id, clock.round) = (${ORG_ID}, k."case", k.clause, k.round)
      and (carried_state, carried_due_at, carried_paused)
        is distinct from (k.state, to_timestamp(k.due / 1000.0), k.paused)`.execute(tx);
  return Math.min(...rows.filter(({ ticking }) => ticking).map(({ due }) => due));
}

/**
 * Carries on what was promised to the cases merged into this one, and lets the earliest of all deadlines lead it on the
 * work list.
 * @returns those cases
 */
export async function carryOn(
  tx: Tx,
  house: Pick<House, 'terms'>,
  host: { readonly id: number; readonly events: readonly CaseEvent[] },
  at: Instant,
): Promise<readonly Pick<MergedCase, 'id' | 'number'>[]> {
  const merged = await mergedInto(tx, house, host);
  if (merged.length === 0) return [];
  const carried = await keepCarried(tx, merged, at);
  await sql`
    update cases set next_due_at = least(${timestamptz(carried)}, (
      select coalesce(min(due_at), 'infinity') from clock
      where org_id = ${ORG_ID} and case_id = cases.id and stopped_at is null and not paused and state <> 'cancelled'))
    where org_id = ${ORG_ID} and id = ${host.id}`.execute(tx);
  return merged;
}
