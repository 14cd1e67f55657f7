import { ORG_ID } from '../../people/staff/staff.ts';
import type { Tx } from '../../platform/sql.ts';
import { inOrder } from './event.ts';
import { type HeldCase, storedEvent } from './load.ts';
import type { StoredEvent } from './state.ts';

/** Locks those of the cases that there are, and reads their events. */
export async function holdMany(tx: Tx, numbers: readonly string[]): Promise<Map<string, HeldCase>> {
  const rows = await tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'body', 'pledge_id'])
    .where('org_id', '=', ORG_ID)
    .where('number', 'in', numbers)
    .orderBy('id')
    .forUpdate()
    .execute();
  const events = await eventsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, number, title, body, pledge_id }) => [
      number,
      { id, number, title, body, pledgeId: pledge_id, events: events.get(id) ?? [] },
    ]),
  );
}

/** The events of some cases, each in order of time. */
export async function eventsOf(
  db: Pick<Tx, 'selectFrom'>,
  ids: readonly number[],
): Promise<Map<number, StoredEvent[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_event')
    .select(['case_id', 'seq', 'at', 'type', 'data', 'actor', 'staff_id'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', 'in', ids)
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map([...byCase].map(([id, list]) => [id, inOrder(list.map(storedEvent))]));
}
