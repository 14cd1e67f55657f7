import { isProgram, type Staff } from '../../../people/staff/staff.ts';
import type { Unit } from '../../../people/staff/unit.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

export const namedUnit = ({ id, name }: Unit): Named => ({ id, name });

/** Units and people by their ids; what is no more is told by its id. */
export interface Names {
  unit(id: number | null): Named | null;
  person(id: number | null): Named | null;
  /** Everyone who works here now; programs are left out. */
  people(): readonly Staff[];
}

export function namesIn(house: { staff(): readonly Staff[]; units(): readonly Unit[] }): Names {
  const among = (list: readonly Named[], id: number | null): Named | null =>
    id === null ? null : { id, name: list.find((one) => one.id === id)?.name ?? String(id) };
  return {
    unit: (id) => among(house.units(), id),
    person: (id) => among(house.staff(), id),
    people: () => house.staff().filter(({ active, name }) => active && !isProgram(name)),
  };
}
