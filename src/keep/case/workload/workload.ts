import { sql } from 'kysely';
import { ORG_ID } from '../../../people/staff/staff.ts';
import type { Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { dueCondition, OPEN } from '../list.ts';
import { staffName, unitName } from '../read.ts';

/** How much work lies somewhere. What is overdue is not due today as well. */
interface Load {
  readonly open: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** For the user, for material, for an answer: nothing can be done now. */
  readonly waiting: number;
}

interface PersonLoad extends Load {
  /** Null: claimed by nobody. */
  readonly staff: { readonly id: number; readonly name: string } | null;
}

export interface UnitLoad extends Load {
  /** Null: dispatched to no unit yet. */
  readonly unit: { readonly id: number; readonly name: string } | null;
  readonly people: readonly PersonLoad[];
}

const sum = (loads: readonly Load[]): Load => ({
  open: loads.reduce((n, { open }) => n + open, 0),
  overdue: loads.reduce((n, { overdue }) => n + overdue, 0),
  dueToday: loads.reduce((n, { dueToday }) => n + dueToday, 0),
  waiting: loads.reduce((n, { waiting }) => n + waiting, 0),
});

/**
 * The open work of each unit and in it of each person, whoever has none included. Counted in one pass over the index of
 * open cases, without reading the cases.
 */
export async function workload(house: House, now: Instant): Promise<UnitLoad[]> {
  const overdue = dueCondition(house, 'overdue', now);
  const today = dueCondition(house, 'today', now);
  const { rows } = await sql<Load & { unit: number | null; staff: number | null }>`
    select unit_id as unit, assignee_id as staff, count(*)::int as open,
           count(*) filter (where ${overdue})::int as overdue,
           count(*) filter (where ${today} and not (${overdue}))::int as "dueToday",
           count(*) filter (where waiting_reason is not null)::int as waiting
    from cases where org_id = ${ORG_ID} and ${OPEN}
    group by unit_id, assignee_id`.execute(house.db);
  const none: Load = { open: 0, overdue: 0, dueToday: 0, waiting: 0 };
  const units = house.units().filter(({ id, active }) => active || rows.some(({ unit }) => unit === id));
  const named = units.map(({ id }): UnitLoad => {
    const members = house.staff().filter(({ active, unitId }) => active && unitId === id);
    const idle = members.filter(
      (person) => !rows.some(({ unit, staff }) => unit === id && staff === person.id),
    );
    const people = [
      ...rows.filter(({ unit }) => unit === id).map((row) => personLoad(house, row)),
      ...idle
        .filter(({ userId }) => userId !== null)
        .map(({ id, name }): PersonLoad => ({ staff: { id, name }, ...none })),
    ];
    return {
      unit: { id, name: unitName(house, id) ?? String(id) },
      ...sum(people),
      people: people.toSorted(byUrgency),
    };
  });
  const nowhere = rows.filter(({ unit }) => unit === null).map((row) => personLoad(house, row));
  const all = nowhere.length === 0 ? named : [{ unit: null, ...sum(nowhere), people: nowhere }, ...named];
  return all.toSorted(byUrgency);
}

const byUrgency = (a: Load, b: Load) => b.overdue - a.overdue || b.dueToday - a.dueToday || b.open - a.open;

const personLoad = (
  house: House,
  { staff, open, overdue, dueToday, waiting }: Load & { staff: number | null },
): PersonLoad => ({
  staff: staff === null ? null : { id: staff, name: staffName(house, staff) ?? String(staff) },
  open,
  overdue,
  dueToday,
  waiting,
});
