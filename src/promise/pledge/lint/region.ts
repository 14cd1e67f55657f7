import { SCOPE_FIELDS, SCOPE_VALUES, type Scope, type ScopeField } from '../pledge.ts';

/**
 * Which values of a field a box lets in: these, or all but these. What is not known of a case is let in only by
 * the second kind, as no scope that names a field matches a case without it.
 */
interface Values {
  readonly values: readonly string[];
  readonly allBut: boolean;
}

/** A scope with holes: a field that is absent lets everything in. */
type Box = Readonly<Partial<Record<ScopeField, Values>>>;

/** A set of cases: those that any of its boxes lets in. */
export type Region = readonly Box[];

const ALL: Values = { values: [], allBut: true };

const isNothing = ({ values, allBut }: Values): boolean => !allBut && values.length === 0;

function meet(a: Values, b: Values): Values {
  if (a.allBut && b.allBut) return { values: [...new Set([...a.values, ...b.values])], allBut: true };
  const [named, other] = a.allBut ? [b, a] : [a, b];
  return {
    values: named.values.filter((value) => other.values.includes(value) !== other.allBut),
    allBut: false,
  };
}

const complement = ({ values, allBut }: Values): Values => ({ values, allBut: !allBut });

/** The cases that a scope matches. */
export const regionOf = (scope: Scope): Region => [
  Object.fromEntries(Object.entries(scope).map(([field, values]) => [field, { values, allBut: false }])),
];

/** The cases of which every field with a closed list of values is known. */
export const KNOWN: Region = regionOf(
  Object.fromEntries(
    SCOPE_FIELDS.flatMap((field) => {
      const values: readonly string[] | null = SCOPE_VALUES[field];
      return values ? [[field, values]] : [];
    }),
  ),
);

function meetBoxes(a: Box, b: Box): Box | undefined {
  const box: { [field in ScopeField]?: Values } = {};
  for (const field of SCOPE_FIELDS) {
    if (!a[field] && !b[field]) continue;
    const values = meet(a[field] ?? ALL, b[field] ?? ALL);
    if (isNothing(values)) return undefined;
    box[field] = values;
  }
  return box;
}

export const intersect = (a: Region, b: Region): Region =>
  a.flatMap((one) => b.flatMap((other) => meetBoxes(one, other) ?? []));

/** What is left of a box: for each field the part outside of the other, the fields before it inside. */
function boxWithout(box: Box, other: Box): Region {
  const left: Box[] = [];
  let inside: Box | undefined = box;
  for (const field of SCOPE_FIELDS) {
    const values = other[field];
    if (!values || !inside) continue;
    const outside = meetBoxes(inside, { [field]: complement(values) });
    if (outside) left.push(outside);
    inside = meetBoxes(inside, { [field]: values });
  }
  return inside ? left : [box];
}

export const without = (a: Region, b: Region): Region =>
  b.reduce<Region>((left, box) => left.flatMap((one) => boxWithout(one, box)), a);

export const isEmptyRegion = (region: Region): boolean => region.length === 0;

export const isWithin = (a: Scope, b: Scope): boolean => isEmptyRegion(without(regionOf(a), regionOf(b)));
export const areSame = (a: Scope, b: Scope): boolean => isWithin(a, b) && isWithin(b, a);
export const overlap = (a: Scope, b: Scope): boolean => !isEmptyRegion(intersect(regionOf(a), regionOf(b)));

/** The values of a field that occur in a region, of those that the field has a closed list of. */
export function valuesIn(region: Region, field: ScopeField): readonly string[] {
  const known: readonly string[] = SCOPE_VALUES[field] ?? [];
  return known.filter((value) =>
    region.some((box) => !isNothing(meet(box[field] ?? ALL, { values: [value], allBut: false }))),
  );
}
