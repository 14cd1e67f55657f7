import './tables.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Role } from '../../people/staff/role.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { type Tx, timestamptz } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import type { TemplateName } from './catalogue.ts';

/** Who is told: the user of a case, a member of staff, everybody of a unit, or everybody of a role. */
export type Recipient =
  | { readonly user: number }
  | { readonly staff: number }
  | { readonly unit: number }
  | { readonly role: Role };

/** What somebody is to be told. */
export interface Notice {
  /** What it is about. The same reason is told to the same recipient once: `replied JN-202611-ABCDEF 7`. */
  readonly reason: string;
  readonly template: TemplateName;
  readonly to: Recipient;
  readonly caseId?: number;
  /**
   * What the template is filled in with; moments as RFC 3339 with offset. What is said of a case here is erased with it.
   */
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Puts notices into the outbox, in the transaction of what they tell of: they go out if, and only if, it commits.
 * What was told before for the same reason is not told again.
 */
export async function notify(tx: Tx, notices: readonly Notice[], at: Instant): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ reason, template, to, caseId, data }) => ({
    reason,
    template,
    data,
    recipient: recipientKey(to),
    case: 'user' in to ? to.user : (caseId ?? null),
    staff: 'staff' in to ? to.staff : null,
    unit: 'unit' in to ? to.unit : null,
  }));
  await sql`
    with written as (
      insert into notice (org_id, reason, recipient, case_id, staff_id, unit_id, template, data, at)
      select ${ORG_ID}, n.reason, n.recipient, n."case", n.staff, n.unit, n.template, n.data, ${timestamptz(at)}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n(reason text, recipient text, "case" bigint, staff int, unit int, template text, data jsonb)
      on conflict on constraint notice_once do nothing
      returning id
    )
    select pg_notify('notice', '') from written limit 1`.execute(tx);
}

const recipientKey = (to: Recipient): string => Object.entries(to).flat().join(' ');

/**
 * A common table expression that tells the user of the one case in `head`, which yields its id: for statements that must
 * not take a second round trip. It wakes nobody, since commits with a NOTIFY wait for each other.
 */
export const noticeToUser = (
  { reason, template, data }: Pick<Notice, 'reason' | 'template' | 'data'>,
  at: Instant,
): RawBuilder<unknown> => sql`told as (
  insert into notice (org_id, reason, recipient, case_id, template, data, at)
  select ${ORG_ID}::int, ${reason}, 'user ' || head.id, head.id, ${template}, ${JSON.stringify(data)}::jsonb, ${timestamptz(at)}
  from head)`;
