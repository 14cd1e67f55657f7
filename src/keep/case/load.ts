import './tables.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Tx } from '../../platform/sql.ts';
import { type CaseEvent, inOrder } from './event.ts';
import { type CaseState, type StoredEvent, stateOf } from './state.ts';
import { type Alarmed, alarmKey } from './write.ts';

/** A case that is there already, as an import or a recount sees it. */
export interface HeldCase {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly pledgeId: number | null;
  readonly events: readonly StoredEvent[];
}

/** A case held for a change: nobody else changes it until the transaction ends. */
export interface Held extends HeldCase {
  readonly state: CaseState;
  readonly alarmed: Alarmed;
}

type EventRow = {
  seq: number;
  at: number;
  type: CaseEvent['type'];
  data: object;
  actor: StoredEvent['actor'];
  staff_id: number | null;
};

/** An event as the table keeps it, as the rules read it. */
export const storedEvent = ({ seq, at, type, data, actor, staff_id }: EventRow): StoredEvent => ({
  ...(data as object),
  seq,
  at,
  type,
  actor,
  staffId: staff_id,
});

/** Locks a case and reads what decides about it; undefined when there is none with this number. */
export async function hold(tx: Tx, number: string): Promise<Held | undefined> {
  const row = await tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'body', 'pledge_id'])
    .where('org_id', '=', ORG_ID)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const events = await readEvents(tx, row.id);
  const clocks = await tx
    .selectFrom('clock')
    .select(['clause_id', 'round', 'alarmed'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', row.id)
    .forUpdate()
    .execute();
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    body: row.body,
    pledgeId: row.pledge_id,
    events,
    state: stateOf(events),
    alarmed: new Map(clocks.map(({ clause_id, round, alarmed }) => [alarmKey(clause_id, round), alarmed])),
  };
}

export async function readEvents(db: Pick<Tx, 'selectFrom'>, caseId: number): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('case_event')
    .select(['seq', 'at', 'type', 'data', 'actor', 'staff_id'])
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  // An import may write down later what happened earlier.
  return inOrder(rows.map(storedEvent));
}
