import { Refusal } from '../../platform/refusal.ts';
import type { Caller } from '../../platform/route.ts';
import type { Role } from '../staff/role.ts';
import { TEXTS } from './texts.ts';

/** Everything that may be allowed to a member of staff. A route names one of these, or 'public'. */
export const PERMISSIONS = [
  /** Who one is, one's own password, signing out. */
  'session:own',
  'case:read',
  'case:work',
  /** Deciding on what somebody else asks for: to lift a gate, to have more time. */
  'case:approve',
  /** The dispatch catalogue, who is on duty for a unit, and the absences of others. */
  'dispatch:manage',
  /** Drawing lists of users to call and sharing them out; what becomes of suggestions. */
  'satisfaction:manage',
  'pledge:read',
  'pledge:edit',
  'pledge:publish',
  'compliance:read',
  'staff:read',
  'staff:manage',
  'key:manage',
  /** Reports on how feedback is handled: outside the line of command, so that no administrator holds it. */
  'supervision:inspect',
  /** Where robots and webhooks are, the escalation ladder, and what could not be delivered. */
  'notice:manage',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What each role may do. */
export const PERMISSIONS_OF: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  administrator: new Set(PERMISSIONS.filter((one) => one !== 'supervision:inspect')),
  manager: new Set([
    'session:own',
    'case:read',
    'case:work',
    'case:approve',
    'dispatch:manage',
    'satisfaction:manage',
    'pledge:read',
    'pledge:edit',
    'pledge:publish',
    'compliance:read',
    'staff:read',
  ]),
  agent: new Set(['session:own', 'case:read', 'case:work', 'pledge:read', 'compliance:read', 'staff:read']),
  auditor: new Set(['session:own', 'case:read', 'pledge:read', 'compliance:read', 'staff:read']),
  inspector: new Set([
    'session:own',
    'case:read',
    'pledge:read',
    'compliance:read',
    'staff:read',
    'supervision:inspect',
  ]),
};

/** Someone who has not said who they are. */
export const PUBLIC: Caller = {
  kind: 'public',
  staffId: null,
  keyId: null,
  name: null,
  permissions: new Set(),
};

/** Lets a caller through to what a permission guards. @throws Refusal unauthenticated, forbidden */
export function admit(caller: Caller, permission: string): void {
  if (permission === 'public' || caller.permissions.has(permission)) return;
  throw caller.kind === 'public'
    ? new Refusal('unauthenticated', TEXTS.signInFirst)
    : new Refusal('forbidden', TEXTS.notAllowed, { permission });
}
