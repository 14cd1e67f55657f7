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
    .select(['id', 'number', 'contact', 'locale'])
    .where('erased_at', 'is', null)
    .where('org_id', '=', ORG_ID)
    .where('id', 'in', caseIds)
    .execute();
  return new Map(
    rows.map(({ id, number, contact, locale }) => {
      const code = accessCodeOf(organisation.secret, number);
      const address: UserAddress = {
        addresses: addressesOf(contact),
        ...(contact?.preferred && { preferred: contact.preferred }),
        locale: locale ?? 'zh',
        code,
        link: publicUrl + progressPath(number, code),
      };
      return [id, address];
    }),
  );
}

/** Text messages reach mobile numbers of the mainland alone; a fixed line takes none. */
const MOBILE = /^1[3-9]\d{9}$/;

/** How a user left to be reached. */
export function addressesOf(contact: Reachable | null | undefined): UserAddress['addresses'] {
  const email = contact?.email?.trim();
  const wechat = contact?.wechat?.trim();
  const phone = contact?.phone?.replaceAll(/[\s-]/g, '').replace(/^(?:\+|00)86/, '') ?? '';
  return {
    ...(email && { mail: email }),
    ...(wechat && { wechat }),
    ...(MOBILE.test(phone) && { sms: phone }),
  };
}

interface Reachable {
  readonly email?: string;
  readonly phone?: string;
  readonly wechat?: string;
}
