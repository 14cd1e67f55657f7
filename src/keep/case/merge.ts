import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Tx } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { carryOn } from './carried.ts';
import { addMessage } from './change.ts';
import type { House } from './house.ts';
import { type Held, readEvents } from './load.ts';
import { CASE_TEXTS } from './texts.ts';

/**
 * Locks the case to be merged and the one that goes on, in the order of their ids: two people who merge two cases into
 * each other at the same moment must not both succeed, nor wait for each other.
 * @throws Refusal unknown-case, bad-request
 */
export async function lockTarget(tx: Tx, number: string, into: string): Promise<string> {
  if (into === number) throw new Refusal('bad-request', CASE_TEXTS.mergeIntoItself);
  const rows = await tx
    .selectFrom('cases')
    .select(['number', 'stage'])
    .where('org_id', '=', ORG_ID)
    .where('number', 'in', [number, into])
    .orderBy('id')
    .forUpdate()
    .execute();
  const target = rows.find((row) => row.number === into);
  if (!target) throw new Refusal('unknown-case', CASE_TEXTS.unknownTarget(into));
  if (target.stage === 'merged' || target.stage === 'withdrawn')
    throw new Refusal('unknown-case', CASE_TEXTS.mergeIntoClosed);
  return into;
}

/** After a merge or its undoing: the promises go with the case, and its user is told. */
export async function settleMerge(
  tx: Tx,
  house: House,
  held: Held,
  into: string | undefined,
  at: Instant,
): Promise<void> {
  if (into === undefined) await forgetCarried(tx, held.id);
  const host = await lastHost(tx, into ?? held.state.mergedInto!);
  await carryOn(tx, house, { id: host, events: await readEvents(tx, host) }, at);
  const { zh: body } = into === undefined ? CASE_TEXTS.unmerged : CASE_TEXTS.merged;
  await addMessage(
    tx,
    [held.number],
    { author: 'system', staffId: null, step: null, internal: false, body },
    at,
  );
}

const forgetCarried = (tx: Tx, caseId: number) =>
  tx
    .updateTable('clock')
    .set({ carried_state: null, carried_due_at: null, carried_paused: false })
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .where('carried_state', 'is not', null)
    .execute();

/** The case in which a chain of merges ends. */
async function lastHost(tx: Tx, number: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with recursive chain as (
      select id, stage, merged_into from cases where org_id = ${ORG_ID} and number = ${number}
      union all
      select c.id, c.stage, c.merged_into from cases c join chain on c.id = chain.merged_into
      where c.org_id = ${ORG_ID} and chain.stage = 'merged'
    )
    select id from chain where stage <> 'merged' limit 1`.execute(tx);
  return rows[0]!.id;
}
