/** What a member of staff is to the organisation. What each may do is said in auth/permission.ts. */
export const ROLES = ['administrator', 'manager', 'agent', 'auditor', 'inspector'] as const;

export type Role = (typeof ROLES)[number];

/** What a program with a key may be. Reports on the handling are read by people who answer for each look. */
export const KEY_ROLES = ['administrator', 'manager', 'agent', 'auditor'] as const;

/** The one role of a program whose name begins so (`admin` → administrator); undefined when there is none or more than one. */
export function roleBeginning(text: string): Role | undefined {
  const found = text === '' ? [] : KEY_ROLES.filter((role) => role.startsWith(text.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}
