import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import type { Db } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { WaitingReason } from '../case.ts';
import type { StoredEvent } from '../state.ts';

/** By when the waiting of a case ends by itself; undefined when it does not wait. */
export async function waitingUntil(db: Pick<Db, 'selectFrom'>, caseId: number): Promise<Instant | undefined> {
  const pause = await db
    .selectFrom('pause')
    .select('ends_at')
    .where('org_id', '=', ORG_ID)
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return pause?.ends_at;
}

interface PauseRow {
  readonly seq: number;
  readonly reason: WaitingReason;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedBy: StoredEvent['actor'] | null;
  readonly contested: boolean;
  readonly reminded: boolean;
  readonly endsAt: Instant;
  readonly question: string | null;
  readonly sent: readonly { readonly channel: string; readonly at: number }[];
}

/** The pauses of a case, the latest last, each with what the user was asked and by which ways that went out. */
export async function pausesWithProof(db: Db, caseId: number, number: string): Promise<PauseRow[]> {
  const { rows } = await sql<PauseRow>`
    select p.seq, p.reason, p.started_at as "startedAt", p.ended_at as "endedAt", p.ended_by as "endedBy", p.contested,
           p.reminded, p.ends_at as "endsAt",
           (select body from message m where m.org_id = p.org_id and m.case_id = p.case_id and m.at = p.started_at
              and m.step = 'waiting_user' and not m.internal order by m.id desc limit 1) as question,
           (select coalesce(jsonb_agg(jsonb_build_object('channel', d.channel, 'at', extract(epoch from d.sent_at) * 1000)
                     order by d.sent_at), '[]')
              from notice n join delivery d on d.org_id = n.org_id and d.notice_id = n.id and d.state = 'sent'
              where n.org_id = p.org_id and n.case_id = p.case_id
                and n.reason = 'waiting_user ' || ${number}::text || ' ' || p.seq
                and n.recipient like 'user %') as sent
    from pause p where p.org_id = ${ORG_ID} and p.case_id = ${caseId} order by p.seq`.execute(db);
  return rows;
}

/** The longest that a case may wait for its user, in calendar days. */
export const longestPause = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('organisation')
      .select('longest_pause_days')
      .where('org_id', '=', ORG_ID)
      .executeTakeFirstOrThrow()
  ).longest_pause_days;

/** Holds for pauses that begin from now on; what a user was told does not change. */
export const setLongestPause = (db: Db, days: number) =>
  db.updateTable('organisation').set({ longest_pause_days: days }).where('org_id', '=', ORG_ID).execute();
