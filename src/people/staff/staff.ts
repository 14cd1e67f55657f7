import type { Instant } from '../../platform/time.ts';
import type { Role } from './role.ts';

/** The one organisation of an installation. */
export const ORG_ID = 1;

/** Someone, or a program with a key, who acts for the organisation. */
export interface Staff {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly unitId: number | null;
  readonly active: boolean;
  /** The account to sign in with; null until an invitation is accepted, and for programs. */
  readonly userId: string | null;
  readonly createdAt: Instant;
}

/** The form in which e-mail addresses are kept and compared. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();
