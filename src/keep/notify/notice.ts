import './tables.ts';
import { sql } from 'kysely';
import type { Role } from '../../people/staff/role.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import type { Tx } from '../../platform/sql.ts';
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
    insert into notice (org_id, reason, recipient, case_id, staff_id, unit_id, template, data, at)
    select ${ORG_ID}, n.reason, n.recipient, n."case", n.staff, n.unit, n.template, n.data, to_timestamp(${at / 1000}::float8)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(reason text, recipient text, "case" bigint, staff int, unit int, template text, data jsonb)
    on conflict on constraint notice_once do nothing`.execute(tx);
}

const recipientKey = (to: Recipient): string => Object.entries(to).flat().join(' ');
