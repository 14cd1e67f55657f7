import type { House } from '../../keep/case/house.ts';
import type { Role } from '../../people/staff/role.ts';
import { weekOf } from '../../promise/calendar/hours.ts';
import type { Clause, Pledge } from '../../promise/pledge/pledge.ts';

/** Whether those on the books could keep a roster as it is promised; who is present is another matter. */
export interface RosterPlan {
  /** Hours of a week that the roster covers: 168 when it is never without anybody. */
  readonly hoursPerWeek: number;
  /** People promised at any of these hours. */
  readonly heads: number;
  /** People that it takes at the working hours of the law. */
  readonly needed: number;
  /** People on the books who work cases, in the units and outlets of the clause. */
  readonly people: number;
}

/** Provisions of the State Council on the Hours of Work of Employees (国务院关于职工工作时间的规定), article 3. */
const LEGAL_HOURS_PER_WEEK = 40;

const WORKS: ReadonlySet<Role> = new Set(['agent', 'manager']);

export function rosterPlanOf(
  { hours, count = 1, scope }: Clause,
  { calendar }: Pick<Pledge, 'calendar'>,
  house: Pick<House, 'units' | 'staff'>,
): RosterPlan {
  const hoursPerWeek = hoursOf(hours ?? calendar.hours);
  const named = [...(scope.unit ?? []), ...(scope.outlet ?? [])];
  const units = house.units().filter(({ id, name }) => named.includes(name) || named.includes(String(id)));
  const places = new Set(units.map(({ id }) => id));
  const isThere = (unitId: number | null) => named.length === 0 || (unitId !== null && places.has(unitId));
  return {
    hoursPerWeek,
    heads: count,
    needed: Math.max(count, Math.ceil((hoursPerWeek * count) / LEGAL_HOURS_PER_WEEK)),
    people: house.staff().filter(({ role, active, unitId }) => active && WORKS.has(role) && isThere(unitId))
      .length,
  };
}

/** Overlapping windows of a day count once. */
function hoursOf(hours: Parameters<typeof weekOf>[0]): number {
  const minutes = weekOf(hours).map((spans) => {
    let [until, sum] = [0, 0];
    for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
      sum += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
    return sum;
  });
  return minutes.reduce((sum, one) => sum + one, 0) / 60;
}

/** Whether it can be kept; null while nobody is on the books at all. */
export const isFeasible = ({ people, needed }: RosterPlan): boolean | null =>
  people === 0 ? null : people >= needed;
