import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Db, Tx } from '../../../platform/sql.ts';
import { parseLimit } from '../../../promise/calendar/limit.ts';
import { firstRule, REMEDY_KINDS, type RemedyKind, type Rule } from './remedy.ts';
import { REMEDY_TEXTS } from './texts.ts';

/** How each kind of remedy is handled: as it comes with the product, or as the organisation has changed it. */
export async function readCatalogue(db: Db | Tx): Promise<ReadonlyMap<RemedyKind, Rule>> {
  const rows = await db.selectFrom('remedy_limit').selectAll().where('org_id', '=', ORG_ID).execute();
  const changed = new Map(
    rows.map(({ kind, agent_fen, manager_fen, administrator_fen, within, active }): [RemedyKind, Rule] => [
      kind,
      {
        limits: { agent: agent_fen, manager: manager_fen, administrator: administrator_fen },
        within,
        active,
      },
    ]),
  );
  return new Map(REMEDY_KINDS.map((kind) => [kind, changed.get(kind) ?? firstRule(kind)]));
}

/** @throws Refusal bad-request */
export async function changeRule(db: Db, kind: RemedyKind, { limits, within, active }: Rule): Promise<void> {
  if (!parseLimit(within)) throw new Refusal('bad-request', REMEDY_TEXTS.badLimit);
  const row = {
    agent_fen: limits.agent,
    manager_fen: limits.manager,
    administrator_fen: limits.administrator,
    within,
    active,
  };
  await db
    .insertInto('remedy_limit')
    .values({ org_id: ORG_ID, kind, ...row })
    .onConflict((conflict) => conflict.columns(['org_id', 'kind']).doUpdateSet(row))
    .execute();
}
