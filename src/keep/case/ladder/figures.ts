import { sql } from 'kysely';
import Type, { type Static } from 'typebox';
import { ORG_ID } from '../../../people/staff/staff.ts';
import { nullable, object } from '../../../platform/route.ts';
import { timestamptz } from '../../../platform/sql.ts';
import type { Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { unitName } from '../read.ts';

const Counts = {
  issued: Type.Integer(),
  /** Waiting for an answer, the deadline not passed. */
  open: Type.Integer(),
  /** Waiting for an answer beyond the deadline. */
  overdue: Type.Integer(),
  inTime: Type.Integer(),
  late: Type.Integer(),
};

export const Figures = object(
  { ...Counts, units: Type.Array(object({ unit: nullable(Type.String()), ...Counts })) },
  { title: 'UrgeFigures' },
);
type Figures = Static<typeof Figures>;
type Row = Omit<Figures, 'units'> & { readonly unit_id: number | null };

const NAMES = ['issued', 'open', 'overdue', 'inTime', 'late'] as const;

/** Counted over all that were ever issued, by the unit that each went to. */
export async function figuresOfUrges(house: House, now: Instant): Promise<Figures> {
  const { rows } = await sql<Row>`
    select unit_id, count(*)::int as issued,
           count(*) filter (where answered_at is null and due_at >= ${timestamptz(now)})::int as open,
           count(*) filter (where answered_at is null and due_at < ${timestamptz(now)})::int as overdue,
           count(*) filter (where answered_at <= due_at)::int as "inTime",
           count(*) filter (where answered_at > due_at)::int as late
    from urge where org_id = ${ORG_ID} group by unit_id order by issued desc, unit_id`.execute(house.db);
  const total = Object.fromEntries(
    NAMES.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
  ) as Omit<Figures, 'units'>;
  return {
    ...total,
    units: rows.map(({ unit_id, ...counts }) => ({ unit: unitName(house, unit_id), ...counts })),
  };
}
