import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Fields, matches, type Scope } from '../pledge.ts';
import {
  areSame,
  intersect,
  isEmptyRegion,
  isWithin,
  overlap,
  type Region,
  regionOf,
  valuesIn,
  without,
} from './region.ts';

/** A small world: two closed fields and a free one, each also unknown; 丙 is a unit that no scope names. */
const VALUES = {
  urgency: ['abnormal', 'urgent', 'ordinary', undefined],
  nature: ['technical', 'other', undefined],
  unit: ['甲', '乙', '丙', undefined],
} as const;

const CASES: Fields[] = VALUES.urgency.flatMap((urgency) =>
  VALUES.nature.flatMap((nature) =>
    VALUES.unit.map((unit) => ({
      ...(urgency && { urgency }),
      ...(nature && { nature }),
      ...(unit && { unit }),
    })),
  ),
);

const some = (values: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const scope: fc.Arbitrary<Scope> = fc
  .record({
    urgency: some(['abnormal', 'urgent', 'ordinary']),
    nature: some(['technical', 'other']),
    unit: some(['甲', '乙']),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, values]) => values !== undefined)));

/** The same sets by listing their cases. */
const listed = (one: Scope) => CASES.filter((fields) => matches(one, fields));
const isIn = (region: Region, fields: Fields) =>
  region.some((box) =>
    Object.entries(box).every(([field, { values, allBut }]) => {
      const value = fields[field as keyof Fields];
      return (value !== undefined && values.includes(value)) !== allBut;
    }),
  );
const listedRegion = (region: Region) => CASES.filter((fields) => isIn(region, fields));

test('containment, equality and overlap of scopes are those of the cases they match', () => {
  fc.assert(
    fc.property(scope, scope, (a, b) => {
      const [as, bs] = [listed(a), listed(b)];
      assert.equal(
        isWithin(a, b),
        as.every((one) => bs.includes(one)),
      );
      assert.equal(areSame(a, b), as.length === bs.length && as.every((one) => bs.includes(one)));
      assert.equal(
        overlap(a, b),
        as.some((one) => bs.includes(one)),
      );
    }),
    { numRuns: 2000 },
  );
});

test('what is left of a scope after others are taken out is what is left of its cases', () => {
  fc.assert(
    fc.property(scope, fc.array(scope, { maxLength: 4 }), (one, others) => {
      const left = without(
        regionOf(one),
        others.flatMap((other) => regionOf(other)),
      );
      const expected = listed(one).filter((fields) => !others.some((other) => matches(other, fields)));
      assert.deepEqual(listedRegion(left), expected);
      assert.equal(isEmptyRegion(left), expected.length === 0);
      for (const urgency of ['abnormal', 'urgent', 'ordinary'])
        assert.equal(
          valuesIn(left, 'urgency').includes(urgency),
          expected.some((fields) => fields.urgency === urgency),
        );
    }),
    { numRuns: 2000 },
  );
});

test('an intersection of regions is that of their cases', () => {
  fc.assert(
    fc.property(
      fc.array(scope, { maxLength: 3 }),
      fc.array(scope, { maxLength: 3 }),
      scope,
      (as, bs, hole) => {
        const a = without(as.flatMap(regionOf), regionOf(hole));
        const b = bs.flatMap(regionOf);
        const expected = CASES.filter(
          (fields) =>
            as.some((one) => matches(one, fields)) &&
            !matches(hole, fields) &&
            bs.some((one) => matches(one, fields)),
        );
        assert.deepEqual(listedRegion(intersect(a, b)), expected);
      },
    ),
    { numRuns: 1000 },
  );
});
