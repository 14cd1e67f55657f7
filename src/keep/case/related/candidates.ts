import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import type { Db } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { Stage } from '../case.ts';
import { type Rarity, tellingStretches } from './rarity.ts';
import type { Compared } from './similarity.ts';

export interface Candidate extends Compared {
  readonly id: number;
  readonly number: string;
  readonly stage: Stage;
  readonly unitId: number | null;
  readonly sameUser: boolean;
}

interface Asked {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly contact: { readonly phone?: string; readonly email?: string } | null;
}

const MOST = 120;
/** Of a text as much is compared as says what the matter is. */
const COMPARED_LENGTH = 1_000;

/**
 * Cases that may be about the same matter: those that share a telling stretch of the text, found by the index of pairs,
 * and those of the same user, found by the digest of how they can be reached; the latest of both.
 */
export async function candidatesFor(db: Db, asked: Asked, rarity: Rarity): Promise<Candidate[]> {
  const { id, title, body, contact } = asked;
  const stretches = tellingStretches(`${title}\n${body.slice(0, COMPARED_LENGTH)}`, rarity);
  const phone = contact?.phone?.replaceAll(/[^0-9]/g, '');
  const email = contact?.email?.toLowerCase();
  const sources = [
    ...(stretches.length > 0
      ? [latest(sql`search @@ ${stretches.map((one) => `(${one})`).join(' | ')}::tsquery`, false)]
      : []),
    ...(phone
      ? [
          latest(
            sql`contact ->> 'phone' is not null
              and md5(regexp_replace(contact ->> 'phone', '[^0-9]', '', 'g')) = md5(${phone})`,
            true,
          ),
        ]
      : []),
    ...(email
      ? [
          latest(
            sql`contact ->> 'email' is not null and md5(lower(contact ->> 'email')) = md5(${email})`,
            true,
          ),
        ]
      : []),
  ];
  if (sources.length === 0) return [];
  const { rows } = await sql<Candidate & { receivedAt: Instant }>`
    select cases.id, number, stage, unit_id as "unitId", title, left(body, ${COMPARED_LENGTH}) as body,
           received_at as "receivedAt", outlet, category, hit.same as "sameUser"
    from (
      select id, bool_or(same) as same from (${sql.join(sources, sql` union all `)}) every_hit
      where id <> ${id} group by id
    ) hit
    join cases on cases.org_id = ${ORG_ID} and cases.id = hit.id
    where stage not in ('withdrawn', 'merged')`.execute(db);
  return rows;
}

/** Materialised: a plan that walks back through all cases until enough match is a bad bet on what is rare. */
const latest = (condition: RawBuilder<unknown>, same: boolean): RawBuilder<SqlBool> => sql`
  (with hit as materialized (select id from cases where org_id = ${ORG_ID} and ${condition})
   select id, ${sql.lit(same)} as same from hit order by id desc limit ${MOST})`;
