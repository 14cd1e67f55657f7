import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { act } from '../../src/keep/case/act.ts';
import { enterAbsence } from '../../src/keep/case/dispatch/absent.ts';
import { setDuty } from '../../src/keep/case/dispatch/duty.ts';
import { handOver } from '../../src/keep/case/dispatch/hand-over.ts';
import { object } from '../../src/keep/case/dispatch/object.ts';
import { decideObjection, settleOverdue } from '../../src/keep/case/dispatch/settle.ts';
import { nameOwners } from '../../src/keep/case/dispatch/sweep.ts';
import { receive } from '../../src/keep/case/receive.ts';
import { actAsUser } from '../../src/keep/case/user.ts';
import { openHouse } from '../../src/open-house.ts';
import { createStaff } from '../../src/people/staff/store.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import type { Caller } from '../../src/platform/route.ts';
import { DAY, HOUR, parseInstant } from '../../src/platform/time.ts';
import { openDesk } from '../desk.ts';

const UNITS = ['客服部', '技术部'];
const START = parseInstant('2026-03-02T09:00:00+08:00')!;

const command = fc.record({
  verb: fc.constantFrom(
    'dispatch',
    'dispatch',
    'dispatch-to',
    'start',
    'reclassify',
    'object',
    'decide',
    'settle',
    'hand-over',
    'away',
    'duty',
    'duty-and-dispatch',
    'sweep',
    'reply',
    'appeal',
    'merge',
    'unmerge',
  ),
  one: fc.nat(1),
  unit: fc.nat(1),
  person: fc.nat(3),
  hours: fc.nat(30),
});

test('[S2] between dispatch and reply no case is ever nobody’s in a unit with somebody on duty', async (t) => {
  const desk = await openDesk(t);
  const people: number[] = [];
  for (const [name, unitId] of [
    ['甲', 1],
    ['乙', 1],
    ['丙', 2],
    ['丁', 2],
  ] as const)
    people.push((await createStaff(desk.db, { name, role: 'manager', unitId })).id);
  const house = await openHouse(desk.db);
  const caller = (person: number): Caller => ({
    kind: 'staff',
    staffId: people[person]!,
    keyId: null,
    name: null,
    permissions: new Set(['case:work', 'case:approve', 'dispatch:manage']),
  });
  let clock = START;

  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 16 }), async (commands) => {
      await desk.db.updateTable('unit').set({ duty_staff_id: null }).execute();
      const receipts = [0, 1].map(() =>
        receive(house, { body: '网点排队太久', channel: 'web', consent: true }, clock),
      );
      const cases = await Promise.all(receipts);
      for (const { number } of cases) await act(house, number, 'register', {}, caller(0), clock);
      for (const { verb, one, unit, person, hours } of commands) {
        clock += hours * HOUR;
        const { number, accessCode } = cases[one]!;
        const by = caller(person);
        const step = (...[action, particulars]: [Parameters<typeof act>[2], Parameters<typeof act>[3]]) =>
          act(house, number, action, particulars, by, clock);
        const duty = () => setDuty(house, unit + 1, people[person]!, clock);
        const away = {
          deputy: people[(person + 1) % 4]!,
          from: clock + (hours % 3) * HOUR,
          until: clock + DAY,
          returns: hours % 2 === 0,
        };
        const doing: Record<typeof verb, () => Promise<unknown>> = {
          dispatch: () => step('dispatch', { unit: UNITS[unit]! }),
          'dispatch-to': () => step('dispatch', { unit: UNITS[unit]!, assignee: people[person]! }),
          start: () => step('start', {}),
          reclassify: () => step('reclassify', { fields: { unit: UNITS[unit]! } }),
          object: () => object(house, number, { reason: '不是我们的' }, by, clock),
          decide: () => decideObjection(house, number, { outcome: 'upheld', unit: UNITS[unit]! }, by, clock),
          settle: () => settleOverdue(house, clock),
          'hand-over': () => handOver(house, number, { to: people[(person + 1) % 4]! }, by, clock),
          away: () => enterAbsence(house, away, by, clock),
          duty,
          'duty-and-dispatch': () => Promise.all([duty(), step('dispatch', { unit: UNITS[unit]! })]),
          sweep: () => nameOwners(house, clock),
          reply: () => step('reply', { body: '已办' }),
          appeal: () => actAsUser(house, number, accessCode, 'appeal', { body: '没办好' }, clock),
          merge: () => step('merge', { into: cases[1 - one]!.number }),
          unmerge: () => step('unmerge', {}),
        };
        await doing[verb]().catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
        assert.deepEqual(await nobodys(), [], `after ${verb}`);
      }
    }),
    { numRuns: 12 },
  );

  async function nobodys(): Promise<string[]> {
    const rows = await desk.db
      .selectFrom('cases')
      .innerJoin('unit', 'unit.id', 'cases.unit_id')
      .select('number')
      .where('stage', 'in', ['dispatched', 'processing'])
      .where('duty_staff_id', 'is not', null)
      .where('assignee_id', 'is', null)
      .execute();
    return rows.map(({ number }) => number);
  }
});
