/** A part of the organisation that cases are dispatched to. */
export interface Unit {
  readonly id: number;
  readonly name: string;
  /** Nothing is dispatched to a unit that is not active; what it has done stays under its name. */
  readonly active: boolean;
}

/** The units of a new installation, in this order. */
export const FIRST_UNITS = ['客服部', '技术部', '运营部'] as const;

/**
 * Finds an active unit by its name or its id. The name goes first, since a unit may be called 12345.
 * @returns undefined when there is none, or it is no longer active.
 */
export function findUnit(units: readonly Unit[], nameOrId: string | number): Unit | undefined {
  const wanted = String(nameOrId).trim();
  const active = units.filter((unit) => unit.active);
  return active.find(({ name }) => name === wanted) ?? active.find(({ id }) => String(id) === wanted);
}
