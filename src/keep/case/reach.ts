import { ORG_ID } from '../../people/staff/staff.ts';
import type { UserAddress } from '../notify/directory.ts';
import { progressPath } from './address.ts';
import { accessCodeOf } from './code.ts';
import type { House } from './house.ts';

/** How the users of these cases can be reached, and what leads them there. What was erased has no address. */
export async function reachUsers(
  { db, organisation }: Pick<House, 'db' | 'organisation'>,
  publicUrl: string,
  caseIds: readonly number[],
): Promise<Map<number, UserAddress>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'number', 'contact'])
    .where('org_id', '=', ORG_ID)
    .where('id', 'in', caseIds)
    .execute();
  return new Map(
    rows.map(({ id, number, contact }) => {
      const code = accessCodeOf(organisation.secret, number);
      const email = contact?.email?.trim();
      return [id, { ...(email && { email }), code, link: publicUrl + progressPath(number, code) }];
    }),
  );
}
