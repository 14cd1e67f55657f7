import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import { type EventType, inOrder } from '../event.ts';
import type { StoredEvent } from '../state.ts';
import { bouncesOf } from './custody.ts';
import { openObjection } from './objection.ts';

const MOVES: ReadonlySet<EventType> = new Set(['dispatched', 'objection_decided', 'reclassified']);

/** Keeps what follows from new events for the figures of units: where the case went, and objections that they overtook. */
export async function followMoves(
  tx: Tx,
  held: { readonly id: number; readonly events: readonly StoredEvent[] },
  added: readonly StoredEvent[],
  at: Instant,
): Promise<void> {
  const decided = added.some(({ type }) => type === 'objection_decided');
  const events = inOrder([...held.events, ...added]);
  if (!decided && openObjection(held.events) && !openObjection(events)) await lapse(tx, held.id, at);
  // Reading the whole history is not needed for most steps.
  if (!added.some(({ type, unitId }) => MOVES.has(type) && unitId !== undefined)) return;
  const known = new Set(held.events.map(({ seq }) => seq));
  const bounces = bouncesOf(events).filter(({ seq }) => !known.has(seq));
  if (bounces.length > 0)
    await tx
      .insertInto('bounce')
      .values(
        bounces.map((one) => ({
          org_id: ORG_ID,
          case_id: held.id,
          seq: one.seq,
          from_unit_id: one.from,
          to_unit_id: one.to,
          at: timestamptz(one.at),
        })),
      )
      .execute();
}

const lapse = (tx: Tx, caseId: number, at: Instant) =>
  tx
    .updateTable('objection')
    .set({ outcome: 'lapsed', settled_at: timestamptz(at) })
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .where('settled_at', 'is', null)
    .execute();
