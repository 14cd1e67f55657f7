import assert from 'node:assert/strict';
import test from 'node:test';
import { Refusal } from '../../platform/refusal.ts';
import { ROLES, roleBeginning } from '../staff/role.ts';
import { admit, PERMISSIONS, PERMISSIONS_OF, PUBLIC } from './permission.ts';

test('every role has permissions, and every permission someone who holds it', () => {
  assert.deepEqual(Object.keys(PERMISSIONS_OF).sort(), [...ROLES].sort());
  for (const permission of PERMISSIONS) {
    const holder = permission === 'supervision:inspect' ? 'inspector' : 'administrator';
    assert.ok(PERMISSIONS_OF[holder].has(permission), permission);
  }
});

test('an auditor reads and changes nothing', () => {
  for (const permission of PERMISSIONS_OF.auditor) assert.match(permission, /:read$|^session:own$/);
});

test('[C3] nobody but an inspector reads reports on the handling, and an inspector handles nothing', () => {
  const holders = ROLES.filter((role) => PERMISSIONS_OF[role].has('supervision:inspect'));
  assert.deepEqual(holders, ['inspector']);
  for (const permission of PERMISSIONS_OF.inspector) {
    assert.match(permission, /:read$|^session:own$|^supervision:inspect$/);
  }
});

test('who has not signed in is asked to, who lacks the permission is told so', () => {
  const agent = { ...PUBLIC, kind: 'staff', staffId: 1, permissions: PERMISSIONS_OF.agent } as const;
  admit(PUBLIC, 'public');
  admit(agent, 'public');
  admit(agent, 'case:work');
  assert.throws(
    () => admit(PUBLIC, 'case:read'),
    (error) => error instanceof Refusal && error.code === 'unauthenticated',
  );
  assert.throws(
    () => admit(agent, 'staff:manage'),
    (error) => error instanceof Refusal && error.code === 'forbidden',
  );
  assert.throws(() => admit(agent, 'a name that nobody knows'));
});

test('a role is known by its beginning', () => {
  assert.equal(roleBeginning('admin'), 'administrator');
  assert.equal(roleBeginning('M'), 'manager');
  for (const unclear of ['', 'a', 'root', 'administrators']) assert.equal(roleBeginning(unclear), undefined);
});
