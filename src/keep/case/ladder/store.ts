import './tables.ts';
import { ORG_ID } from '../../../people/staff/staff.ts';
import type { Db, Tx } from '../../../platform/sql.ts';
import type { AlarmPercent } from '../alarm.ts';
import type { Ladder, Rung } from './rung.ts';

export async function readLadder(db: Db | Tx): Promise<Ladder> {
  const rows = await db
    .selectFrom('ladder_rung')
    .select(['clause_id', 'percent', 'tells', 'urges'])
    .where('org_id', '=', ORG_ID)
    .orderBy('percent')
    .execute();
  const ladder = new Map<string, Rung[]>();
  for (const { clause_id, percent, tells, urges } of rows) {
    const rungs = ladder.get(clause_id) ?? [];
    ladder.set(clause_id, [...rungs, { percent: percent as AlarmPercent, tells, urges }]);
  }
  return ladder;
}

/** Gives a clause rungs of its own; with none it goes by those of every clause again. */
export async function setRungs(tx: Tx, clause: string, rungs: readonly Rung[]): Promise<void> {
  await tx.deleteFrom('ladder_rung').where('org_id', '=', ORG_ID).where('clause_id', '=', clause).execute();
  if (rungs.length === 0) return;
  await tx
    .insertInto('ladder_rung')
    .values(
      rungs.map(({ percent, tells, urges }) => ({
        org_id: ORG_ID,
        clause_id: clause,
        percent,
        tells: [...tells],
        urges,
      })),
    )
    .execute();
}
