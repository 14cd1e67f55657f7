import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Tx } from '../../platform/sql.ts';
import { formatDay, type Instant } from '../../platform/time.ts';
import { dayOf } from '../../promise/calendar/days.ts';
import type { Clock } from './clock.ts';
import { dropOthers } from './drop.ts';
import type { House } from './house.ts';
import { eventsOf } from './load-many.ts';
import type { Mark } from './mark.ts';
import type { Terms } from './terms.ts';
import { type Standing, standingOf, statementOfMany } from './write.ts';

/** A clock or mark that was not as the events say. */
export interface Difference {
  readonly case: string;
  readonly clause: string;
  readonly round: number;
  readonly was: string;
  readonly is: string;
}

export interface Recount {
  readonly cases: number;
  readonly differences: readonly Difference[];
}

const BATCH = 250;

/**
 * Judges cases anew from their events and puts right the clocks and marks that are not as the events say. A batch of
 * cases is held while it is recounted, so that it is safe while the product is being served.
 * @param visit told after each batch what was found
 */
export async function recountCases(
  house: House,
  clock: () => Instant,
  visit: (found: Recount) => void,
): Promise<void> {
  let after: number | undefined = 0;
  while (after !== undefined) {
    after = await house.db.transaction().execute((tx) => recountBatch(tx, house, after!, clock(), visit));
  }
}

async function recountBatch(
  tx: Tx,
  house: House,
  after: number,
  now: Instant,
  visit: (found: Recount) => void,
): Promise<number | undefined> {
  const rows = await tx
    .selectFrom('cases')
    .select(['id', 'number', 'pledge_id'])
    .where('org_id', '=', ORG_ID)
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .execute();
  if (rows.length === 0) return undefined;
  const ids = rows.map(({ id }) => id);
  const events = await eventsOf(tx, ids);
  const clocks = Map.groupBy(await clockRows(tx, ids), (row) => row.case_id);
  const marks = Map.groupBy(await markRows(tx, ids), (row) => row.case_id);
  const faults = rows.flatMap((row) => {
    const terms = row.pledge_id === null ? undefined : house.terms.of(row.pledge_id);
    const standing = standingOf(events.get(row.id) ?? [], terms, now);
    const differences = [
      ...clockDifferences(row.number, clocks.get(row.id) ?? [], standing.clocks, terms, now),
      ...markDifferences(row.number, marks.get(row.id) ?? [], standing.marks, terms),
    ];
    return differences.length === 0 ? [] : [{ id: row.id, terms, standing, differences }];
  });
  if (faults.length > 0) await putRight(tx, faults, now);
  visit({ cases: rows.length, differences: faults.flatMap(({ differences }) => differences) });
  return ids.at(-1);
}

interface Faulty {
  readonly id: number;
  readonly terms: Terms | undefined;
  readonly standing: Standing;
  readonly differences: readonly Difference[];
}

/** Clocks that were right are left alone: an alarm that is still to fire must not get lost. */
async function putRight(tx: Tx, faults: readonly Faulty[], now: Instant): Promise<void> {
  await dropOthers(tx, faults);
  const writings = faults.map(({ terms, standing, differences }, index) => {
    const wrong = new Set(differences.map(({ clause, round }) => `${clause} ${round}`));
    const clocks = standing.clocks.filter(({ clause, round }) => wrong.has(`${clause} ${round}`));
    return { ref: index + 1, events: [], standing: { clocks, marks: standing.marks }, terms };
  });
  const head = sql`head as (
    select id, ref::int from unnest(${faults.map(({ id }) => id)}::bigint[]) with ordinality as h(id, ref))`;
  await statementOfMany(head, writings, now).execute(tx);
}

const clockRows = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('clock')
    .select([
      'case_id',
      'clause_id',
      'round',
      'pledge_id',
      'started_at',
      'started_day',
      'due_at',
      'stopped_at',
      'state',
      'paused',
    ])
    .where('org_id', '=', ORG_ID)
    .where('case_id', 'in', ids)
    .execute();

const markRows = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('mark')
    .select(['case_id', 'clause_id', 'round', 'pledge_id', 'day', 'at', 'counted', 'lasted_ms', 'excluded'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', 'in', ids)
    .execute();

type ClockRow = Awaited<ReturnType<typeof clockRows>>[number];
type MarkRow = Awaited<ReturnType<typeof markRows>>[number];

const NONE = 'none';

function clockDifferences(
  number: string,
  rows: readonly ClockRow[],
  clocks: readonly Clock[],
  terms: Terms | undefined,
  now: Instant,
) {
  const was = new Map(rows.map((row) => [`${row.clause_id} ${row.round}`, describedRow(row, now)]));
  const is = new Map(
    clocks.map((clock) => [`${clock.clause} ${clock.round}`, describedClock(clock, terms!)]),
  );
  return differing(was, is).map((difference) => told(number, difference));
}

function markDifferences(
  number: string,
  rows: readonly MarkRow[],
  marks: readonly Mark[],
  terms: Terms | undefined,
) {
  const was = new Map(
    rows.map(({ clause_id, round, pledge_id, day, at, counted, lasted_ms, excluded }) => [
      `${clause_id} ${round}`,
      [pledge_id, day, at, counted, lasted_ms, excluded].join(' '),
    ]),
  );
  const is = new Map(
    marks.map(({ clause, round, at, counted, lasted, excluded }) => [
      `${clause} ${round}`,
      [terms!.pledgeId, formatDay(dayOf(terms!.calendar, at)), at, counted, lasted, excluded].join(' '),
    ]),
  );
  return differing(was, is).map((difference) => told(number, difference));
}

function told(number: string, [key, was, is]: [string, string, string]): Difference {
  const at = key.lastIndexOf(' ');
  return { case: number, clause: key.slice(0, at), round: Number(key.slice(at + 1)), was, is };
}

function differing(
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
): [string, string, string][] {
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys]
    .map((key): [string, string, string] => [key, was.get(key) ?? NONE, is.get(key) ?? NONE])
    .filter(([, before, now]) => before !== now);
}

/** A clock that is past its due and that no alarm has marked yet is no difference: it is counted as broken. */
function describedRow(
  { pledge_id, started_at, started_day, due_at, stopped_at, state, paused }: ClockRow,
  now: Instant,
): string {
  const judged = state === 'running' && !paused && due_at < now ? 'broken' : state;
  return [pledge_id, started_at, started_day, due_at, stopped_at, judged, paused].join(' ');
}

function describedClock(
  { startedAt, dueAt, stoppedAt, state, paused }: Clock,
  { pledgeId, calendar }: Terms,
): string {
  return [pledgeId, startedAt, formatDay(dayOf(calendar, startedAt)), dueAt, stoppedAt, state, paused].join(
    ' ',
  );
}
