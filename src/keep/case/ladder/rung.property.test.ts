import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ROLES } from '../../../people/staff/role.ts';
import type { Staff } from '../../../people/staff/staff.ts';
import type { Unit } from '../../../people/staff/unit.ts';
import { ALARM_PERCENTS } from '../alarm.ts';
import { climbed, type Rung, recipientsOf, TELLS, USUAL_RUNGS } from './rung.ts';

const rungs: fc.Arbitrary<Rung[]> = fc
  .tuple(...ALARM_PERCENTS.map(() => fc.tuple(fc.subarray([...TELLS]), fc.boolean())))
  .map((rows) => rows.map(([tells, urges], index) => ({ percent: ALARM_PERCENTS[index]!, tells, urges })));
const share = fc.constantFrom(0, ...ALARM_PERCENTS);

const person = (id: number, rest: Pick<Staff, 'role' | 'unitId' | 'active'>): Staff =>
  ({ id, name: `p${id}`, email: null, userId: null, createdAt: 0, ...rest }) as Staff;
const units = [1, 2, 3].map(
  (id) => ({ id, name: `u${id}`, active: true, function: id === 1 ? 'service' : null }) as Unit,
);
const staff = fc
  .array(
    fc.record({
      role: fc.constantFrom(...ROLES),
      unitId: fc.option(fc.integer({ min: 1, max: 3 })),
      active: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((people) => people.map((one, index) => person(index + 1, one)));

test('climbing in one stride tells the same people as climbing step by step', () => {
  fc.assert(
    fc.property(rungs, share, share, share, (ladder, ...shares) => {
      const [from, between, to] = shares.toSorted((a, b) => a - b) as [number, number, number];
      const whole = climbed(ladder, from, to);
      const steps = [climbed(ladder, from, between), climbed(ladder, between, to)];
      assert.deepEqual(
        whole.tells,
        TELLS.filter((one) => steps.some(({ tells }) => tells.includes(one))),
      );
      assert.equal(
        whole.urges,
        steps.some(({ urges }) => urges),
      );
    }),
  );
});

test('nobody is told twice at once, nobody who is gone, and somebody whenever there is anybody', () => {
  fc.assert(
    fc.property(
      staff,
      fc.subarray([...TELLS], { minLength: 1 }),
      fc.option(fc.integer({ min: 1, max: 3 })),
      (people, tells, unitId) => {
        const told = recipientsOf(tells, { unitId, assigneeId: null }, { staff: people, units });
        const keys = told.map((one) => JSON.stringify(one));
        assert.equal(new Set(keys).size, keys.length);
        for (const one of told)
          if ('staff' in one) assert.ok(people.find(({ id }) => id === one.staff)!.active);
        const leads = people.some(
          ({ active, role, unitId: of }) =>
            active && (role === 'administrator' || (role === 'manager' && of === null)),
        );
        if (leads || tells.includes('unit') || tells.includes('assignee')) assert.ok(told.length > 0);
      },
    ),
  );
});

test('the usual ladder rises: whoever has it, the unit, its head, those who lead', () => {
  const tellsAt = (percent: number) => climbed(USUAL_RUNGS, percent - 1, percent).tells;
  assert.deepEqual(
    ALARM_PERCENTS.map((percent) => tellsAt(percent).at(-1)),
    ['assignee', 'unit', 'head', 'leadership'],
  );
});
