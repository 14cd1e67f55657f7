import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../../people/staff/role.ts';
import { ownedBy } from './owner.ts';

const person = (id: number, name: string, role: Role, unitId: number | null) => ({
  id,
  name,
  role,
  unitId,
  active: true,
});
const people = {
  units: () => [
    { id: 1, name: '客服部' },
    { id: 2, name: '技术部' },
  ],
  staff: () => [
    person(1, '李可', 'agent', 1),
    person(2, '周明', 'manager', 2),
    person(3, '吴静', 'auditor', null),
  ],
};

test('a duty is that of the unit or the person whom the letter names, else of those who lead', () => {
  const owners = ['客服部', '技术部', '吴静', '培训岗', undefined];
  const of = (id: number | null) => owners.map(ownedBy(people, id));
  assert.deepEqual(of(1), [true, false, false, false, false]);
  assert.deepEqual(of(2), [false, true, false, true, true]);
  assert.deepEqual(of(3), [false, false, true, false, false]);
  assert.deepEqual(of(null), [false, false, false, false, false]);
});
