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
  /** For each event the number of its case: 8 bytes, big-endian. */
  readonly cases: Uint8Array;
  /** Microseconds since 2000-01-01 UTC: 8 bytes, big-endian. */
  readonly moments: Uint8Array;
  /** Its type, with `SPEAKS` behind it when it says something; divided by commas. */
  readonly types: string;
  /** What those that speak say, each as a line of JSON as the table keeps it. */
  readonly said: string;
}

export const SPEAKS = '!';

const CASES = 4_000;

interface Bounds {
  readonly last: number | null;
  readonly cases: number;
}

/**
 * All events, a page at a time, as they stood when the first page was read. Whoever takes a page may take its time:
 * no more than one is held.
 * @param since leaves out cases to which nothing has happened since
 */
export function readPages(
  db: Db,
  since: Instant,
  take: (page: HistoryPage, share: number) => Promise<void> | void,
): Promise<void> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<{ last: number | null }>`
        select max(id) as last from cases where org_id = ${ORG_ID}`.execute(tx);
      const last = rows[0]!.last ?? 0;
      for (let after = 0; after < last; ) {
        const bounds = await nextBounds(tx, after);
        if (bounds.last === null) return;
        const page = await readPage(tx, after, bounds.last, since);
        after = bounds.last;
        await take(page, after / last);
      }
    });
}

async function nextBounds(tx: Tx, after: number): Promise<Bounds> {
  const { rows } = await sql<Bounds>`
    select max(id) as last, count(*) as cases from (
      select id from cases where org_id = ${ORG_ID} and id > ${after} order by id limit ${CASES}) as few`.execute(
    tx,
  );
  return rows[0]!;
}

interface Packed {
  readonly events: number;
  readonly cases: Buffer | null;
  readonly moments: Buffer | null;
  readonly types: string | null;
  readonly said: string | null;
}

const NOTHING = Buffer.alloc(0);

async function readPage(tx: Tx, after: number, last: number, since: Instant): Promise<HistoryPage> {
  const recent =
    since === Number.NEGATIVE_INFINITY
      ? sql``
      : sql`and exists (select from cases c
          where c.org_id = e.org_id and c.id = e.case_id and c.changed_at >= ${timestamptz(since)})`;
  const { rows } = await sql<Packed>`
    select count(*) as events,
      string_agg(int8send(case_id), '') as cases,
      string_agg(timestamptz_send(at), '') as moments,
      string_agg(case when speaks then type || ${SPEAKS} else type end, ',') as types,
      string_agg(data::text, e'\\n') filter (where speaks) as said
    from (
      select case_id, at, type, data, data ?| '{fields,score,unit}' as speaks from case_event e
      where org_id = ${ORG_ID} and case_id > ${after} and case_id <= ${last} ${recent}
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
