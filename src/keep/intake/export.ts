import { ORG_ID } from '../../people/staff/staff.ts';
import { timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { House } from '../case/house.ts';
import { eventsOf } from '../case/load-many.ts';
import { zoneOf } from '../case/read.ts';
import { saidKey, writtenLines } from '../case/written.ts';

const BATCH = 500;

export interface ExportSpan {
  /** Cases received from this moment on. */
  readonly from?: Instant;
  /** Cases received before this moment. */
  readonly to?: Instant;
}

/**
 * The cases as a history file that the import reads again, in the order in which they came to be known here, some at a
 * time. Notes among staff and messages outside of a step are no part of it.
 */
export async function* exportHistory(house: House, { from, to }: ExportSpan = {}): AsyncGenerator<string[]> {
  const staff = new Map(house.staff().map((one) => [one.id, one]));
  for (let after = 0; ; ) {
    let query = house.db
      .selectFrom('cases')
      .select(['id', 'number', 'title', 'body', 'contact', 'pledge_id'])
      .where('org_id', '=', ORG_ID)
      .where('id', '>', after);
    if (from !== undefined) query = query.where('received_at', '>=', timestamptz(from));
    if (to !== undefined) query = query.where('received_at', '<', timestamptz(to));
    const rows = await query.orderBy('id').limit(BATCH).execute();
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const [events, said] = await Promise.all([eventsOf(house.db, ids), readSaid(house, ids)]);
    yield rows.flatMap((row) =>
      writtenLines(
        { ...row, said: said.get(row.id) ?? new Map() },
        events.get(row.id) ?? [],
        staff,
        zoneOf(row.pledge_id === null ? undefined : house.terms.of(row.pledge_id)),
      ),
    );
    after = ids.at(-1)!;
  }
}

/** What was said to users with a step, of each case by moment and step. */
async function readSaid(house: House, ids: readonly number[]): Promise<Map<number, Map<string, string[]>>> {
  const rows = await house.db
    .selectFrom('message')
    .select(['case_id', 'at', 'step', 'body'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', 'in', ids)
    .where('step', 'is not', null)
    .where('internal', '=', false)
    .orderBy('id')
    .execute();
  const said = new Map<number, Map<string, string[]>>();
  for (const { case_id, at, step, body } of rows) {
    const words = said.get(case_id) ?? new Map<string, string[]>();
    said.set(case_id, words.set(saidKey(at, step!), [...(words.get(saidKey(at, step!)) ?? []), body]));
  }
  return said;
}
