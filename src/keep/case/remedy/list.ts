import './tables.ts';
import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { type Db, timestamptz } from '../../../platform/sql.ts';
import type { CivilDate, Instant } from '../../../platform/time.ts';
import type { Fen, RemedyKind } from './remedy.ts';

export const REMEDY_VIEWS = ['proposed', 'promised', 'overdue', 'missed', 'delivered', 'refused'] as const;
export type RemedyView = (typeof REMEDY_VIEWS)[number];

/** More than are under way at a time. */
const MOST = 500;

/** Remedies of all cases, or of one: what is owed first on top; what is over, the last first. */
export function listRemedies(db: Db, query: { state?: RemedyView; number?: string }, now: Instant) {
  let found = db
    .selectFrom('remedy')
    .innerJoin('cases', (join) =>
      join.onRef('cases.org_id', '=', 'remedy.org_id').onRef('cases.id', '=', 'remedy.case_id'),
    )
    .select([
      'remedy.id',
      'remedy.kind',
      'amount_fen',
      'particulars',
      'remedy.state',
      'proposed_by',
      'proposed_at',
      'decided_by',
      'decided_at',
      'due_at',
      'delivered_at',
      'evidence',
      'missed_at',
      'cases.number',
      'cases.title',
    ])
    .where('remedy.org_id', '=', ORG_ID)
    .limit(MOST);
  if (query.number !== undefined) found = found.where('cases.number', '=', query.number);
  const { state } = query;
  if (state === 'missed') found = found.where('missed_at', 'is not', null);
  else if (state === 'overdue')
    found = found.where('remedy.state', '=', 'promised').where('due_at', '<', timestamptz(now));
  else if (state !== undefined) found = found.where('remedy.state', '=', state);
  return state === 'delivered' || state === 'refused'
    ? found.orderBy('decided_at', 'desc').orderBy('remedy.id', 'desc').execute()
    : found.orderBy('due_at').orderBy('remedy.id').execute();
}

export interface MonthTally {
  /** `2026-03`, by when it was promised. */
  readonly month: string;
  readonly kind: RemedyKind;
  readonly promised: number;
  readonly amountFen: Fen;
  readonly delivered: number;
  /** By the day that was promised. */
  readonly onTime: number;
  readonly overdue: number;
}

/** What was promised to users by month and kind, and whether it came in time. */
export async function remedyTallies(
  db: Db,
  { from, to, timeZone }: { from: CivilDate; to: CivilDate; timeZone: string },
  now: Instant,
): Promise<MonthTally[]> {
  const { rows } = await sql<MonthTally>`
    select to_char(decided_at at time zone ${timeZone}, 'YYYY-MM') as month, kind, count(*)::int as promised,
           coalesce(sum(amount_fen), 0) as "amountFen",
           count(*) filter (where state = 'delivered')::int as delivered,
           count(*) filter (where delivered_at <= due_at and missed_at is null)::int as "onTime",
           count(*) filter (where state = 'promised' and due_at < ${timestamptz(now)})::int as overdue
    from remedy
    where org_id = ${ORG_ID} and state in ('promised', 'delivered')
      and (decided_at at time zone ${timeZone})::date between ${from} and ${to}
    group by 1, 2 order by 1 desc, 2`.execute(db);
  return rows;
}
