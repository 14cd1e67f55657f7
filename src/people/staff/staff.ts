import type { Instant } from '../../platform/time.ts';
import type { Certificate } from './certificate.ts';
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
  /** Known of those whom the snapshot of the house holds. */
  readonly certificates?: readonly Certificate[];
}

/** The form in which e-mail addresses are kept and compared. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

const PROGRAM = 'key:';

/** Under which name a program with a key appears in the records. */
export const programName = (key: string): string => PROGRAM + key;

/** Whether a name in the records is that of a program: users are told the unit instead. */
export const isProgram = (name: string): boolean => name.startsWith(PROGRAM);
