import '../../keep/case/tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';

/**
 * The events of some cases, in the order of cases and events, packed by the database: a row for each event would cost
 * this process ten times as long.
 */
export interface HistoryPage {
  readonly events: number;
  /** For each event the number of its case, less that of the page: 4 bytes, big-endian. */
  readonly cases: Uint8Array;
  /** Microseconds since 2000-01-01 UTC: 8 bytes, big-endian. */
  readonly moments: Uint8Array;
  /** Its type; divided by commas. */
  readonly types: string;
  /** What it says, as a line of JSON as the table keeps it; an empty line when that is nothing. */
  readonly said: string;
}

const CASES = 2_000;
/** A statement keeps one processor of the database busy; more of them at a time would leave none to who is served. */
const LANES = 2;

/**
 * All events, a page at a time, as they stood when the first page was read. Whoever takes a page may take its time:
 * no more than one is held in each of two lanes.
 * @param since leaves out cases to which nothing has happened since
 */
export function readPages(
  db: Db,
  since: Instant,
  take: (page: HistoryPage, share: number) => Promise<void> | void,
): Promise<void> {
  return inSnapshot(db, async (first) => {
    const starts = await startsOf(first);
    let next = 0;
    const read = async (lane: Tx) => {
      try {
        while (next < starts.length) {
          const turn = next++;
          const page = await readPage(lane, starts[turn]!, starts[turn + 1], since);
          await take(page, next / starts.length);
        }
      } finally {
        // Whatever ends one lane ends the others.
        next = starts.length;
      }
    };
    const snapshot = await exported(first);
    const others = Array.from({ length: LANES - 1 }, () =>
      inSnapshot(db, async (lane) => {
        await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(lane);
        await read(lane);
      }),
    );
    const ends = await Promise.allSettled([read(first), ...others]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  });
}

const inSnapshot = (db: Db, work: (tx: Tx) => Promise<void>): Promise<void> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);

async function exported(tx: Tx): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(tx);
  return rows[0]!.snapshot;
}

/** The first case of each page: jumping from one to the next takes a third of the time of numbering them all. */
async function startsOf(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive start as (
      select min(id) as id from cases where org_id = ${ORG_ID}
      union all
      select (select id from cases where org_id = ${ORG_ID} and id >= start.id order by id offset ${CASES} limit 1)
      from start where id is not null)
    select id from start where id is not null`.execute(tx);
  return rows.map(({ id }) => id);
}

interface Packed {
  readonly events: number;
  readonly cases: Buffer | null;
  readonly moments: Buffer | null;
  readonly types: string | null;
  readonly said: string | null;
}

const NOTHING = Buffer.alloc(0);

/** The events of the cases from one up to, and without, another. */
async function readPage(
  tx: Tx,
  first: number,
  beyond: number | undefined,
  since: Instant,
): Promise<HistoryPage> {
  const recent =
    since === Number.NEGATIVE_INFINITY
      ? sql``
      : sql`and exists (select from cases c
          where c.org_id = e.org_id and c.id = e.case_id and c.changed_at >= ${timestamptz(since)})`;
  const { rows } = await sql<Packed>`
    select count(*) as events,
      string_agg(int4send((case_id - ${first})::int), '') as cases,
      string_agg(timestamptz_send(at), '') as moments,
      string_agg(type, ',') as types,
      string_agg(case when data ?| '{fields,score,unit}' then data::text else '' end, e'\\n') as said
    from (
      select case_id, at, type, data from case_event e
      where org_id = ${ORG_ID} and case_id >= ${first}
        ${beyond === undefined ? sql`` : sql`and case_id < ${beyond}`} ${recent}
      order by case_id, seq) as ordered`.execute(tx);
  const { events, cases, moments, types, said } = rows[0]!;
  return {
    events,
    cases: cases ?? NOTHING,
    moments: moments ?? NOTHING,
    types: types ?? '',
    said: said ?? '',
  };
}
