/** A part of the organisation that cases are dispatched to. */
export interface Unit {
  readonly id: number;
  readonly name: string;
  /** Nothing is dispatched to a unit that is not active; what it has done stays under its name. */
  readonly active: boolean;
  readonly function: UnitFunction | null;
  /** Whoever gets what is dispatched to the unit without naming anybody; null: nobody. */
  readonly dutyStaffId: number | null;
}

/** What a unit is there for, as far as promises ask: major results are reviewed by technology and by operations. */
export const UNIT_FUNCTIONS = ['service', 'technology', 'operations'] as const;
export type UnitFunction = (typeof UNIT_FUNCTIONS)[number];

/** The units of a new installation, in this order. */
export const FIRST_UNITS: readonly { readonly name: string; readonly function: UnitFunction }[] = [
  { name: '客服部', function: 'service' },
  { name: '技术部', function: 'technology' },
  { name: '运营部', function: 'operations' },
];

/**
 * Finds an active unit by its name or its id. The name goes first, since a unit may be called 12345.
 * @returns undefined when there is none, or it is no longer active.
 */
export function findUnit(units: readonly Unit[], nameOrId: string | number): Unit | undefined {
  const wanted = String(nameOrId).trim();
  const active = units.filter((unit) => unit.active);
  return active.find(({ name }) => name === wanted) ?? active.find(({ id }) => String(id) === wanted);
}
