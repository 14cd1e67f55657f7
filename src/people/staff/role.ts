/** What a member of staff is to the organisation. What each may do is said in auth/permission.ts. */
export const ROLES = ['administrator', 'manager', 'agent', 'auditor'] as const;

export type Role = (typeof ROLES)[number];

/** The one role whose name begins so (`admin` → administrator); undefined when there is none or more than one. */
export function roleBeginning(text: string): Role | undefined {
  const found = text === '' ? [] : ROLES.filter((role) => role.startsWith(text.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}
