import { queryOptions } from '@tanstack/react-query';
import type { Certificate } from '../../../src/people/staff/certificate.ts';
import type { Role } from '../../../src/people/staff/role.ts';
import { get } from '../api/call.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly unitId: number | null;
  readonly active: boolean;
  /** Has set a password. */
  readonly canSignIn: boolean;
  readonly certificates: readonly Certificate[];
}

/** Someone with the one-time link that was made for them. */
export interface Invited {
  readonly person: Person;
  readonly link: string;
}

export const peopleQuery = queryOptions({
  queryKey: ['people', 'all'],
  queryFn: () => get<{ items: readonly Person[] }>('/staff/people').then(({ items }) => items),
});
