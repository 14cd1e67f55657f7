import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Clause, type Fields, matches, SCOPE_VALUES, type Scope } from '../pledge.ts';
import { findings } from './fixture.ts';

/** All cases of a small world: any channel and urgency, a unit that is named, another, or none; the rest is the same. */
const SAME = { kind: 'complaint', nature: 'other', complexity: 'simple', segment: 'ordinary' } as const;
const CASES: Fields[] = SCOPE_VALUES.channel.flatMap((channel) =>
  SCOPE_VALUES.urgency.flatMap((urgency) =>
    ['甲', '乙', undefined].map((unit) => ({
      ...SAME,
      channel,
      urgency,
      ...(unit !== undefined && { unit }),
    })),
  ),
);

const some = (values: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const scope: fc.Arbitrary<Scope> = fc
  .record({
    urgency: some(SCOPE_VALUES.urgency),
    channel: some(['web', 'phone', 'post']),
    unit: some(['甲']),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, values]) => values !== undefined)));

interface Written {
  readonly measure: Clause['measure'];
  readonly scope: Scope;
  readonly hours: number;
}

const clauses = (...measures: Clause['measure'][]): fc.Arbitrary<readonly Written[]> =>
  fc.array(
    fc.record({ measure: fc.constantFrom(...measures), scope, hours: fc.integer({ min: 1, max: 4 }) }),
    { minLength: 1, maxLength: 5 },
  );

/** Which pairs of clauses a rule names, by their places; the severity comes first. */
function named(rule: string, list: readonly Written[]): string[] {
  const written = list.map(({ hours, ...one }, index) => [`c${index}`, { ...one, limit: `${hours}h` }]);
  return findings(Object.fromEntries(written))
    .filter((one) => one.rule === rule)
    .map(({ severity, clauses: ids }) => [severity, ...ids].join(' '))
    .toSorted();
}

/** The same by going through all pairs of clauses and all cases. */
const pairs = (
  list: readonly Written[],
  severity: (one: Written, other: Written) => string | false,
): string[] =>
  list
    .flatMap((one, i) =>
      list.flatMap((other, j) => {
        const found = i !== j && severity(one, other);
        return found ? [`${found} c${i} c${j}`] : [];
      }),
    )
    .toSorted();

const holds = ({ scope: of }: Written, fields: Fields) => matches(of, fields);
const isPartOf = (one: Written, other: Written) =>
  CASES.every((fields) => !holds(one, fields) || holds(other, fields));

test('an urgent case is slower when no clause that holds for it is as fast as for the same case without haste, or none of its own', () => {
  fc.assert(
    fc.property(clauses('dispatch'), (list) => {
      const expected = pairs(list, (urgent, ordinary) => {
        if (!urgent.scope.urgency || urgent.scope.urgency.includes('ordinary')) return false;
        if (urgent.hours <= ordinary.hours || !(ordinary.scope.urgency?.includes('ordinary') ?? true))
          return false;
        const alike = CASES.filter(
          (fields) => holds(urgent, fields) && holds(ordinary, { ...fields, urgency: 'ordinary' }),
        );
        const faster = list.filter((one) => one !== urgent && one.hours <= ordinary.hours);
        if (alike.some((fields) => !faster.some((one) => holds(one, fields)))) return 'fault';
        const hasty = faster.filter(({ scope }) => scope.urgency && !scope.urgency.includes('ordinary'));
        const idle = alike.some(
          (fields) => holds(ordinary, fields) && !hasty.some((one) => holds(one, fields)),
        );
        return idle && (isPartOf(urgent, ordinary) ? 'fault' : 'warning');
      });
      assert.deepEqual(named('urgent-slower', list), expected);
    }),
    { numRuns: 500 },
  );
});

test('a reply is due too soon when it is so for some case', () => {
  fc.assert(
    fc.property(clauses('dispatch', 'registration', 'resolution'), (list) => {
      const expected = pairs(list, (step, reply) => {
        if (step.measure === 'resolution' || reply.measure !== 'resolution' || step.hours <= reply.hours)
          return false;
        const soon = CASES.some(
          (fields) =>
            holds(step, fields) &&
            holds(reply, fields) &&
            !list.some(
              (one) => one.measure === step.measure && one.hours <= reply.hours && holds(one, fields),
            ),
        );
        return soon && (step.measure === 'dispatch' && isPartOf(reply, step) ? 'fault' : 'warning');
      });
      assert.deepEqual(named('ends-before-start', list), expected);
    }),
    { numRuns: 500 },
  );
});

test('a channel lacks a first response when some case by it does', () => {
  fc.assert(
    fc.property(clauses('first-response', 'resolution'), (list) => {
      const responses = list.filter(({ measure }) => measure === 'first-response');
      const lacking = CASES.filter(
        (fields) => list.some((one) => holds(one, fields)) && !responses.some((one) => holds(one, fields)),
      );
      const channels = [...new Set(lacking.map(({ channel }) => channel))];
      const bare = channels.filter(
        (channel) =>
          !CASES.some((fields) => fields.channel === channel && responses.some((one) => holds(one, fields))),
      );
      const found = named('channel-without-response', list).map((one) => one.split(' ')[0]);
      assert.equal(found.includes('warning'), bare.length > 0);
      assert.equal(found.includes('hint'), responses.length > 0 && channels.length > bare.length);
    }),
    { numRuns: 500 },
  );
});
