import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Tx } from '../../platform/sql.ts';
import type { Standing } from './write.ts';

/**
 * Removes the clocks and marks of some cases that are not in their standing. An earlier event that comes to be known may
 * mean that a clock never ran, or that a case is in no denominator; what they counted for is taken back by the database.
 */
export async function dropOthers(
  tx: Tx,
  cases: readonly { readonly id: number; readonly standing: Standing }[],
): Promise<void> {
  const ids = cases.map(({ id }) => id);
  const clocks = cases.flatMap(({ id, standing }) =>
    standing.clocks.map(({ clause, round }) => ({ id, clause, round })),
  );
  const marks = cases.flatMap(({ id, standing }) =>
    standing.marks.map(({ clause, round }) => ({ id, clause, round })),
  );
  await sql`
    delete from clock where org_id = ${ORG_ID} and case_id = any(${ids}::bigint[])
      and (case_id, clause_id, round) not in (
        select id, clause, round from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb)
          as k(id bigint, clause text, round int))`.execute(tx);
  await sql`
    delete from mark where org_id = ${ORG_ID} and case_id = any(${ids}::bigint[])
      and (case_id, clause_id, round) not in (
        select id, clause, round from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
          as k(id bigint, clause text, round int))`.execute(tx);
}
