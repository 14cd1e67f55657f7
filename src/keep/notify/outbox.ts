import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../platform/sql.ts';
import { formatInstant, type Instant } from '../../platform/time.ts';
import type { TemplateName } from './catalogue.ts';

/** How the outbox stands. */
export interface OutboxFigures {
  /** To be sent now or later, those that are being sent included. */
  readonly waiting: number;
  /** Of these, those whose moment has come. */
  readonly due: number;
  readonly dead: number;
  readonly sentLastDay: number;
  /** How long the oldest one has been due; 0 when none is. */
  readonly oldestDueSeconds: number;
}

export async function outboxFigures(db: Db, now: Instant): Promise<OutboxFigures> {
  const at = timestamptz(now);
  const { rows } = await sql<OutboxFigures>`
    select
      (select count(*)::int from delivery where state in ('waiting', 'sending'))
        + (select count(*)::int from notice where not planned) as waiting,
      (select count(*)::int from delivery where state = 'waiting' and next_at <= ${at}) as due,
      (select count(*)::int from delivery where state = 'dead') as dead,
      (select count(*)::int from delivery where state = 'sent' and sent_at > ${at} - interval '1 day') as "sentLastDay",
      coalesce((select extract(epoch from ${at} - min(next_at))::int from delivery
                where state = 'waiting' and next_at <= ${at}), 0) as "oldestDueSeconds"`.execute(db);
  return rows[0]!;
}

interface DeadRow {
  readonly id: number;
  readonly channel: string;
  readonly template: TemplateName;
  readonly number: string | null;
  readonly destination: string | null;
  readonly attempts: number;
  readonly fault: string | null;
  readonly at: Instant;
}

/** What could not be sent and is not tried any more, the latest first; addresses of users are not shown. */
export async function readDead(db: Db, before: number | undefined, limit: number, timeZone: string) {
  const { rows } = await sql<DeadRow>`
    select d.notice_id as id, d.channel, n.template, n.data->>'number' as number, p.name as destination, d.attempts, d.fault, n.at
    from delivery d join notice n on (n.org_id, n.id) = (d.org_id, d.notice_id)
    left join destination p on (p.org_id, p.id) = (d.org_id, d.destination_id)
    where d.org_id = ${ORG_ID} and d.state = 'dead' ${before === undefined ? sql`` : sql`and d.notice_id < ${before}`}
    order by d.notice_id desc, d.channel limit ${limit}`.execute(db);
  return rows.map(({ template, at, ...row }) => ({
    ...row,
    kind: template,
    at: formatInstant(at, timeZone),
  }));
}

/** One dead letter, or all of them. */
export type Which = { readonly id: number; readonly channel: string } | 'all';

const those = (which: Which) =>
  which === 'all' ? sql`true` : sql`notice_id = ${which.id} and channel = ${which.channel}`;

/** Tries dead letters again, from the first attempt on. @returns how many */
export async function replayDead(db: Db, which: Which, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    with woken as (
      update delivery set state = 'waiting', attempts = 0, next_at = ${timestamptz(now)}, fault = null
      where org_id = ${ORG_ID} and state = 'dead' and ${those(which)} returning 1)
    select pg_notify('notice', '') from woken`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Gives dead letters up. @returns how many */
export async function dropDead(db: Db, which: Which): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery set state = 'dropped' where org_id = ${ORG_ID} and state = 'dead' and ${those(which)}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}
